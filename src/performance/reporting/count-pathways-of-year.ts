import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { addDays, addMonths, type Day, firstDay, lastDay, monthOf } from '../../ground/platform/day.ts'
import type { RecordEngine } from '../../ground/platform/record-engine.ts'
import { readEventsOfSource } from '../intake/hmis/read-events-of-source.ts'
import { SourceRefusal } from '../intake/hmis/source-refusal.ts'
import type { GroupMember } from '../measure-packs/homelessness/figure.ts'
import { countPathway, type Pathway, preparePathway } from '../measure-packs/homelessness/pathway/count-pathway.ts'
import { pathwaySettings } from '../measure-packs/homelessness/pathway/pathway-card.ts'
import type { NewPathwayStep } from '../results/record-pathways.ts'
import { leavingGroup, totalGroup } from '../results/result.ts'

/**
 * Referrals to housing of a year whose every step is over, and of the twelve newest months one by one: of every program,
 * and of the source as one. Null where the export tells of none.
 */
export async function countPathwaysOfYear(
  engine: RecordEngine,
  input: {
    path: string
    /** the engine may read it; what is unpacked there is erased */
    folder: string
    window: { from: Day; to: Day }
    groups: GroupMember[]
    signal?: AbortSignal
  },
): Promise<NewPathwayStep[] | null> {
  const { path, window, signal } = input
  const folder = await mkdtemp(join(input.folder, '.events-'))
  try {
    await readEventsOfSource(engine, path, folder, { signal })
    await preparePathway(engine)
  } catch (error) {
    if (error instanceof SourceRefusal) return null
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const later = (a: Day, b: Day) => (a > b ? a : b)
  const lastMature = addMonths(monthOf(addDays(window.to, 1 - pathwaySettings.housedDays)), -1)
  const mature = { from: later(firstDay(addMonths(lastMature, -11)), window.from), to: lastDay(lastMature) }
  const newest = { from: later(firstDay(addMonths(monthOf(window.to), -11)), window.from), to: window.to }
  const members = input.groups.filter(({ group }) => group !== totalGroup && group !== leavingGroup)
  const found: Pathway[] = []
  for (const [period, every] of [[mature, 'period'] as const, [newest, 'month'] as const])
    if (period.from <= period.to)
      for (const by of ['members', 'system'] as const)
        found.push(...(await countPathway(engine, { ...period, every, by, unit: 'households', members })))
  const steps = found.flatMap((pathway) => toSteps(pathway))
  return steps.length > 0 ? steps : null
}

function toSteps({ project, from, to, steps }: Pathway): NewPathwayStep[] {
  return steps.flatMap(({ step, count, days, state, matureOn }) =>
    count === null || (state !== 'value' && state !== 'immature')
      ? []
      : [
          {
            programId: project === 'system' ? null : project,
            ...{ from, to, step, count, state, matureOn },
            medianDays: days?.median ?? null,
            ninthDays: days?.ninthOfTen ?? null,
          },
        ],
  )
}
