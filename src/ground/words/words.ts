import { frame as frameEn } from './english/frame.ts'
import { start as startEn } from './english/start.ts'
import { frame as frameEs } from './spanish/frame.ts'
import { start as startEs } from './spanish/start.ts'

const english = { frame: frameEn, start: startEn }

/** Every sentence on screen, by room. */
export type Words = typeof english

export const languages = ['en', 'es'] as const
export type Language = (typeof languages)[number]

const byLanguage: Record<Language, Words> = {
  en: english,
  es: { frame: frameEs, start: startEs },
}

export function wordsOf(language: Language): Words {
  return byLanguage[language]
}

export function isLanguage(text: string | null | undefined): text is Language {
  return languages.includes(text as Language)
}
