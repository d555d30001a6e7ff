import { randomUUID } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { outboxFolder } from './folders.ts'

/** A letter in plain text to one person. */
export type Letter = { to: string; subject: string; text: string }

/**
 * The door that letters leave by. mailed: a mail server took it. kept: no mail server is set, and the letter lies in the
 * outbox of the data folder, where any mail program opens it.
 */
export type MailDoor = { way: 'mailed' | 'kept'; send(letter: Letter): Promise<void> }

export type MailSettings = { smtpUrl: string | null; from: string }

/** The mail server and the sender's address, as the environment names them. */
export function readMailSettings(env = process.env): MailSettings {
  return { smtpUrl: env.THROUGHLINE_SMTP_URL || null, from: env.THROUGHLINE_MAIL_FROM || 'throughline@localhost' }
}

/** Opens the door; an address of a server that nobody reaches shows itself when the first letter is sent. */
export function openMailDoor(
  place: { dataFolder: string; slug: string },
  settings: MailSettings = readMailSettings(),
): MailDoor {
  const { smtpUrl, from } = settings
  if (smtpUrl === null) {
    const folder = outboxFolder(place.dataFolder, place.slug)
    return { way: 'kept', send: (letter) => keepLetter(folder, from, letter) }
  }
  const transport = createTransport(smtpUrl)
  return {
    way: 'mailed',
    async send(letter) {
      await transport.sendMail(mailOf(letter, from))
    },
  }
}

const mailOf = (letter: Letter, from: string) => ({
  ...letter,
  from,
  textEncoding: 'base64' as const,
  headers: { 'Auto-Submitted': 'auto-generated' },
  disableFileAccess: true,
  disableUrlAccess: true,
})

async function keepLetter(folder: string, from: string, letter: Letter): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${new Date().toISOString().slice(0, 10)}-${randomUUID()}.eml`)
  await writeFile(`${path}.part`, await writeLetter(letter, from), { mode: 0o600 })
  await rename(`${path}.part`, path)
}

/** The letter as mail programs read it (RFC 5322, UTF-8), in the words that a mail server would get. */
export async function writeLetter(letter: Letter, from: string): Promise<string> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const { message } = await transport.sendMail(mailOf(letter, from))
  return message.toString()
}
