import { useRouteLoaderData } from 'react-router'
import { type Language, type Words, wordsOf } from './words.ts'

/** The language of the page, as the root loader chose it. */
export function useLanguage(): Language {
  const root = useRouteLoaderData('root') as { language: Language } | undefined
  return root?.language ?? 'en'
}

/** The sentences of the page's language. */
export function useWords(): Words {
  return wordsOf(useLanguage())
}
