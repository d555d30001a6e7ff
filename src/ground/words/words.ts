import { data as dataEn } from './english/data.ts'
import { frame as frameEn } from './english/frame.ts'
import { measures as measuresEn } from './english/measures.ts'
import { packet as packetEn } from './english/packet.ts'
import { portfolio as portfolioEn } from './english/portfolio.ts'
import { review as reviewEn } from './english/review.ts'
import { signals as signalsEn } from './english/signals.ts'
import { start as startEn } from './english/start.ts'
import { data as dataEs } from './spanish/data.ts'
import { frame as frameEs } from './spanish/frame.ts'
import { measures as measuresEs } from './spanish/measures.ts'
import { packet as packetEs } from './spanish/packet.ts'
import { portfolio as portfolioEs } from './spanish/portfolio.ts'
import { review as reviewEs } from './spanish/review.ts'
import { signals as signalsEs } from './spanish/signals.ts'
import { start as startEs } from './spanish/start.ts'

const english = {
  frame: frameEn,
  start: startEn,
  portfolio: portfolioEn,
  data: dataEn,
  measures: measuresEn,
  packet: packetEn,
  review: reviewEn,
  signals: signalsEn,
}

/** Every sentence on screen, by room. */
export type Words = typeof english

export const languages = ['en', 'es'] as const
export type Language = (typeof languages)[number]

const byLanguage: Record<Language, Words> = {
  en: english,
  es: {
    frame: frameEs,
    start: startEs,
    portfolio: portfolioEs,
    data: dataEs,
    measures: measuresEs,
    packet: packetEs,
    review: reviewEs,
    signals: signalsEs,
  },
}

export function wordsOf(language: Language): Words {
  return byLanguage[language]
}

export function isLanguage(text: string | null | undefined): text is Language {
  return languages.includes(text as Language)
}
