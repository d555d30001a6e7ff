import { amountKinds } from '../../../agreements/contracts/contract-amounts.ts'
import type { ContractRecord } from '../../../agreements/contracts/find-contract-record.ts'
import { useWords } from '../../../ground/words/use-words.ts'
import { amountField, type Sent, writeCentsField } from '../contract-form.ts'
import { type Problem, useFault } from './contract-faults.tsx'
import { StakeFields } from './stake-fields.tsx'

type Props = { record: ContractRecord; years: number[]; sent: Sent; problem: Problem | undefined }

/** The amounts of each fiscal year, one row a year. */
export function AmountsForm({ record, years, sent, problem }: Props) {
  const { contract } = useWords()
  const { amounts: text, edit } = contract.forms
  const faultOf = useFault(problem)
  const known = (kind: string, fiscalYear: number) =>
    record.amounts.find((one) => one.kind === kind && one.fiscalYear === fiscalYear)?.amountCents ?? null
  return (
    <section className="part" id="amounts">
      <h2>{text.heading}</h2>
      <p className="explains">{text.lead}</p>
      <form method="post">
        <input type="hidden" name="was" value={record.stamps.amounts} />
        <div className="amount-grid">
          {years.map((year) => (
            <fieldset key={year}>
              <legend>{`${contract.money.year} ${year}`}</legend>
              {amountKinds.map((kind) => {
                const field = amountField(kind, year)
                const fault = faultOf(field)
                return (
                  <label key={kind} htmlFor={field}>
                    {contract.money.kinds[kind]}
                    <span className="is-read-aloud"> {year}</span>
                    <input
                      className={`usa-input${fault ? ' usa-input--error' : ''}`}
                      id={field}
                      name={field}
                      inputMode="decimal"
                      autoComplete="off"
                      aria-invalid={fault ? true : undefined}
                      defaultValue={sent[field] ?? writeCentsField(known(kind, year))}
                    />
                    {fault && <span className="usa-error-message">{fault}</span>}
                  </label>
                )
              })}
            </fieldset>
          ))}
        </div>
        <button type="submit" name="do" value="amounts" className="usa-button usa-button--outline">
          {edit.save}
        </button>
      </form>
    </section>
  )
}

/** How much depends on which measure, as it stands in the contract. */
export function StakesForm({ record, years, keys, sent, problem }: Props & { keys: string[] }) {
  const { contract } = useWords()
  const { stakes: text, edit } = contract.forms
  const faultOf = useFault(problem)
  return (
    <section className="part" id="stakes">
      <h2>{text.heading}</h2>
      <p className="explains">{text.lead}</p>
      <form method="post">
        <input type="hidden" name="was" value={record.stamps.stakes} />
        <StakeFields stakes={record.stakes} keys={keys} years={years} sent={sent} faultOf={faultOf} />
        <button type="submit" name="do" value="stakes" className="usa-button usa-button--outline">
          {edit.save}
        </button>
      </form>
    </section>
  )
}
