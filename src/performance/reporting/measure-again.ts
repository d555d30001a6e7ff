import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { listProgramMap, type MapLine } from '../../agreements/programs/list-program-map.ts'
import { firstDay, lastDay } from '../../ground/platform/day.ts'
import { factsFolder } from '../../ground/platform/folders.ts'
import { openRecordEngine } from '../../ground/platform/record-engine.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findLastDone } from '../../ground/submissions/find-submission.ts'
import { definitionVersion } from '../measure-packs/homelessness/cards.ts'
import { type Figure, measureKeys, units } from '../measure-packs/homelessness/figure.ts'
import { measureFacts } from '../measure-packs/homelessness/measure-facts.ts'
import { openFacts } from '../measure-packs/homelessness/open-facts.ts'
import { listResults } from '../results/list-results.ts'
import { mayRecordResults } from '../results/may.ts'
import { type NewResult, type ResultsRecorded, recordResults } from '../results/record-results.ts'
import { totalGroup } from '../results/result.ts'
import { groupsOf, type Transact, windowOf } from './import-service-records.ts'
import { judgeNewestMonth } from './judge-newest-month.ts'
import { toResults } from './keep-figures.ts'

/**
 * Measures the facts of the newest HMIS export again, so that figures follow a map that has changed; the export itself is
 * long erased and not needed. Figures that stay as they are keep their version. The measuring holds no transaction.
 */
export async function measureAgain(input: {
  slug: string
  dataFolder: string
  transact: Transact
  signal?: AbortSignal
}): Promise<{ done: ResultsRecorded & { submissionId: string } } | { refused: 'not-allowed' | 'no-facts' }> {
  const asked = await input.transact(async (visit) => ({
    isAllowed: mayRecordResults(visit),
    map: await listProgramMap(visit.work),
    source: await findLastDone(visit.work, 'hmis'),
  }))
  if (!asked.isAllowed) return { refused: 'not-allowed' }
  const submissionId = asked.source?.id
  const facts = submissionId && join(factsFolder(input.dataFolder, input.slug), submissionId)
  if (!facts || !existsSync(join(facts, 'coverage.parquet'))) return { refused: 'no-facts' }
  const figures = await measure(facts, asked.map, input.signal)
  return input.transact(async (visit) => {
    const results = [...toResults(figures), ...(await listOutlived(visit, figures))]
    const recorded = await recordResults(visit, { results, submissionId, definitionVersion })
    if ('refused' in recorded) return recorded
    await judgeNewestMonth(visit)
    return { done: { ...recorded.done, submissionId } }
  })
}

async function measure(facts: string, map: MapLine[], signal?: AbortSignal): Promise<Figure[]> {
  const engine = await openRecordEngine({ folders: [facts] })
  try {
    await openFacts(engine, facts)
    const window = await windowOf({ engine })
    if (window === null) return []
    const how = { measures: [...measureKeys], every: 'month' as const, units: [...units], signal }
    return await measureFacts(engine, { ...window, ...how, groups: await groupsOf(engine, map) })
  } finally {
    engine.close()
  }
}

/** Figures of programs behind which the map names no HMIS project any more: they are missing now, not as they were. */
async function listOutlived(visit: Visit, figures: Figure[]): Promise<NewResult[]> {
  const measured = new Set(figures.map(({ group }) => group))
  const ever = { fromMonth: '1900-01', toMonth: '2199-12' }
  const current = (
    await Promise.all(units.map((unit) => listResults(visit.work, { programIds: 'all', unit, ...ever })))
  ).flat()
  return current
    .filter((one) => one.definitionVersion === definitionVersion && one.state !== 'missing')
    .filter((one) => !measured.has(one.programId ?? totalGroup))
    .map(({ programId, measure, unit, month }) => ({
      programId,
      measure,
      unit,
      from: firstDay(month),
      to: lastDay(month),
      numerator: null,
      denominator: null,
      state: 'missing' as const,
      matureOn: null,
      details: { definitionVersion, reason: 'outside-group-dates' },
    }))
}
