import type { MouseEvent } from 'react'
import { StateMark } from '../../../ground/ui/state-mark.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount } from '../../../ground/words/write-value.ts'
import type { ListedStatus } from '../../portfolio/contract-row.ts'

type Props = { unsigned: number; expiring: number; slug: string; onChoose: (status: ListedStatus) => boolean }

/** What cannot wait, before anything is searched: contracts that run unsigned, and those that end soon. */
export function ContractsUrgent({ unsigned, expiring, slug, onChoose }: Props) {
  const { register } = useWords()
  const language = useLanguage()
  const choose = (status: ListedStatus) => (event: MouseEvent) => {
    if (onChoose(status)) event.preventDefault()
  }
  const lines = [
    { status: 'running-unsigned' as const, count: unsigned, text: register.runUnsigned },
    { status: 'expiring' as const, count: expiring, text: register.endSoon },
  ].filter(({ count }) => count > 0)
  if (lines.length === 0) return null
  return (
    <ul className="urgent-lines" aria-label={register.urgent}>
      {lines.map(({ status, count, text }) => (
        <li key={status}>
          <a href={`/${slug}/contracts?status=${status}`} onClick={choose(status)}>
            <StateMark
              state={status === 'expiring' ? 'open' : 'late'}
              word={text(count, writeCount(count, language))}
            />
          </a>
        </li>
      ))}
    </ul>
  )
}
