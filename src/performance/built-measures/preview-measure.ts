import { addDays, type Day, lastDay, type Month, monthsBetween } from '../../ground/platform/day.ts'
import type { Dataset } from '../datasets/dataset.ts'
import type { MeasureFormat } from './built-measure.ts'
import { type CellRefusal, checkCells, type MeasuredCell } from './check-cells.ts'
import { keepProcessReady, previewLimits, runMeasureSql, type SqlRefusal } from './run-measure-sql.ts'

/** Counts of a month; null where nobody was counted. */
export type PreviewMonth = { month: Month; numerator: number; denominator: number; isMature: boolean } | null
export type MeasurePreview = {
  months: Month[]
  total: PreviewMonth[]
  programs: { programId: string; months: PreviewMonth[]; size: number }[]
  /** programs with figures that are not listed */
  more: number
  groups: { name: string; numerator: number; denominator: number }[]
  /** of a median: the only month that its groups tell of */
  groupsOf: Month | null
  /** how long the counting took, with its process */
  milliseconds: number
}

const mostMonths = 48
const mostPrograms = 15

export type PreviewQuestion = {
  sql: string
  dataset: Dataset
  folder: string
  format: MeasureFormat
  /** sums and counts are added over programs; everything else is summed over summed */
  isAmountAMonth: boolean
  /** a median of several programs or months is not told by theirs */
  isMedian?: boolean
  /** all programs as one, for a median of them together */
  togetherSql?: string
  matureAfterDays: number
  today: Day
}

/** What a measure would come to, before it is kept: by program and month, and all programs together. */
export async function previewMeasure(
  asked: PreviewQuestion,
  signal?: AbortSignal,
): Promise<{ done: MeasurePreview } | { refused: CellRefusal | SqlRefusal; says: string }> {
  const begun = performance.now()
  const answer = await runMeasureSql({ ...asked, limits: previewLimits }, signal)
  const checked = checkCells(answer, asked.format, previewLimits.mostRows)
  if ('refused' in checked) return checked
  const arranged = arrangeCells(checked.done, asked)
  if (asked.togetherSql !== undefined) {
    const answered = await runMeasureSql({ ...asked, sql: asked.togetherSql, limits: previewLimits }, signal)
    const together = checkCells(answered, asked.format, previewLimits.mostRows)
    if ('refused' in together) return together
    const { total, groups } = arrangeCells(together.done, asked)
    Object.assign(arranged, { total, groups })
  }
  keepProcessReady()
  return { done: { ...arranged, milliseconds: Math.round(performance.now() - begun) } }
}

type Arranged = Omit<MeasurePreview, 'milliseconds'>

/** The cells by program and month, the newest months, the largest programs first. */
export function arrangeCells(
  cells: MeasuredCell[],
  asked: Pick<PreviewQuestion, 'isAmountAMonth' | 'isMedian' | 'matureAfterDays' | 'today'>,
): Arranged {
  const { isAmountAMonth, isMedian = false, matureAfterDays, today } = asked
  const everybody = cells.filter(({ group }) => group === '')
  const last = everybody.reduce((newest, { month }) => (month > newest ? month : newest), '')
  const first = everybody.reduce((oldest, { month }) => (month < oldest ? month : oldest), last)
  const months = last === '' ? [] : monthsBetween(first, last).slice(-mostMonths)
  const isOver = (month: Month) => addDays(lastDay(month), matureAfterDays) <= today
  const place = new Map(months.map((month, i) => [month, i]))
  const rows = new Map<string, PreviewMonth[]>()
  const total: PreviewMonth[] = months.map(() => null)
  for (const { programId, month, numerator, denominator } of everybody) {
    const i = place.get(month)
    if (i === undefined) continue
    const isMature = isOver(month)
    const row = rows.get(programId) ?? months.map(() => null)
    row[i] = { month, numerator, denominator, isMature }
    rows.set(programId, row)
    const before = total[i]
    total[i] = {
      month,
      numerator: (before?.numerator ?? 0) + numerator,
      denominator: isAmountAMonth ? 1 : (before?.denominator ?? 0) + denominator,
      isMature,
    }
  }
  const programs = [...rows]
    .map(([programId, some]) => ({ programId, months: some, size: sizeOf(some, isAmountAMonth) }))
    .toSorted((one, other) => other.size - one.size || (one.programId < other.programId ? -1 : 1))
  const mature = months.filter((month) => isOver(month))
  const known = mature.length > 0 ? mature : months
  const grouped = isMedian ? known.slice(-1) : known
  return {
    months,
    total,
    programs: programs.slice(0, mostPrograms),
    more: Math.max(0, programs.length - mostPrograms),
    groups: addGroups(cells, new Set(grouped), isAmountAMonth),
    groupsOf: isMedian ? (grouped[0] ?? null) : null,
  }
}

const sizeOf = (months: PreviewMonth[], isAmountAMonth: boolean): number =>
  months.reduce((sum, one) => sum + ((isAmountAMonth ? one?.numerator : one?.denominator) ?? 0), 0)

/** Groups over all programs, in the months whose follow-up is over. */
function addGroups(cells: MeasuredCell[], months: Set<Month>, isAmountAMonth: boolean): MeasurePreview['groups'] {
  const groups = new Map<string, { name: string; numerator: number; denominator: number }>()
  for (const { group, month, numerator, denominator } of cells) {
    if (group === '' || !months.has(month)) continue
    const before = groups.get(group) ?? { name: group, numerator: 0, denominator: 0 }
    before.numerator += numerator
    before.denominator = isAmountAMonth ? 1 : before.denominator + denominator
    groups.set(group, before)
  }
  return [...groups.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1)).slice(0, 30)
}
