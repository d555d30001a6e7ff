import { useEffect } from 'react'
import { useRevalidator } from 'react-router'
import { ProgressBar } from '../../../ground/ui/progress-bar.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount } from '../../../ground/words/write-value.ts'

type Props = { submission: { step: string; rowsRead: number; fraction: number }; secondsLeft: number | null }

/** How far the reading is. The page asks again each second; without JavaScript it loads itself again every other. */
export function ReadingProgress({ submission, secondsLeft }: Props) {
  const { data } = useWords()
  const language = useLanguage()
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (state !== 'idle') return
    const again = setTimeout(revalidate, 1000)
    return () => clearTimeout(again)
  }, [revalidate, state])
  const { step, rowsRead, fraction } = submission
  const rows = rowsRead > 0 ? writeCount(rowsRead, language) : ''
  return (
    <>
      <noscript>
        <meta httpEquiv="refresh" content="2" />
      </noscript>
      <ProgressBar
        id="reading"
        text={data.progress(data.step[step] ?? step, rows, secondsLeft)}
        done={Math.round(fraction * 100)}
        of={step === '' || step === 'measure' ? undefined : 100}
      />
    </>
  )
}
