import type { Finding } from '../../../../ground/platform/finding.ts'
import type { RecordEngine } from '../../../../ground/platform/record-engine.ts'
import type { SystemScope } from './prepare-system.ts'
import { type SystemFigures, shareLines, timeLines } from './system-figures.ts'

const warn = (code: string, file: string, more: Partial<Finding> = {}): Finding => ({
  grade: 'warning',
  code,
  file,
  row: null,
  column: null,
  found: null,
  expected: null,
  count: 1,
  ...more,
})

/** ten years: no episode that can be counted is longer, but what is told at entry may be */
const longestDays = 3652

/** The rules by which the federal data exchange accepts a report: a figure that breaks one is shown, and said. */
export function listInconsistencies(figures: SystemFigures): Finding[] {
  const findings: Finding[] = []
  for (const line of ['1a', '1b'] as const) {
    const [one, two] = [figures[`${line}.1`].persons, figures[`${line}.2`].persons]
    if (two < one) findings.push(warn('system-line-below', line, { found: String(two), expected: `>= ${one}` }))
  }
  for (const line of timeLines) {
    const longest = Math.max(figures[line].mean ?? 0, figures[line].median ?? 0)
    if (longest > longestDays)
      findings.push(warn('system-time-too-long', line, { found: String(longest), expected: `<= ${longestDays}` }))
  }
  const { ES, SH, TH, total } = figures['3.2']
  if (total > ES + SH + TH || total < Math.max(ES, SH, TH))
    findings.push(
      warn('system-total-off', '3.2', {
        found: String(total),
        expected: `${Math.max(ES, SH, TH)} to ${ES + SH + TH}`,
      }),
    )
  const [first, second] = [figures['5.1'].entered, figures['5.2'].entered]
  if (second < first) findings.push(warn('system-line-below', '5', { found: String(second), expected: `>= ${first}` }))
  for (const line of shareLines)
    if ((figures[line].share ?? 0) > 100)
      findings.push(
        warn('system-share-above-hundred', line, { found: String(figures[line].share), expected: '<= 100' }),
      )
  return findings
}

/** After `countSystem`: adults of measure 4 without a later record, who count as no increase and perhaps only lack it. */
export async function listIncomeFindings(engine: RecordEngine): Promise<Finding[]> {
  const [pairs] = await engine.rows<{ universe: number; lacking: number }>(
    'select count(*) as universe, count(*) filter (later is null) as lacking from income_pairs where earlier is not null',
  )
  const { universe, lacking } = pairs!
  if (lacking === 0) return []
  return [
    warn('income-later-untold', 'IncomeBenefits.csv', {
      column: 'DataCollectionStage',
      found: `${lacking} of ${universe}`,
      expected: '3, 5',
      count: lacking,
    }),
  ]
}

/** What in the source makes system figures less sure than they look. Of what was not read it says nothing. */
export async function listSystemFindings(
  engine: RecordEngine,
  scope: SystemScope,
  unread: ReadonlySet<string> = new Set(),
): Promise<Finding[]> {
  const findings: Finding[] = []
  const [told] = await engine.rows<{
    cocs: number
    unplaced: number
    continuum: number
    twice: number
    unborn: number
    clients: number
    funded: number
  }>(`select (select count(distinct coc) from further_project_cocs) as cocs,
      (select stays from system_unplaced) as unplaced,
      (select count(*) from further_projects where continuum is not null) as continuum,
      (select count(*) from further_clients where records > 1) as twice,
      (select count(*) from system_clients where born_on is null) as unborn,
      (select count(*) from system_clients) as clients,
      (select count(*) from further_funders) as funded`)
  const { cocs, unplaced, continuum, twice, unborn, clients, funded } = told!
  if ('coc' in scope && scope.coc === null && cocs > 1)
    findings.push(warn('cocs-several', 'ProjectCoC.csv', { column: 'CoCCode', found: String(cocs), expected: '1' }))
  if (unplaced > 0 && !unread.has('EnrollmentDetail'))
    findings.push(warn('coc-unknown', 'Enrollment.csv', { column: 'EnrollmentCoC', count: unplaced }))
  if ('coc' in scope && continuum === 0)
    findings.push(warn('continuum-untold', 'Project.csv', { column: 'ContinuumProject' }))
  if (twice > 0) findings.push(warn('client-twice', 'Client.csv', { column: 'PersonalID', count: twice }))
  if (unborn > 0 && !unread.has('Client'))
    findings.push(
      warn('birth-date-unknown', 'Client.csv', { column: 'DOB', count: unborn, found: `${unborn} of ${clients}` }),
    )
  if ('coc' in scope && funded === 0 && !unread.has('Funder'))
    findings.push(warn('funders-untold', 'Funder.csv', { column: 'Funder' }))
  return findings
}
