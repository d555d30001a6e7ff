import type { ReactNode } from 'react'
import { Field } from '../../../ground/ui/field.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount, writeShortMonth, writeValue } from '../../../ground/words/write-value.ts'
import { countsIn } from '../../../management/meetings/shown-course.ts'
import { keptCount, type Measure } from '../../../performance/measures/measure.ts'
import {
  fieldOf,
  findFaults,
  type KnownCount,
  readCounts,
  type TypedCount,
  type TypedFault,
} from '../../../performance/reports/typed-counts.ts'
import { findUnusual, type UsualRange } from '../../../performance/reports/unusual-count.ts'
import type { MonthKnown } from '../list-known-counts.ts'
import { useCountEntry } from './count-entry.ts'

type Props = {
  title: string
  explains: ReactNode
  /** the month itself, then the two before it */
  known: MonthKnown[]
  usual: Record<string, UsualRange>
  /** the measures that stand first, and those that are a click away */
  asked: Measure[]
  others: Measure[]
  typed: TypedCount[] | undefined
  note: string | undefined
  noteHint: string
  faults: TypedFault[]
  say: (fault: TypedFault) => string
  /** where a draft is kept while one types; null: nothing is kept before it is sent */
  draftAddress: string | null
  /** the buttons */
  children: ReactNode
}

/** Two numbers a measure, with the months before beside them; a slip is told at its field, what is unusual is only told. */
export function CountFields(props: Props) {
  const { title, explains, known, usual, asked, others, typed, note, noteHint, faults, say, draftAddress, children } =
    props
  const { data, reports } = useWords()
  const { counts } = data
  const all = [...asked, ...others]
  const entry = useCountEntry(all, draftAddress)
  const shownFaults = entry.live ? whileTyping(findFaults(entry.live, all), entry.touched, faults) : faults
  const counted = entry.live ?? typed ?? []
  const { kept } = entry
  const isTyped = ({ key }: Measure) =>
    faults.some((fault) => fault.measure === key) ||
    typed?.some((one) => one.measure === key && one.numerator + one.denominator !== '')
  const pair = (measure: Measure) => (
    <CountPair
      key={measure.key}
      measure={measure}
      known={known}
      typed={typed}
      usual={usual[measure.key]}
      counted={counted}
      faults={shownFaults}
      say={say}
    />
  )
  return (
    <form
      method="post"
      className="count-form"
      noValidate
      ref={entry.form}
      onBlur={entry.onBlur}
      onInput={entry.onInput}
      onMouseDown={entry.onMouseDown}
      onKeyDown={entry.onKeyDown}
    >
      <h2>{title}</h2>
      <div className="explains">{explains}</div>
      {asked.map(pair)}
      {others.length > 0 && (
        <details className="month-table" open={others.some(isTyped)}>
          <summary>{reports.form.otherMeasures(others.length)}</summary>
          {others.map(pair)}
        </details>
      )}
      <Field
        control="textarea"
        name="note"
        label={counts.note}
        hint={noteHint}
        maxLength={1000}
        defaultValue={note ?? known[0]!.note}
      />
      <div className="button-line">{children}</div>
      <p className="explains count-kept" role="status">
        {kept?.state === 'saved' && reports.form.saved(kept.at)}
        {kept?.state === 'saving' && reports.form.saving}
        {kept?.state === 'offline' && reports.form.offline}
      </p>
    </form>
  )
}

/** While one types, only what is wrong with a number that one has left; the half of a pair may still come. */
function whileTyping(found: TypedFault[], touched: ReadonlySet<string>, sent: TypedFault[]): TypedFault[] {
  const wasSent = new Set(sent.map((fault) => fault.fieldId))
  return found.filter(({ problem, fieldId }) =>
    problem === 'half' ? wasSent.has(fieldId) : touched.has(fieldId) || wasSent.has(fieldId),
  )
}

type PairProps = Pick<Props, 'known' | 'typed' | 'faults' | 'say'> & {
  measure: Measure
  usual: UsualRange | undefined
  counted: TypedCount[]
}

function CountPair({ measure, known, typed, usual, counted, faults, say }: PairProps) {
  const words = useWords()
  const { data, measures, reports } = words
  const { key, valueFormat } = measure
  const language = useLanguage()
  const { counts } = data
  const [now, ...before] = known as [MonthKnown, ...MonthKnown[]]
  const write = (count: KnownCount | undefined) =>
    count?.numerator == null || count.denominator === null
      ? counts.none
      : countsIn(
          valueFormat,
          {
            numerator: keptCount(measure, count.numerator)!,
            denominator: count.denominator,
            counted: '',
          },
          words,
          language,
        ).trim()
  const filledWith = (part: 'numerator' | 'denominator'): string => {
    const sent = typed?.find((one) => one.measure === key)
    return sent ? sent[part] : String(now.counts[key]?.[part] ?? '')
  }
  const [pair] = readCounts(
    counted.filter((one) => one.measure === key),
    [measure],
  )
  const isFaulty = faults.some((fault) => fault.measure === key)
  const unusual = pair && !isFaulty ? findUnusual(pair, usual) : null
  const value = (n: number) =>
    unusual?.part === 'value' ? writeValue(n, valueFormat, language) : writeCount(Math.round(n), language)
  return (
    <fieldset className="usa-fieldset count-pair">
      <legend className="usa-legend">{measures.title[key] ?? key}</legend>
      <p className="explains">
        {before.map((one) => counts.before(writeShortMonth(one.month, language), write(one.counts[key]))).join('; ')}
      </p>
      {(['numerator', 'denominator'] as const).map((part) => {
        const id = fieldOf(key, part)
        const fault = faults.find((one) => one.fieldId === id)
        return (
          <Field
            key={id}
            name={id}
            label={measure[part][language]}
            error={fault && say(fault)}
            inputMode="numeric"
            enterKeyHint="next"
            autoComplete="off"
            maxLength={11}
            defaultValue={filledWith(part)}
          />
        )
      })}
      {unusual && (
        <p className="count-unusual" role="status">
          {reports.form.unusual(value(unusual.found), value(unusual.range.lower), value(unusual.range.upper))}
        </p>
      )}
    </fieldset>
  )
}
