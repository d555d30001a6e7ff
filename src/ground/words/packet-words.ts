import { packet as english } from './english/packet.ts'
import { packet as spanish } from './spanish/packet.ts'
import { type Language, type Words, wordsOf } from './words.ts'

/** The sentences of pages, and those that only a packet says: no browser loads them. */
export type PacketWords = Words & { packet: typeof english }

export function packetWordsOf(language: Language): PacketWords {
  return { ...wordsOf(language), packet: language === 'en' ? english : spanish }
}
