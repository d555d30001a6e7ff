import type { ReactNode } from 'react'
import { Field } from '../../../ground/ui/field.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount, writeShortMonth, writeValue } from '../../../ground/words/write-value.ts'
import { type MeasureKey, measureKeys, valueFormatOf } from '../../../performance/measure-packs/homelessness/figure.ts'
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
  usual: Partial<Record<MeasureKey, UsualRange>>
  /** the measures that stand first */
  asked: MeasureKey[]
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
  const { title, explains, known, usual, asked, typed, note, noteHint, faults, say, draftAddress, children } = props
  const { data, reports } = useWords()
  const { counts } = data
  const entry = useCountEntry(draftAddress)
  const shownFaults = entry.live ? whileTyping(findFaults(entry.live), entry.touched, faults) : faults
  const counted = entry.live ?? typed ?? []
  const { kept } = entry
  const others = measureKeys.filter((measure) => !asked.includes(measure))
  const isTyped = (measure: MeasureKey) =>
    faults.some((fault) => fault.measure === measure) ||
    typed?.some((one) => one.measure === measure && one.numerator + one.denominator !== '')
  const pair = (measure: MeasureKey) => (
    <CountPair
      key={measure}
      measure={measure}
      known={known}
      typed={typed}
      usual={usual[measure]}
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
  measure: MeasureKey
  usual: UsualRange | undefined
  counted: TypedCount[]
}

function CountPair({ measure, known, typed, usual, counted, faults, say }: PairProps) {
  const { data, measures, reports } = useWords()
  const language = useLanguage()
  const { counts } = data
  const [now, ...before] = known as [MonthKnown, ...MonthKnown[]]
  const write = (count: KnownCount | undefined) =>
    count?.numerator == null || count.denominator === null
      ? counts.none
      : valueFormatOf(measure) === 'nights'
        ? measures.nightsOver(count.numerator, count.denominator)
        : measures.of(count.numerator, count.denominator)
  const filledWith = (part: 'numerator' | 'denominator'): string => {
    const sent = typed?.find((one) => one.measure === measure)
    return sent ? sent[part] : String(now.counts[measure]?.[part] ?? '')
  }
  const [pair] = readCounts(counted.filter((one) => one.measure === measure))
  const isFaulty = faults.some((fault) => fault.measure === measure)
  const unusual = pair && !isFaulty ? findUnusual(pair, usual) : null
  const value = (n: number) =>
    unusual?.part === 'value' ? writeValue(n, valueFormatOf(measure), language) : writeCount(Math.round(n), language)
  return (
    <fieldset className="usa-fieldset count-pair">
      <legend className="usa-legend">{measures.title[measure]}</legend>
      <p className="explains">
        {before
          .map((one) => counts.before(writeShortMonth(one.month, language), write(one.counts[measure])))
          .join('; ')}
      </p>
      {(['numerator', 'denominator'] as const).map((part) => {
        const id = fieldOf(measure, part)
        const fault = faults.find((one) => one.fieldId === id)
        return (
          <Field
            key={id}
            name={id}
            label={part === 'numerator' ? counts.numeratorLabel[measure] : counts.denominatorLabel[measure]}
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
