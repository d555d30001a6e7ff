import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openMailDoor, readMailSettings, writeLetter } from './mail-door.ts'

const of = { from: 'city@example.org', id: 'one', at: new Date('2026-11-09T10:00:00Z') }
const read = (mail: string) => {
  const [head, body] = mail.split('\r\n\r\n') as [string, string]
  const headers = head.replaceAll('\r\n ', ' ').split('\r\n')
  const subject = headers.find((line) => line.startsWith('Subject: '))!.slice(9)
  const words = [...subject.matchAll(/=\?utf-8\?B\?([^?]*)\?=/g)].map((word) => Buffer.from(word[1]!, 'base64'))
  return {
    headers,
    subject: words.length > 0 ? words.map((word) => word.toString('utf8')).join('') : subject,
    text: Buffer.from(body, 'base64').toString('utf8').replaceAll('\r\n', '\n'),
  }
}

test('without a mail server a letter lies in the outbox, for nobody else to read', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'throughline-mail-'))
  try {
    const door = await openMailDoor({ dataFolder, slug: 'town' }, readMailSettings({}))
    expect(door!.way).toBe('kept')
    await door!.send({ to: 'dana@example.org', subject: 'Report due', text: 'Good day,\n\nthe counts.' })
    const folder = join(dataFolder, 'outbox', 'town')
    const [name, ...more] = await readdir(folder)
    expect([name!.endsWith('.eml'), more]).toEqual([true, []])
    expect((await stat(join(folder, name!))).mode & 0o777).toBe(0o600)
    const mail = read(await readFile(join(folder, name!), 'utf8'))
    expect(mail.headers).toContain('To: dana@example.org')
    expect(mail).toMatchObject({ subject: 'Report due', text: 'Good day,\n\nthe counts.' })
  } finally {
    await rm(dataFolder, { recursive: true, force: true })
  }
})

test('what a letter says comes out as it went in, and no line begins a header of its own', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (subject, text) => {
      const mail = writeLetter({ to: 'a@example.org\r\nBcc: b@example.org', subject, text }, of)
      expect(mail.split('\r\n').every((line) => line.length <= 78)).toBe(true)
      const { headers, ...said } = read(mail)
      expect(said.subject).toBe(subject.replaceAll(/[\r\n]+/g, ' ').trim())
      expect(said.text).toBe(text.replaceAll('\r\n', '\n'))
      expect(headers.filter((line) => line.startsWith('Bcc'))).toEqual([])
    }),
  )
})

test('the environment names the mail server and the sender', () => {
  expect(readMailSettings({ THROUGHLINE_SMTP_URL: 'smtp://mail', THROUGHLINE_MAIL_FROM: 'city@example.org' })).toEqual({
    smtpUrl: 'smtp://mail',
    from: 'city@example.org',
  })
  expect(readMailSettings({})).toEqual({ smtpUrl: null, from: 'throughline@localhost' })
})
