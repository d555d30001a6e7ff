/** A reminder tells somebody of a provider which reports are due, or late: one letter a person, once for each due day. */
import { addDays, type Day, isOver } from '../../ground/platform/day.ts'
import type { OwedReport } from './owed-report.ts'

/** A letter goes out so many days before the day. */
export const daysAhead = 3

/** Somebody of a provider with an address: who signs in, or a contact. */
export type Recipient = { id: string; providerId: string; name: string; email: string; wantsReminders: boolean }

export type DueLetter = {
  recipient: Recipient
  providerName: string
  /** the oldest due day first */
  reports: OwedReport[]
}

/** What can still be reminded of: awaited, its month over and open, and due within some days or late. */
export function isToRemind(one: OwedReport, today: Day): boolean {
  const isAwaited = one.state === 'not-begun' || one.state === 'draft' || one.state === 'returned'
  return isAwaited && !one.isLocked && isOver(one.month, today) && one.dueOn <= addDays(today, daysAhead)
}

/** The letters that are due today: of each recipient who wants them, the reports of days nobody reminded it of yet. */
export function planLetters(
  owed: OwedReport[],
  recipients: Recipient[],
  sent: { recipientId: string; dueOn: Day }[],
  today: Day,
): DueLetter[] {
  const known = new Set(sent.map(({ recipientId, dueOn }) => `${recipientId} ${dueOn}`))
  const open = Map.groupBy(
    owed.filter((one) => isToRemind(one, today)),
    ({ providerId }) => providerId,
  )
  return recipients
    .filter(({ wantsReminders }) => wantsReminders)
    .map((recipient) => {
      const reports = (open.get(recipient.providerId) ?? [])
        .filter(({ dueOn }) => !known.has(`${recipient.id} ${dueOn}`))
        .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.program.localeCompare(b.program))
      return { recipient, providerName: reports[0]?.providerName ?? '', reports }
    })
    .filter(({ reports }) => reports.length > 0)
}
