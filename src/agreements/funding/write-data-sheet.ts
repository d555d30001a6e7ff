import { typeset } from '../../ground/packets/typeset.ts'
import { type Language, wordsOf } from '../../ground/words/words.ts'
import { writeDay } from '../../ground/words/write-value.ts'
import { composeDataSheet } from './compose-data-sheet.ts'
import type { DataSheet } from './subaward.ts'

/** The data sheet as a PDF in a language. The same register on the same day gives the same bytes. */
export async function writeDataSheet(
  sheet: DataSheet,
  { language, today, isDemo }: { language: Language; today: string; isDemo: boolean },
): Promise<Uint8Array> {
  const words = wordsOf(language)
  const { sheet: text } = words.funding
  const composed = composeDataSheet(sheet, words, language)
  return typeset({
    template: 'src/agreements/funding/data-sheet.typ',
    data: {
      ...composed,
      lang: language,
      subtitle: [sheet.provider.name, sheet.contract.title].join('. '),
      missingLine: text.missing(composed.missing),
      listingsTitle: text.parts.listings,
      listingColumns: [text.columns.listing, text.columns.title, text.columns.amount],
      total: text.columns.total,
      demonstration: isDemo ? text.demonstration : null,
      footer: text.footer(sheet.contract.number, writeDay(today, language)),
      page: text.page,
    },
    at: `${today}T00:00:00.000Z`,
  })
}
