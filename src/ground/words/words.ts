import type { english } from './english/english.ts'

/** Every sentence on screen, by room. */
export type Words = typeof english

export const languages = ['en', 'es'] as const
export type Language = (typeof languages)[number]

type Room = keyof Words
type LoadRoom = (language: Language, room: Room) => Promise<Partial<Words>>

const known = new Map<Language, Partial<Words>>()
const awaited = new Map<string, Promise<void>>()
let loadRoom: LoadRoom | null = null

/** Makes a language known. The server and the terminal know all of them whole. */
export function knowWords(language: Language, words: Partial<Words>): void {
  known.set(language, { ...known.get(language), ...words })
}

/** A browser knows none: it fetches the words of a room, in the one language that it shows, when a page first asks. */
export function fetchWordsWith(load: LoadRoom): void {
  loadRoom = load
}

export function wordsOf(language: Language): Words {
  if (!loadRoom) return wholeOf(language)
  return new Proxy({} as Words, { get: (_, room) => wordsOfRoom(language, room as Room) })
}

function wholeOf(language: Language): Words {
  const words = known.get(language)
  if (!words) throw new Error(`The words of "${language}" are not loaded.`)
  return words as Words
}

/** Throws a promise while a room's words are on their way: React draws the page when it is kept. */
function wordsOfRoom(language: Language, room: Room): Words[Room] {
  const words = known.get(language)?.[room]
  if (words) return words
  throw awaitRoom(language, room)
}

/** Fetches the words of a room once. */
export function awaitRoom(language: Language, room: Room): Promise<void> {
  const key = `${language} ${room}`
  const waiting = awaited.get(key) ?? loadRoom!(language, room).then((loaded) => knowWords(language, loaded))
  awaited.set(key, waiting)
  return waiting
}

export function isLanguage(text: string | null | undefined): text is Language {
  return languages.includes(text as Language)
}
