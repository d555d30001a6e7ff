import { DataTable } from '../../../ground/ui/data-table.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay, writeMonth } from '../../../ground/words/write-value.ts'
import type { PeriodLock } from '../../../performance/results/list-period-locks.ts'

type Props = { locks: PeriodLock[]; months: string[]; types: string[]; mayKeep: boolean }

/** The months that are locked, and those that were: who, when, and why one was opened again. */
export function PeriodLocks({ locks, months, types, mayKeep }: Props) {
  const { reports } = useWords()
  const language = useLanguage()
  const { rules: words, form } = reports
  const locked = new Set(
    locks.filter((lock) => lock.reopenedAt === null && lock.programType === null).map((lock) => lock.month),
  )
  const by = (who: string, at: string) => form.by(who, writeDay(at.slice(0, 10), language))
  return (
    <section className="part" id="locks">
      <h2>{words.locks}</h2>
      <p className="explains">{words.locksText}</p>
      <DataTable
        caption={words.locks}
        isCaptionHidden
        rows={locks}
        rowKey={(lock) => lock.id}
        whenEmpty={<EmptyState sentence={words.noLocks} />}
        columns={[
          { key: 'month', heading: words.lockColumns.month, cell: (lock) => writeMonth(lock.month, language) },
          {
            key: 'type',
            heading: words.lockColumns.type,
            cell: (lock) => lock.programType ?? words.everyType,
          },
          {
            key: 'locked',
            heading: words.lockColumns.locked,
            phoneLabel: words.lockColumns.locked,
            cell: (lock) => by(lock.lockedBy, lock.lockedAt),
          },
          {
            key: 'reopened',
            heading: words.lockColumns.reopened,
            phoneLabel: words.lockColumns.reopened,
            cell: (lock) =>
              lock.reopenedAt === null ? (
                mayKeep ? (
                  <ReopenForm lock={lock} />
                ) : (
                  words.stillLocked
                )
              ) : (
                `${by(lock.reopenedBy ?? '', lock.reopenedAt)}: ${lock.reopenReason}`
              ),
          },
        ]}
      />
      {mayKeep && (
        <form method="post" className="choose-line">
          <Field
            control="select"
            name="month"
            label={words.month}
            options={months
              .filter((month) => !locked.has(month))
              .map((month) => ({ value: month, label: writeMonth(month, language) }))}
          />
          <Field
            control="select"
            name="programType"
            label={words.lockColumns.type}
            options={[{ value: '', label: words.everyType }, ...types.map((type) => ({ value: type, label: type }))]}
          />
          <button type="submit" name="do" value="locked" className="usa-button usa-button--outline">
            {words.lock}
          </button>
        </form>
      )}
    </section>
  )
}

function ReopenForm({ lock }: { lock: PeriodLock }) {
  const { reports } = useWords()
  const { rules: words } = reports
  return (
    <details className="change-line">
      <summary>{words.reopen}</summary>
      <form method="post">
        <input type="hidden" name="month" value={lock.month} />
        <input type="hidden" name="programType" value={lock.programType ?? ''} />
        <Field name="reason" id={`reopen-${lock.id}`} label={words.reopenReason} maxLength={1000} required />
        <button type="submit" name="do" value="reopened" className="usa-button usa-button--outline">
          {words.reopen}
        </button>
      </form>
    </details>
  )
}
