import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { HydratedRouter } from 'react-router/dom'
import { isLanguage, knowWords } from './ground/words/words.ts'

/** A browser shows one language at a time, so it loads one. */
async function loadWords(): Promise<void> {
  const language = document.documentElement.lang
  if (!isLanguage(language)) return
  const words =
    language === 'en'
      ? (await import('./ground/words/english/english.ts')).english
      : (await import('./ground/words/spanish/spanish.ts')).spanish
  knowWords(language, words)
}

loadWords().then(() =>
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <HydratedRouter />
      </StrictMode>,
    )
  }),
)
