import type { FoundReport } from '../../../performance/reports/find-report.ts'
import type { TypedCount } from '../../../performance/reports/typed-counts.ts'

/** What a draft holds, as the form takes it; undefined where nothing was typed yet, so that what is known stands there. */
export function draftAsTyped(report: FoundReport | null): TypedCount[] | undefined {
  if (!report || Object.keys(report.draft.typed).length === 0) return undefined
  return Object.entries(report.draft.typed).map(([measure, counts]) => ({ measure, ...counts }))
}
