import type { english } from './english/english.ts'

/** Every sentence on screen, by room. */
export type Words = typeof english

export const languages = ['en', 'es'] as const
export type Language = (typeof languages)[number]

const known = new Map<Language, Words>()

/** Makes a language known. The server and the terminal know all of them; a browser loads the one that it shows. */
export function knowWords(language: Language, words: Words): void {
  known.set(language, words)
}

export function wordsOf(language: Language): Words {
  const words = known.get(language)
  if (!words) throw new Error(`The words of "${language}" are not loaded.`)
  return words
}

export function isLanguage(text: string | null | undefined): text is Language {
  return languages.includes(text as Language)
}
