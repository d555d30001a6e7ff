import { Field } from '../../../ground/ui/field.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeShortMonth } from '../../../ground/words/write-value.ts'
import type { Measure } from '../../../performance/measures/measure.ts'
import { fieldOf, type KnownCount, type TypedCount, type TypedFault } from '../typed-counts.ts'
import type { MonthKnown } from './counts.tsx'

type Props = {
  title: string
  /** the month itself, then the two before it */
  known: MonthKnown[]
  asked: Measure[]
  typed: TypedCount[] | undefined
  note: string | undefined
  faults: TypedFault[]
  say: (fault: TypedFault) => string
}

/** The measures of the program, two numbers each, with what was known of the two months before beside them. */
export function CountFields({ title, known, asked, typed, note, faults, say }: Props) {
  const { data, measures } = useWords()
  const language = useLanguage()
  const { counts } = data
  const [now, ...before] = known as [MonthKnown, ...MonthKnown[]]
  const write = (count: KnownCount | undefined) =>
    count?.numerator == null || count.denominator === null
      ? counts.none
      : measures.of(count.numerator, count.denominator)
  const filledWith = (measure: string, part: 'numerator' | 'denominator'): string => {
    const sent = typed?.find((one) => one.measure === measure)
    return sent ? sent[part] : String(now.counts[measure]?.[part] ?? '')
  }
  return (
    <form method="post" className="count-form" noValidate>
      <h2>{title}</h2>
      <p className="explains">{counts.blankIsMissing}</p>
      {asked.map(({ key: measure, numerator, denominator }) => (
        <fieldset key={measure} className="usa-fieldset count-pair">
          <legend className="usa-legend">{measures.title[measure] ?? measure}</legend>
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
                label={(part === 'numerator' ? numerator : denominator)[language]}
                error={fault && say(fault)}
                inputMode="numeric"
                autoComplete="off"
                maxLength={11}
                defaultValue={filledWith(measure, part)}
              />
            )
          })}
        </fieldset>
      ))}
      <Field
        control="textarea"
        name="note"
        label={counts.note}
        hint={counts.noteHint}
        maxLength={1000}
        defaultValue={note ?? now.note}
      />
      <button type="submit" className="usa-button">
        {counts.save}
      </button>
    </form>
  )
}
