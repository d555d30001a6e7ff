import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { HydratedRouter } from 'react-router/dom'
import { awaitRoom, fetchWordsWith, isLanguage } from './ground/words/words.ts'

const files = import.meta.glob<Record<string, unknown>>('./ground/words/{english,spanish}/*.ts')

fetchWordsWith(async (language, room) => {
  const file = await files[`./ground/words/${language === 'en' ? 'english' : 'spanish'}/${room}.ts`]!()
  return { [room]: file[room] }
})

const language = document.documentElement.lang
await (isLanguage(language) && awaitRoom(language, 'frame'))
startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <HydratedRouter />
    </StrictMode>,
  )
})
