import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openMailDoor, readMailSettings, writeLetter } from './mail-door.ts'

/** A letter as it lies or travels, with its words decoded. */
const read = (mail: string) => {
  const end = mail.indexOf('\r\n\r\n')
  const headers = mail.slice(0, end).replaceAll('\r\n ', ' ').split('\r\n')
  // a letter without a subject has no such line
  const subject =
    headers
      .find((line) => line.startsWith('Subject:'))
      ?.slice(8)
      .trim() ?? ''
  const words = [...subject.matchAll(/=\?UTF-8\?B\?([^?]*)\?=/g)].map((word) => Buffer.from(word[1]!, 'base64'))
  const isCoded = headers.includes('Content-Transfer-Encoding: base64')
  const body = isCoded ? Buffer.from(mail.slice(end), 'base64').toString('utf8') : mail.slice(end)
  return {
    headers,
    subject: words.length > 0 ? words.map((word) => word.toString('utf8')).join('') : subject,
    text: body.replaceAll('\r\n', '\n').trim(),
  }
}

/** A mail server that takes every letter, as RFC 5321 has it: what it was told stands in `heard`. */
async function openMailServer() {
  const heard: string[] = []
  const server = createServer((socket) => {
    let isLetter = false
    socket.write('220 here\r\n')
    socket.on('data', (piece) => {
      heard.push(piece.toString())
      if (isLetter && !piece.toString().endsWith('\r\n.\r\n')) return
      const begins = piece.toString().startsWith('DATA')
      socket.write(begins ? '354 go on\r\n' : piece.toString().startsWith('QUIT') ? '221 bye\r\n' : '250 ok\r\n')
      isLetter = begins
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, heard, close: () => new Promise((closed) => server.close(closed)) }
}

test('without a mail server a letter lies in the outbox, for nobody else to read', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'throughline-mail-'))
  try {
    const door = openMailDoor({ dataFolder, slug: 'town' }, readMailSettings({}))
    expect(door.way).toBe('kept')
    await door.send({ to: 'dana@example.org', subject: 'Report due', text: 'Good day,\n\nthe counts.' })
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

test('a mail server is told who writes to whom, and gets the same letter', async () => {
  const server = await openMailServer()
  try {
    const door = openMailDoor(
      { dataFolder: '/nowhere', slug: 'town' },
      { smtpUrl: server.url, from: 'city@example.org' },
    )
    expect(door.way).toBe('mailed')
    await door.send({ to: 'dana@example.org', subject: 'Informe: año', text: 'Los números.' })
    const said = server.heard.join('')
    expect(said).toContain('MAIL FROM:<city@example.org>')
    expect(said).toContain('RCPT TO:<dana@example.org>')
    const mail = read(said.slice(said.search(/^From: /m), said.lastIndexOf('\r\n.\r\n')))
    expect(mail).toMatchObject({ subject: 'Informe: año', text: 'Los números.' })
  } finally {
    await server.close()
  }
})

test('what a letter says comes out as it went in, and no line begins a header of its own', async () => {
  const words = fc.string({ unit: 'grapheme' })
  await fc.assert(
    fc.asyncProperty(words, words, async (subject, text) => {
      const mail = await writeLetter({ to: 'a@example.org\r\nBcc: b@example.org', subject, text }, 'city@example.org')
      const { headers, ...said } = read(mail)
      expect(said.text).toBe(text.replaceAll(/\r\n?/g, '\n').trim())
      expect(headers.filter((line) => line.startsWith('Bcc'))).toEqual([])
      expect(headers).toContain('Auto-Submitted: auto-generated')
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
