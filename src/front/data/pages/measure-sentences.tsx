import type { ReactNode } from 'react'
import { Field } from '../../../ground/ui/field.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import {
  amountColumns,
  askableColumns,
  dayColumns,
  groupColumns,
  ruleValues,
} from '../../../performance/built-measures/built-measure.ts'
import type { RuleForm } from '../../../performance/built-measures/rule-form.ts'
import type { Dataset } from '../../../performance/datasets/dataset.ts'
import { MeasureConditions } from './measure-condition.tsx'

type Props = { form: RuleForm; dataset: Dataset; datasets: { key: string; name: string }[] }

/** The sentences of the builder: every field stands in the address, so that a rule can be sent to somebody. */
export function MeasureSentences({ form: { rule, whom, success }, dataset, datasets }: Props) {
  const { builder } = useWords()
  const columns = askableColumns(dataset)
  const days = dayColumns(dataset)
  const placing = days.find(({ key }) => key === rule.placedBy)?.name ?? ''
  const named = (of: { key: string; name: string }[]) => of.map(({ key, name }) => ({ value: key, label: name }))
  const groups = groupColumns(dataset)
  return (
    <>
      <Part title={builder.whom} explains={builder.whomText}>
        <div className="rule-pair">
          <Field
            name="dataset"
            control="select"
            label={builder.dataset}
            defaultValue={dataset.key}
            options={named(datasets)}
          />
          <Field
            name="counts"
            control="select"
            label={builder.counts}
            defaultValue={rule.counts}
            options={(dataset.personColumn === null ? ['rows'] : ['people', 'rows']).map((value) => ({
              value,
              label: builder.countsOf[value]!,
            }))}
          />
        </div>
        <MeasureConditions part="whom" lines={whom} columns={columns} />
      </Part>
      <Part title={builder.what}>
        <div className="rule-pair">
          <Field
            name="value"
            control="select"
            label={builder.value}
            defaultValue={rule.value}
            options={ruleValues.map((value) => ({ value, label: builder.values[value]! }))}
          />
          {rule.of !== null && (
            <Field
              name="of"
              control="select"
              label={builder.amount}
              defaultValue={rule.of}
              options={amountColumns(dataset, rule.placedBy).map(({ key, name, type }) => ({
                value: key,
                label: type === 'day' ? builder.daysUntil(name) : name,
              }))}
            />
          )}
        </div>
      </Part>
      {rule.value === 'share' && (
        <Part title={builder.success} explains={builder.successText}>
          <MeasureConditions part="success" lines={success} columns={columns} />
          {days.length > 1 && <FollowUp rule={rule} days={named(days)} placing={placing} />}
        </Part>
      )}
      <Part title={builder.placing}>
        <div className="rule-pair">
          <Field
            name="placed"
            control="select"
            label={builder.placed}
            defaultValue={rule.placedBy}
            options={named(days)}
          />
          <Field
            name="lag"
            label={builder.lag}
            inputMode="numeric"
            defaultValue={String(rule.lagDays)}
            autoComplete="off"
          />
        </div>
        {groups.length > 0 && (
          <fieldset className="rule-values">
            <legend>{builder.groups}</legend>
            {groups.map(({ key, name }) => (
              <label key={key}>
                <input type="checkbox" name="group" value={key} defaultChecked={rule.groups.includes(key)} /> {name}
              </label>
            ))}
          </fieldset>
        )}
      </Part>
    </>
  )
}

function Part({ title, explains, children }: { title: string; explains?: string; children: ReactNode }) {
  return (
    <section className="rule-part">
      <h2>{title}</h2>
      {explains && <p className="explains">{explains}</p>}
      {children}
    </section>
  )
}

type FollowProps = { rule: RuleForm['rule']; days: { value: string; label: string }[]; placing: string }

/** 'whose Return does not lie within 90 days after Exit day' */
function FollowUp({ rule: { followUp, placedBy }, days, placing }: FollowProps) {
  const { builder } = useWords()
  return (
    <div className={followUp ? 'rule-line' : 'rule-line rule-line-empty'}>
      <label htmlFor="follow-column">{builder.andWhose}</label>
      <select
        className="usa-select"
        id="follow-column"
        name="follow-column"
        defaultValue={followUp?.column ?? ''}
        aria-label={`${builder.followUp}: ${builder.followColumn}`}
      >
        <option value="">{builder.noFollowUp}</option>
        {days
          .filter(({ value }) => value !== placedBy)
          .map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
      </select>
      {followUp && (
        <>
          <select
            className="usa-select"
            name="follow-happens"
            defaultValue={followUp.happens}
            aria-label={`${builder.followUp}: ${builder.happensLabel}`}
          >
            {(['within', 'not-within'] as const).map((happens) => (
              <option key={happens} value={happens}>
                {builder.happens[happens]}
              </option>
            ))}
          </select>
          <span className="rule-days">
            <input
              className="usa-input"
              name="follow-days"
              inputMode="numeric"
              defaultValue={followUp.days}
              aria-label={`${builder.followUp}: ${builder.followDays}`}
              autoComplete="off"
            />{' '}
            {builder.daysAfter(placing)}
          </span>
        </>
      )}
    </div>
  )
}
