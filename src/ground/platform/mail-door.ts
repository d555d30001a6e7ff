import { randomUUID } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
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

/** What the library for mail offers, as far as it is used here. */
type Mailer = {
  createTransport(url: string): {
    sendMail(mail: { from: string; to: string; subject: string; text: string }): Promise<unknown>
  }
}
/** The name stands in a variable: where the library is not installed, the program still starts. */
const mailLibrary = 'nodemailer'

/** Opens the door; null where a mail server is set and the library that speaks with it is not installed. */
export async function openMailDoor(
  place: { dataFolder: string; slug: string },
  settings: MailSettings = readMailSettings(),
): Promise<MailDoor | null> {
  const { smtpUrl, from } = settings
  if (smtpUrl === null) {
    const folder = outboxFolder(place.dataFolder, place.slug)
    return { way: 'kept', send: (letter) => keepLetter(folder, from, letter) }
  }
  const mailer = await import(mailLibrary).then((found) => (found.default ?? found) as Mailer).catch(() => null)
  if (mailer === null) return null
  const transport = mailer.createTransport(smtpUrl)
  return {
    way: 'mailed',
    async send(letter) {
      await transport.sendMail({ from, ...letter })
    },
  }
}

async function keepLetter(folder: string, from: string, letter: Letter): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const id = randomUUID()
  const path = join(folder, `${new Date().toISOString().slice(0, 10)}-${id}.eml`)
  await writeFile(`${path}.part`, writeLetter(letter, { from, id, at: new Date() }), { mode: 0o600 })
  await rename(`${path}.part`, path)
}

/** The letter as mail programs read it: RFC 5322, UTF-8, lines of at most 76 characters. */
export function writeLetter({ to, subject, text }: Letter, of: { from: string; id: string; at: Date }): string {
  const headers = [
    `From: ${address(of.from)}`,
    `To: ${address(to)}`,
    `Subject: ${encodedWords(subject)}`,
    `Date: ${of.at.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${of.id}@throughline>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    'Auto-Submitted: auto-generated',
  ]
  const body = Buffer.from(text.replaceAll(/\r?\n/g, '\r\n'), 'utf8').toString('base64')
  return `${headers.join('\r\n')}\r\n\r\n${body.match(/.{1,76}/g)?.join('\r\n') ?? ''}\r\n`
}

/** Nothing that stands in an address may begin a header of its own. */
const address = (text: string): string => text.replaceAll(/[\r\n]+/g, ' ').trim()

/** A subject in encoded words of at most 75 characters (RFC 2047), none of which parts a character. */
function encodedWords(subject: string): string {
  const plain = subject.replaceAll(/[\r\n]+/g, ' ').trim()
  if (/^[\x20-\x7e]{0,60}$/.test(plain)) return plain
  const parts: string[] = ['']
  for (const character of plain) {
    if (Buffer.byteLength(parts.at(-1)! + character) > 42) parts.push('')
    parts[parts.length - 1] += character
  }
  return parts.map((part) => `=?utf-8?B?${Buffer.from(part, 'utf8').toString('base64')}?=`).join('\r\n ')
}
