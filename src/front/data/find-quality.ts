import { listProgramMap } from '../../agreements/programs/list-program-map.ts'
import { type Month, monthsBetween } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { listQualityCounts, type QualityCount } from '../../performance/intake/hmis/checks/list-quality-counts.ts'
import { listOwedReports } from '../../performance/reports/list-owed-reports.ts'
import type { OwedReport } from '../../performance/reports/owed-report.ts'

/** Counts of a month, or of all months summed: a rate is made of the sums. records 0: nothing was recorded. */
export type QualitySum = { records: number; missing: number; contradiction: number; due: number; inTime: number }
export type ProviderQuality = { id: string; name: string; sum: QualitySum; months: (QualitySum & { month: Month })[] }
export type ShownQuality = {
  /** null: no export was checked; reports by hand may still be told */
  exportedOn: string | null
  from: Month
  to: Month
  providers: ProviderQuality[]
}

const none: QualitySum = { records: 0, missing: 0, contradiction: 0, due: 0, inTime: 0 }

/** Whether answers are there, agree with each other, and come in time: by provider and month; a provider sees its own. */
export async function findQuality(visit: Visit, providerId: string | null = null): Promise<ShownQuality | null> {
  const { work, today } = visit
  const checked = await listQualityCounts(work)
  const owed = (await listOwedReports(work, { today })).filter((one) => isCounted(one, today))
  if (checked === null && owed.length === 0) return null
  const months = owed.map(({ month }) => month).toSorted()
  const [from, to] = [checked?.from ?? months[0]!, checked?.to ?? months.at(-1)!]
  const lines = await listProgramMap(work)
  const providersOf = new Map<string, { id: string; name: string; projects: Set<string> }>()
  const placeOf = (id: string, name: string) => {
    const place = providersOf.get(id) ?? { id, name, projects: new Set<string>() }
    providersOf.set(id, place)
    return place
  }
  for (const line of lines)
    if (line.hmisProjectId) placeOf(line.providerId, line.providerName).projects.add(line.hmisProjectId)
  for (const one of owed) placeOf(one.providerId, one.providerName)
  const providers = [...providersOf.values()]
    .filter(({ id }) => providerId === null || id === providerId)
    .map(({ id, name, projects }) => {
      const counts = (checked?.counts ?? []).filter((one) => projects.has(one.projectId))
      const own = owed.filter((one) => one.providerId === id)
      const byMonth = monthsBetween(from, to).map((month) => ({ month, ...sumOf(month, counts, own) }))
      return { id, name, sum: addUp(byMonth), months: byMonth }
    })
    .filter(({ sum }) => sum.records + sum.due > 0)
    .toSorted((a, b) => a.name.localeCompare(b.name))
  return { exportedOn: checked?.exportedOn ?? null, from, to, providers }
}

/** A report that came another way says nothing about the provider's time; one not due yet is neither in time nor late. */
const isCounted = (one: OwedReport, today: string): boolean =>
  one.state !== 'came-otherwise' && (one.cameOn !== null || one.dueOn < today)

function sumOf(month: Month, counts: QualityCount[], owed: OwedReport[]): QualitySum {
  const due = owed.filter((one) => one.month === month)
  return addUp([
    ...counts.filter((one) => one.month === month).map((one) => ({ ...none, ...one })),
    { ...none, due: due.length, inTime: due.filter((one) => one.cameOn !== null && one.daysLate === 0).length },
  ])
}

function addUp(parts: QualitySum[]): QualitySum {
  const add = (pick: keyof QualitySum) => parts.reduce((sum, one) => sum + one[pick], 0)
  return {
    records: add('records'),
    missing: add('missing'),
    contradiction: add('contradiction'),
    due: add('due'),
    inTime: add('inTime'),
  }
}
