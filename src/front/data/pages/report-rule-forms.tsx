import { ChoiceField } from '../../../ground/ui/choice-field.tsx'
import { DataTable } from '../../../ground/ui/data-table.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import type { ReportDays, ReportRule } from '../../../performance/reports/due-rule.ts'
import type { CountedProgram } from '../../../performance/reports/list-counted-programs.ts'
import { Facts } from './facts.tsx'

/** The three numbers of days that hold for the whole city; who may not set them reads them. */
export function ReportDaysForm({ days, mayKeep }: { days: ReportDays; mayKeep: boolean }) {
  const { reports } = useWords()
  const { rules: words, calendar } = reports
  const names = ['dueDays', 'providerDays', 'answerDays'] as const
  return (
    <section className="part">
      <h2>{words.days}</h2>
      {mayKeep ? (
        <form method="post" className="days-form">
          {names.map((name) => (
            <Field
              key={name}
              name={name}
              label={words[name]}
              inputMode="numeric"
              maxLength={3}
              required
              defaultValue={days[name]}
            />
          ))}
          <button type="submit" name="do" value="days" className="usa-button usa-button--outline">
            {words.saveDays}
          </button>
        </form>
      ) : (
        <Facts facts={names.map((name) => [words[name], calendar.days(days[name])])} />
      )}
    </section>
  )
}

/** Rules that differ from the days of the city, each with its reason. */
export function ReportRuleList({ rules, mayKeep }: { rules: ReportRule[]; mayKeep: boolean }) {
  const { reports } = useWords()
  const { rules: words, calendar } = reports
  const { columns } = words
  return (
    <DataTable
      caption={words.rules}
      isCaptionHidden
      rows={rules}
      rowKey={(rule) => rule.id}
      whenEmpty={<EmptyState sentence={words.noRules} />}
      columns={[
        { key: 'of', heading: columns.of, cell: (rule) => rule.name },
        {
          key: 'rhythm',
          heading: columns.rhythm,
          phoneLabel: columns.rhythm,
          cell: (rule) => words.rhythm[rule.rhythm],
        },
        {
          key: 'days',
          heading: columns.days,
          phoneLabel: columns.days,
          isNumeric: true,
          cell: (rule) => calendar.days(rule.dueDays),
        },
        {
          key: 'totals',
          heading: columns.totals,
          phoneLabel: columns.totals,
          cell: (rule) => (rule.isTotalsOnly ? words.yes : words.no),
        },
        {
          key: 'reason',
          heading: columns.reason,
          cell: (rule) => (
            <>
              {rule.reason}
              {mayKeep && (
                <form method="post">
                  <input type="hidden" name="rule" value={rule.id} />
                  <button
                    type="submit"
                    name="do"
                    value="removed"
                    className="usa-button usa-button--unstyled usa-button--quiet"
                    aria-label={`${words.remove}: ${rule.name}`}
                  >
                    {words.remove}
                  </button>
                </form>
              )}
            </>
          ),
        },
      ]}
    />
  )
}

/** A rule of one contract or one program; it takes the place of the one before. */
export function ReportRuleForm({ programs }: { programs: CountedProgram[] }) {
  const { reports } = useWords()
  const { rules: words } = reports
  return (
    <details className="month-table">
      <summary>{words.addRule}</summary>
      <form method="post">
        <Field name="contract" label={words.contract} maxLength={200} />
        <Field
          control="select"
          name="program"
          label={words.orProgram}
          options={[
            { value: '', label: words.noProgram },
            ...programs.map((one) => ({ value: one.id, label: `${one.providerName}: ${one.name}` })),
          ]}
        />
        <Field
          control="select"
          name="rhythm"
          label={words.rhythmLabel}
          hint={words.rhythmHint}
          options={(['month', 'quarter'] as const).map((value) => ({ value, label: words.rhythm[value] }))}
        />
        <Field name="ruleDays" label={words.dueLabel} inputMode="numeric" maxLength={3} defaultValue={15} />
        <ChoiceField
          name="totals"
          kind="any"
          legend={words.totalsOnly}
          hint={words.totalsHint}
          choices={[{ value: 'yes', label: words.totalsLabel }]}
        />
        <Field name="reason" id="rule-reason" label={words.reason} maxLength={1000} />
        <button type="submit" name="do" value="rule" className="usa-button usa-button--outline">
          {words.saveRule}
        </button>
      </form>
    </details>
  )
}
