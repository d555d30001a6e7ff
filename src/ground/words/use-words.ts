import { createContext, useContext } from 'react'
import { useRouteLoaderData } from 'react-router'
import { type Language, type Words, wordsOf } from './words.ts'
import { type MeasureWords, withMeasureWords } from './words-of-measures.ts'

/** What the city's own measures are called; the frame of the signed-in pages gives it. */
export const OwnMeasureWords = createContext<readonly MeasureWords[]>([])

/** The language of the page, as the root loader chose it. */
export function useLanguage(): Language {
  const root = useRouteLoaderData('root') as { language: Language } | undefined
  return root?.language ?? 'en'
}

/** The sentences of the page's language, with the names of the city's own measures. */
export function useWords(): Words {
  const own = useContext(OwnMeasureWords)
  return withMeasureWords(wordsOf(useLanguage()), own)
}
