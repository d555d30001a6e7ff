import { dirname, resolve } from 'node:path'
import type { Finding } from '../../ground/platform/finding.ts'
import type { HmisSource, OpenOptions } from '../../performance/intake/hmis/open-hmis-source.ts'
import { openHmisSource } from '../../performance/intake/hmis/open-hmis-source.ts'
import { openSystemSource } from '../../performance/intake/hmis/open-system-source.ts'
import { finding } from '../../performance/intake/hmis/source-refusal.ts'
import { buildFacts } from '../../performance/measure-packs/homelessness/build-facts.ts'
import { measureCards } from '../../performance/measure-packs/homelessness/cards.ts'
import {
  defaultSettings,
  type Figure,
  type MeasureKey,
  type MeasureSettings,
  type Rhythm,
  type Unit,
} from '../../performance/measure-packs/homelessness/figure.ts'
import type { FiguresFile } from '../../performance/measure-packs/homelessness/figures-file.ts'
import { countSubgroups } from '../../performance/measure-packs/homelessness/groups/count-subgroups.ts'
import { type Grouping, listGroups } from '../../performance/measure-packs/homelessness/list-groups.ts'
import { measureFacts } from '../../performance/measure-packs/homelessness/measure-facts.ts'
import type { PeopleGrouping } from '../../performance/measure-packs/homelessness/system/system-figures.ts'

export type MeasureSourceOptions = OpenOptions & {
  measures: MeasureKey[]
  from: string
  to: string
  by: Grouping
  every: Rhythm
  units: Unit[]
  settings?: Partial<MeasureSettings>
  /** the figures again for each group of these kinds */
  kinds?: PeopleGrouping[]
  /** publishes the facts as Parquet in this folder, keys made with the secret */
  facts?: { folder: string; secret: string }
}

/** Of the further files groups ask for clients alone. */
const onlyClients = new Set(['EnrollmentDetail', 'ProjectDetail', 'ProjectCoC', 'Funder', 'IncomeBenefits'])

/** From an export to its figures, with no database and nothing left behind. */
export async function measureSource(
  path: string,
  options: MeasureSourceOptions,
): Promise<FiguresFile | { refused: Finding[] }> {
  const outFolder = options.facts && dirname(resolve(options.facts.folder))
  const asksForGroups = options.kinds !== undefined && options.kinds.length > 0
  const source = asksForGroups
    ? await openSystemSource(path, { ...options, outFolder, unread: onlyClients })
    : await openHmisSource(path, { ...options, outFolder })
  if ('refused' in source) return source
  const stop = () => source.engine.interrupt()
  options.signal?.addEventListener('abort', stop)
  try {
    options.signal?.throwIfAborted()
    return await measureOpened(source, options)
  } finally {
    options.signal?.removeEventListener('abort', stop)
    await source.close()
  }
}

async function measureOpened(
  source: Pick<HmisSource, 'engine' | 'summary' | 'findings' | 'rowOfEnrollment'>,
  options: MeasureSourceOptions,
): Promise<FiguresFile> {
  const { engine, summary } = source
  const facts = await buildFacts(engine, {
    outFolder: options.facts ? resolve(options.facts.folder) : null,
    secret: options.facts?.secret,
    rowOfEnrollment: source.rowOfEnrollment,
  })
  const groups = await listGroups(engine, options.by)
  const figures = await measureFacts(engine, { ...options, groups })
  const { kinds = [] } = options
  const subgroups = kinds.length > 0 ? await countSubgroups(engine, { ...options, groups, kinds }, figures) : null
  const names = new Map(groups.map(({ group, name }) => [group, name]))
  const [covered] = await engine.rows<{ from: string; to: string; organizations: number }>(
    'select covered_from_on as "from", covered_to_on as "to", organizations from facts_coverage',
  )
  const settings = { ...defaultSettings, ...options.settings }
  const { sourceId, sourceName, softwareName, csvVersion, exportDate, exportStart, exportEnd } = summary
  const { rowsRead, enrollmentsUsed, files } = summary
  return {
    definitions: options.measures.map((key) => ({ ...measureCards[key], settings })),
    source: {
      ...{ sourceId, sourceName, softwareName, csvVersion, exportDate, exportStart, exportEnd },
      coveredFrom: covered!.from,
      coveredTo: covered!.to,
      organizations: covered!.organizations,
      rowsRead,
      enrollmentsUsed,
      files,
    },
    measures: figures.map((figure) => ({
      measure: figure.measure,
      project: figure.group,
      projectName: names.get(figure.group) ?? null,
      from: figure.from,
      to: figure.to,
      numerator: figure.numerator,
      denominator: figure.denominator,
      value: figure.value,
      unit: figure.unit,
      state: figure.state,
      matureOn: figure.matureOn,
      details: figure.details,
    })),
    ...(subgroups === null
      ? {}
      : { groups: subgroups.map(({ group, name, ...one }) => ({ ...one, project: group, group: name })) }),
    findings: [...source.findings, ...facts.findings, ...listFullHouses(figures)],
  }
}

/** Above 100% is shown as it is, and said. */
function listFullHouses(figures: Figure[]): Finding[] {
  const full = figures.filter(({ measure, value }) => measure === 'utilization' && value !== null && value > 1)
  if (full.length === 0) return []
  const highest = Math.max(...full.map(({ value }) => value!))
  return [
    finding('warning', 'utilization-above-full', 'Inventory.csv', {
      found: `${Math.round(highest * 100)}%`,
      expected: '100%',
      count: full.length,
    }),
  ]
}
