import { StateMark } from '../../../ground/ui/state-mark.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount, writeValue } from '../../../ground/words/write-value.ts'
import type { SystemCell } from '../find-system.ts'

/** A figure of a year with its counts; or why there is none. */
export function SystemFigureCell({ cell }: { cell: SystemCell }) {
  const { system, measures } = useWords()
  const language = useLanguage()
  const { kind, state, reason, value, numerator, denominator, median } = cell
  if (state !== 'value')
    return (
      <>
        <StateMark state={state} word={measures.stateShort[state]} />
        {reason && <span className="explains beneath">{system.reasons[reason]}</span>}
      </>
    )
  if (cell.isSuppressed) return <StateMark state="suppressed" word={measures.state.suppressed} />
  if (value === null) return <span className="explains">{measures.nothing}</span>
  const count = (n: number) => writeCount(n, language)
  if (kind === 'people') return <>{system.persons(count(denominator), denominator)}</>
  if (kind === 'share')
    return (
      <>
        {writeValue(value, 'share', language)}
        <span className="explains beneath">{measures.of(numerator, denominator)}</span>
      </>
    )
  return (
    <>
      {measures.days(count(Math.round(value)))}
      <span className="explains beneath">
        {median !== null && system.median(count(median))} {system.persons(count(denominator), denominator)}
      </span>
    </>
  )
}
