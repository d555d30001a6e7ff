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
import { prepareSystem } from '../../performance/measure-packs/homelessness/system/prepare-system.ts'
import { systemRules } from '../../performance/measure-packs/homelessness/system/rules.ts'
import {
  firstLines,
  growthLines,
  type SystemFigures,
  type SystemKey,
  shareLines,
  timeLines,
} from '../../performance/measure-packs/homelessness/system/system-figures.ts'
import {
  findSourceReach,
  type SystemState,
  systemStates,
} from '../../performance/measure-packs/homelessness/system/system-states.ts'
import type { Command } from './command.ts'
import { describeSource, findingsText, runOnSource, type Told } from './run-on-source.ts'
import { spmHelp, spmUsage } from './spm-help.ts'
import { readSystemUse, type SystemUse } from './system-use.ts'
import { explanationText, noSuchClient } from './why-text.ts'

export const spmCommand: Command = {
  name: 'spm',
  summary: 'compute the federal system performance measures from an HMIS export of the whole community',
  help: spmHelp,
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
    return runOnSource(use, (source, signal) => measureSystem(source, use, signal), figuresText)
  },
}

export type SpmReport = SystemFigures & {
  groups: GroupedFigures<SystemFigures>
  states: Record<SystemKey, SystemState>
  period: { from: string; to: string }
  scope: { coc: string | null; projects: number; organizations: number; clients: number }
  rules: (typeof systemRules)[keyof typeof systemRules]
  definitions: typeof systemCards
  source: ReturnType<typeof describeSource>
  findings: Finding[]
}

export async function measureSystem(source: SystemSource, use: SystemUse, signal: AbortSignal): Promise<SpmReport> {
  const { engine } = source
  const { from, to, rules, coc } = use
  await prepareSystem(engine, use, { coc })
  const reach = await findSourceReach(engine)
  const { figures, groups } = await countSystem(engine, { ...use, signal })
  const [size] = await engine.rows<{ projects: number; clients: number }>(
    'select (select count(*) from system_projects) as projects, (select count(*) from system_people) as clients',
  )
  return {
    ...figures,
    groups,
    states: systemStates(use, reach),
    period: { from, to },
    scope: { coc, organizations: reach.organizations, ...size! },
    rules: systemRules[rules],
    definitions: systemCards,
    source: describeSource(source),
    findings: [
      ...source.findings,
      ...(await listSystemFindings(engine, { coc })),
      ...(await listIncomeFindings(engine)),
      ...listInconsistencies(figures),
    ],
  }
}

async function explainOne({ engine }: SystemSource, use: SystemUse, why: string): Promise<Told<Explanation>> {
  await prepareSystem(engine, use, { coc: use.coc })
  const client = await keepClient(engine, why)
  if (client === null) return noSuchClient
  return { ...client, measures: await explainSystem(engine, use.rules) }
}

const reasons: Record<string, string> = {
  'not-covered': 'the export does not cover the period',
  'one-organization-only': 'the export holds one organization only: not a figure of the system',
  'history-too-short': 'the export does not go back far enough: not a figure of the system',
  'history-shorter-than-look-back': 'the export goes back less than seven years',
}

function figuresText(report: SpmReport): string {
  const { period, scope, source, rules } = report
  const place = scope.coc ?? 'all of the export'
  const parts = [
    `${source.sourceName ?? source.sourceId}, exported ${source.exportDate}; ${period.from} to ${period.to}, ${place}, rules of ${rules.version}\n`,
    ...blockOf(report, report.states),
  ]
  for (const [by, groups] of Object.entries(report.groups))
    for (const [name, figures] of Object.entries(groups))
      parts.push(`\n== ${by}: ${name} ==\n`, ...blockOf(figures, null))
  return [...parts, findingsText(report.findings)].join('')
}

const shown = (value: number | null, unit: string) => (value === null ? 'none' : `${value}${unit}`)

function blockOf(figures: SystemFigures, states: SpmReport['states'] | null): string[] {
  const title = (key: SystemKey) => `\n${systemCards.find(({ keys }) => keys.includes(key))!.title}\n`
  const note = (key: SystemKey) => {
    const reason = states?.[key].reason
    return reason ? `  [${reasons[reason] ?? reason}]` : ''
  }
  const line = (key: SystemKey, text: string) => `  ${key.padEnd(5)} ${text}${note(key)}\n`
  return [
    title('1a.1'),
    ...timeLines.map((key) => {
      const { persons, mean, median } = figures[key]
      return line(key, `${persons} persons, mean ${shown(mean, ' days')}, median ${shown(median, ' days')}`)
    }),
    title('2'),
    ...figures['2'].rows.map(({ from, exits, returns }) => {
      const counts = `${returns['0-180']} within 180 days, ${returns['181-365']} to 365, ${returns['366-730']} to 730`
      return `  ${from.padEnd(5)} ${exits} exits; returned: ${counts}${from === 'total' ? note('2') : ''}\n`
    }),
    title('3.2'),
    line(
      '3.2',
      Object.entries(figures['3.2'])
        .map(([name, persons]) => `${name} ${persons}`)
        .join(', '),
    ),
    title('4.1'),
    ...growthLines.map((key) => line(key, `${figures[key].increased} of ${figures[key].universe} adults`)),
    title('5.1'),
    ...firstLines.map((key) => {
      const { entered, prior, first } = figures[key]
      return line(key, `${first} for the first time (${entered} entered, ${prior} of them known before)`)
    }),
    title('7a.1'),
    ...shareLines.map((key) => {
      const { universe, successful, share } = figures[key]
      return line(key, `${share === null ? 'none' : `${share.toFixed(2)}%`} (${successful} of ${universe} clients)`)
    }),
  ]
}
