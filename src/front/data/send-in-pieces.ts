import { type PiecePurpose, pieceBytes, pieceOffsetHeader } from './piece-rules.ts'

/** How far the sending of a large file is; `code` says why it cannot go on. */
export type Sending =
  | { state: 'sending'; sent: number; of: number; goesOn: boolean }
  | { state: 'waiting'; sent: number; of: number }
  | { state: 'paused'; sent: number; of: number }
  | { state: 'refused'; code: string }
  | { state: 'arrived'; key: string; of: number }

/** Pauses before a piece is sent again, in seconds; after the last of them a person says when. */
const pauses = [1, 2, 4, 8, 15, 30, 30]

type Answer = { status: number; body: { key?: string; received?: number; refused?: string } } | 'lost'

/**
 * Sends a file in pieces, each with its check sum, and goes on where the last one arrived: after a broken line, and also on
 * another day's page, when the same file is chosen again. Tells `onChange` how far it is, and ends with `arrived`, `refused` or
 * `paused`.
 */
export async function sendInPieces(
  file: File,
  { home, purpose, signal, onChange }: { home: string; purpose: PiecePurpose; signal: AbortSignal; onChange: Tell },
): Promise<void> {
  const of = file.size
  const name = await rememberedAs(file, `${home} ${purpose}`)
  let key = recall(name)
  let sent = 0
  let failures = 0
  let goesOn = false
  const begin = async (): Promise<Answer> => {
    if (key === null) {
      const form = new FormData()
      for (const [field, value] of Object.entries({ purpose, name: file.name, bytes: String(of) }))
        form.set(field, value)
      return ask(home, { method: 'POST', body: form, signal })
    }
    return ask(`${home}/${key}`, { signal })
  }
  let hasBegun = false
  while (true) {
    if (hasBegun) onChange({ state: 'sending', sent, of, goesOn })
    const answer: Answer = hasBegun ? await sendPiece(file, `${home}/${key}`, sent, signal) : await begin()
    if (signal.aborted) return onChange({ state: 'paused', sent, of })
    if (answer === 'lost' || answer.status >= 500 || answer.body.refused === 'piece-not-whole') {
      const pause = pauses[failures]
      failures += 1
      if (pause === undefined) return onChange({ state: 'paused', sent, of })
      onChange({ state: 'waiting', sent, of })
      await restOrOnline(pause * 1000, signal)
      // The piece may have arrived all the same: the server says where the file ends.
      hasBegun = false
      continue
    }
    const { received, refused }: { received?: number; refused?: string } = answer.body
    if (refused === 'upload-gone' && key !== null) {
      forget(name)
      ;[key, sent, hasBegun] = [null, 0, false]
      continue
    }
    if (received === undefined) return onChange({ state: 'refused', code: refused ?? String(answer.status) })
    if (!hasBegun) {
      key = answer.body.key ?? key
      if (key !== null) remember(name, key)
      if (failures === 0) goesOn = received > 0
    }
    if (received > sent) failures = 0
    ;[sent, hasBegun] = [received, true]
    if (sent >= of) {
      forget(name)
      return onChange({ state: 'arrived', key: key!, of })
    }
  }
}

type Tell = (sending: Sending) => void

/** Forgets and erases what has come of a file. */
export async function giveUp(file: File, home: string, purpose: PiecePurpose): Promise<void> {
  const name = await rememberedAs(file, `${home} ${purpose}`)
  const key = recall(name)
  forget(name)
  if (key !== null) await ask(`${home}/${key}`, { method: 'DELETE' })
}

/** A browser tells check sums only where the line is safe; elsewhere, and for small files, the plain form is as good. */
export const canSendInPieces = (file: File): boolean =>
  file.size > pieceBytes && globalThis.isSecureContext && globalThis.crypto?.subtle !== undefined

async function sendPiece(file: File, address: string, from: number, signal: AbortSignal): Promise<Answer> {
  const content = await file
    .slice(from, from + pieceBytes)
    .arrayBuffer()
    .catch(() => null)
  // The file was moved or changed after it was chosen.
  if (content === null) return { status: 400, body: { refused: 'file-not-readable' } }
  return ask(address, {
    method: 'PUT',
    body: content,
    headers: { 'Content-Digest': `sha-256=:${await digestOf(content)}:`, [pieceOffsetHeader]: String(from) },
    signal,
  })
}

async function ask(address: string, init: RequestInit): Promise<Answer> {
  try {
    const response = await fetch(address, { ...init, redirect: 'manual' })
    // Who is no longer signed in would be led to the sign-in page.
    if (response.type === 'opaqueredirect') return { status: 401, body: { refused: 'signed-out' } }
    const isJson = response.headers.get('Content-Type')?.includes('json')
    return { status: response.status, body: isJson ? await response.json() : {} }
  } catch {
    return 'lost'
  }
}

async function digestOf(content: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content))
  return btoa(String.fromCharCode(...digest))
}

/** The same file is known again by its name, its size, when it was changed, and how it begins and ends. */
async function rememberedAs(file: File, where: string): Promise<string> {
  const ends = new Blob([file.slice(0, 65_536), file.slice(-65_536)])
  const digest = await digestOf(await ends.arrayBuffer()).catch(() => '')
  return `upload ${where} ${file.name} ${file.size} ${file.lastModified} ${digest}`
}

// A browser may refuse to remember; then a file begins anew.
const recall = (name: string): string | null => safely(() => localStorage.getItem(name))
const remember = (name: string, key: string) => safely(() => localStorage.setItem(name, key))
const forget = (name: string) => safely(() => localStorage.removeItem(name))

function safely<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}

function restOrOnline(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      globalThis.removeEventListener('online', end)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    globalThis.addEventListener('online', end)
    signal.addEventListener('abort', end)
  })
}
