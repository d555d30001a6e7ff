import type { YearStake } from '../../../agreements/contracts/contract-amounts.ts'
import { useWords } from '../../../ground/words/use-words.ts'
import { type Sent, stakeLines, writeCentsField } from '../contract-form.ts'

type Props = {
  stakes: YearStake[]
  /** the measures that money may depend on */
  keys: string[]
  years: number[]
  sent: Sent
  faultOf: (field: string) => string | undefined
}

/** How much of a year's amount depends on a measure: a line each, and two empty ones for more. */
export function StakeFields({ stakes, keys, years, sent, faultOf }: Props) {
  const words = useWords()
  const { stakes: text } = words.contract.forms
  const lines = Math.min(stakeLines, Math.max(stakes.length, sentLines(sent)) + 2)
  // What stands in the record stays choosable, whatever the term and the measures of today are.
  const yearsToChoose = [...new Set([...years, ...stakes.map((one) => one.fiscalYear)])].sort((a, b) => a - b)
  const measures = [...new Set([...keys, ...stakes.map((one) => one.measure)])]
  return (
    <div className="stake-lines">
      {Array.from({ length: lines }, (_, line) => {
        const stake = stakes[line]
        const [year, measure, amount] = ['year', 'measure', 'amount'].map((part) => `stake-${part}-${line}`) as [
          string,
          string,
          string,
        ]
        const fault = faultOf(amount)
        return (
          <fieldset key={amount}>
            <legend className="is-read-aloud">{text.line(line + 1)}</legend>
            <label htmlFor={measure}>
              {text.measure}
              <select
                className="usa-select"
                id={measure}
                name={measure}
                defaultValue={sent[measure] ?? stake?.measure ?? measures[0]}
              >
                {measures.map((key) => (
                  <option key={key} value={key}>
                    {words.measures.title[key] ?? key}
                  </option>
                ))}
              </select>
            </label>
            <label htmlFor={year}>
              {text.year}
              <select
                className="usa-select"
                id={year}
                name={year}
                defaultValue={sent[year] ?? stake?.fiscalYear ?? yearsToChoose.at(-1)}
              >
                {yearsToChoose.map((one) => (
                  <option key={one} value={one}>
                    {one}
                  </option>
                ))}
              </select>
            </label>
            <label htmlFor={amount}>
              {text.amount}
              <input
                className={`usa-input${fault ? ' usa-input--error' : ''}`}
                id={amount}
                name={amount}
                inputMode="decimal"
                autoComplete="off"
                aria-invalid={fault ? true : undefined}
                defaultValue={sent[amount] ?? writeCentsField(stake?.amountCents ?? null)}
              />
            </label>
            {fault && <span className="usa-error-message">{fault}</span>}
          </fieldset>
        )
      })}
    </div>
  )
}

const sentLines = (sent: Sent): number =>
  Object.keys(sent).filter((name) => name.startsWith('stake-amount-') && sent[name] !== '').length
