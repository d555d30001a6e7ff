import type { Finding } from '../../ground/platform/finding.ts'
import type { SystemSource } from '../../performance/intake/hmis/open-system-source.ts'
import { systemCards } from '../../performance/measure-packs/homelessness/system/cards.ts'
import { countSystem, type GroupedFigures } from '../../performance/measure-packs/homelessness/system/count-system.ts'
import {
  type Explanation,
  explainSystem,
  keepClient,
} from '../../performance/measure-packs/homelessness/system/explain-client.ts'
import {
  listIncomeFindings,
  listInconsistencies,
  listSystemFindings,
} from '../../performance/measure-packs/homelessness/system/list-system-findings.ts'
import { keysOf, measureNeeds } from '../../performance/measure-packs/homelessness/system/measure-needs.ts'
import { prepareSystem } from '../../performance/measure-packs/homelessness/system/prepare-system.ts'
import { systemRules } from '../../performance/measure-packs/homelessness/system/rules.ts'
import {
  type SystemFigures,
  type SystemKey,
  systemKeys,
} from '../../performance/measure-packs/homelessness/system/system-figures.ts'
import {
  findSourceReach,
  type SystemState,
  systemStates,
} from '../../performance/measure-packs/homelessness/system/system-states.ts'
import type { Command } from './command.ts'
import { describeSource, runOnSource, type Told } from './run-on-source.ts'
import { spmHelp, spmUsage } from './spm-help.ts'
import { spmText } from './spm-text.ts'
import { readSystemUse, type SystemUse } from './system-use.ts'
import { explanationText, noSuchClient } from './why-text.ts'

export const spmCommand: Command = {
  name: 'spm',
  summary: 'compute the federal system performance measures from an HMIS export of the whole community',
  help: spmHelp,
  needsNoWords: true,
  async run(args) {
    const use = readSystemUse('spm', args)
    if ('help' in use) {
      process.stdout.write(spmHelp)
      return 0
    }
    if ('wrong' in use) {
      process.stderr.write(`${use.wrong}\n\n${spmUsage}\n`)
      return 2
    }
    const { why } = use
    if (why !== null) return runOnSource(use, (source) => explainOne(source, use, why), explanationText)
    const asked = { ...use, unread: needsOf(use)?.unread }
    return runOnSource(asked, (source, signal) => measureSystem(source, use, signal), spmText)
  },
}

/** Null: everything is asked for, and every file is looked at. */
const needsOf = ({ measures, by, coc }: SystemUse) =>
  measures && measureNeeds(measures, { byGroup: by.length > 0, byCoc: coc !== null })

/** Of a report on some measures the keys of the others are not there. */
export type SpmReport = Partial<SystemFigures> & {
  groups: GroupedFigures<Partial<SystemFigures>>
  states: Partial<Record<SystemKey, SystemState>>
  period: { from: string; to: string }
  scope: { coc: string | null; projects: number; organizations: number; clients: number }
  rules: (typeof systemRules)[keyof typeof systemRules]
  definitions: typeof systemCards
  source: ReturnType<typeof describeSource>
  findings: Finding[]
}

export async function measureSystem(source: SystemSource, use: SystemUse, signal: AbortSignal): Promise<SpmReport> {
  const { engine } = source
  const { from, to, rules, coc, measures } = use
  const needs = needsOf(use)
  await prepareSystem(engine, use, { coc }, needs ?? {})
  const reach = await findSourceReach(engine)
  const { figures, groups } = await countSystem(engine, { ...use, lines: needs?.lines, signal })
  const keys = measures === null ? systemKeys : keysOf(measures)
  const only = <Value extends object>(all: Value) =>
    Object.fromEntries(
      Object.entries(all).filter(([key]) => (keys as readonly string[]).includes(key)),
    ) as Partial<Value>
  const [size] = await engine.rows<{ projects: number; clients: number }>(
    'select (select count(*) from system_projects) as projects, (select count(distinct person_no) from system_stays) as clients',
  )
  return {
    ...only(figures),
    groups: Object.fromEntries(
      Object.entries(groups).map(([by, named]) => [
        by,
        Object.fromEntries(Object.entries(named).map(([name, one]) => [name, only(one)])),
      ]),
    ),
    states: only(systemStates(use, reach)),
    period: { from, to },
    scope: { coc, organizations: reach.organizations, ...size! },
    rules: systemRules[rules],
    definitions: systemCards.filter((card) => card.keys.some((key) => keys.includes(key))),
    source: describeSource(source),
    findings: [
      ...source.findings,
      ...(await listSystemFindings(engine, { coc }, needs?.unread)),
      ...(keys.includes('4.1') ? await listIncomeFindings(engine) : []),
      ...listInconsistencies(figures),
    ],
  }
}

async function explainOne({ engine }: SystemSource, use: SystemUse, why: string): Promise<Told<Explanation>> {
  await prepareSystem(engine, use, { coc: use.coc })
  const client = await keepClient(engine, why, { coc: use.coc })
  if (client === null) return noSuchClient
  return { ...client, measures: await explainSystem(engine, use.rules) }
}
