import type { MadeCity } from '../../../demo/make-city.ts'
import { addPerson } from '../../ground/people/add-person.ts'
import { inJurisdiction } from '../../ground/platform/database.server.ts'
import { addDays, addMonths, type Day, lastDay, monthsBetween } from '../../ground/platform/day.ts'
import type { Jurisdiction } from '../../ground/platform/jurisdictions.ts'
import type { Program } from '../../ground/platform/program.server.ts'
import { readClock, type Visit } from '../../ground/platform/visit.ts'
import { builtInMeasures } from '../../performance/measures/built-in-measures.ts'
import { acceptReport } from '../../performance/reports/accept-report.ts'
import { certifyReport } from '../../performance/reports/certify-report.ts'
import { findReport } from '../../performance/reports/find-report.ts'
import { returnReport } from '../../performance/reports/return-report.ts'
import { sendReport } from '../../performance/reports/send-report.ts'
import { setReportRule } from '../../performance/reports/set-report-rule.ts'
import { countedProgram, firstReported, inventedCounts } from './invent-counts.ts'
import { asInventedManager, mustInvent } from './invented-visit.ts'

/** Days after its month on which each report came, the oldest first: one was late, and one was returned first. */
const cameAfter = [13, 22, 9]

/**
 * Reports of the program for survivors of violence: three months sent, answered and certified as such reports are, so
 * that lateness and answers have something to show. The newest month is left for whoever tries the form.
 */
export async function inventReports(at: Program, city: Jurisdiction, made: MadeCity): Promise<void> {
  const place = await asInventedManager(at, city, async (visit) => {
    const program = await visit.work
      .selectFrom('program')
      .where('name', '=', countedProgram)
      .select(['id', 'provider_id as providerId'])
      .executeTakeFirst()
    if (!program) return null
    const person = mustInvent(
      await addPerson(visit, {
        name: 'Rosa Medina',
        email: 'rosa.medina@example.org',
        role: 'provider',
        providerId: program.providerId,
      }),
    )
    const reason = 'Victim services share totals only; the month closes late.'
    const rule = { rhythm: 'month' as const, dueDays: 15, isTotalsOnly: true, reason }
    mustInvent(await setReportRule(visit, { of: { programId: program.id }, ...rule }))
    return { ...program, personId: person.id }
  })
  if (!place) return
  const asProvider = <T>(on: Day, work: (visit: Visit) => Promise<T>) =>
    inJurisdiction(
      at.db,
      city.schema,
      { role: 'provider', personId: place.personId, providerId: place.providerId },
      (trx) => {
        const asker = { role: 'provider', personId: place.personId, providerId: place.providerId } as const
        return work({ work: trx, asker, askerName: 'Rosa Medina', jurisdiction: city, ...clockOn(city, on) })
      },
    )
  const asManager = <T>(on: Day, work: (visit: Visit) => Promise<T>) =>
    asInventedManager(at, city, (visit) => work({ ...visit, ...clockOn(city, on) }))
  const first = firstReported(made)
  for (const [index, month] of monthsBetween(first, addMonths(first, 2)).entries()) {
    const typed = typedOf(made, month)
    const came = addDays(lastDay(month), cameAfter[index]!)
    const given = { programId: place.id, month, note: '' }
    if (index === 1) {
      mustInvent(
        await asProvider(addDays(came, -4), (visit) => sendReport(visit, { ...given, typed: typed.slice(0, 1) })),
      )
      await asManager(addDays(came, -2), async (visit) => {
        const { id } = (await findReport(visit.work, given))!
        mustInvent(await returnReport(visit, { id, reasons: 'The entries and the nights are missing.' }))
      })
    }
    mustInvent(await asProvider(came, (visit) => sendReport(visit, { ...given, typed })))
    const { id, sending } = await asManager(addDays(came, 3 + index * 5), async (visit) => {
      const report = (await findReport(visit.work, given))!
      mustInvent(await acceptReport(visit, { id: report.id, sending: report.sending }))
      return report
    })
    const sentence = 'I certify that these counts are complete and right, as far as I know.'
    if (index < 2)
      mustInvent(await asProvider(addDays(came, 15), (visit) => certifyReport(visit, { id, sending, sentence })))
  }
}

const clockOn = (city: Jurisdiction, on: Day) => ({ today: on, now: `${on}${readClock(city).now.slice(10)}` })

function typedOf(made: MadeCity, month: string) {
  const lines = inventedCounts(made).filter((line) => line.period === month)
  return builtInMeasures.flatMap(({ key: measure }) => {
    const line = lines.find((one) => one.measure === measure)
    return line ? [{ measure, numerator: String(line.numerator), denominator: String(line.denominator) }] : []
  })
}
