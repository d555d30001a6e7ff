import type { Finding } from '../../ground/platform/finding.ts'
import type { SystemSource } from '../../performance/intake/hmis/open-system-source.ts'
import {
  countProjects,
  type ProjectFigures,
} from '../../performance/measure-packs/homelessness/system/count-projects.ts'
import type { GroupedFigures } from '../../performance/measure-packs/homelessness/system/count-system.ts'
import { type Explanation, keepClient } from '../../performance/measure-packs/homelessness/system/explain-client.ts'
import { explainProjects } from '../../performance/measure-packs/homelessness/system/explain-projects.ts'
import { listSystemFindings } from '../../performance/measure-packs/homelessness/system/list-system-findings.ts'
import { prepareSystem } from '../../performance/measure-packs/homelessness/system/prepare-system.ts'
import { systemRules } from '../../performance/measure-packs/homelessness/system/rules.ts'
import { findSourceReach } from '../../performance/measure-packs/homelessness/system/system-states.ts'
import { aprHelp, aprUsage } from './apr-help.ts'
import type { Command } from './command.ts'
import { describeSource, findingsText, runOnSource, type Told } from './run-on-source.ts'
import { readSystemUse, type SystemUse } from './system-use.ts'
import { explanationText, noSuchClient } from './why-text.ts'

export const aprCommand: Command = {
  name: 'apr',
  summary: 'compute the figures of an annual performance report for some projects of an HMIS export',
  help: aprHelp,
  needsNoWords: true,
  async run(args) {
    const use = readSystemUse('apr', args)
    if ('help' in use) {
      process.stdout.write(aprHelp)
      return 0
    }
    if ('wrong' in use) {
      process.stderr.write(`${use.wrong}\n\n${aprUsage}\n`)
      return 2
    }
    const { why } = use
    if (why !== null) return runOnSource(use, (source) => explainOne(source, use, why), explanationText)
    return runOnSource(use, (source) => measureProjects(source, use), figuresText)
  },
}

type NamedProject = { project: string; name: string | null; type: number }
export type AprReport = ProjectFigures & {
  groups: GroupedFigures<ProjectFigures>
  state: { state: 'value' | 'missing'; reason: string | null }
  period: { from: string; to: string }
  projects: NamedProject[]
  rules: { version: string; source: string }
  source: ReturnType<typeof describeSource>
  findings: Finding[]
}

export async function measureProjects(source: SystemSource, use: SystemUse): Promise<Told<AprReport>> {
  const { engine } = source
  const { from, to } = use
  const named = await findProjects(source, use)
  if ('refused' in named) return named
  await prepareSystem(engine, use, { projects: use.projects })
  const { figures, groups } = await countProjects(engine, use, use.by)
  const reach = await findSourceReach(engine)
  const isCovered = reach.coveredFrom <= from && reach.coveredTo >= to
  const { version, source: specification } = systemRules[use.rules]
  return {
    ...figures,
    groups,
    state: isCovered ? { state: 'value', reason: null } : { state: 'missing', reason: 'not-covered' },
    period: { from, to },
    projects: named.projects,
    rules: { version, source: specification },
    source: describeSource(source),
    findings: [...source.findings, ...(await listSystemFindings(engine, { projects: use.projects }))],
  }
}

async function explainOne(source: SystemSource, use: SystemUse, why: string): Promise<Told<Explanation>> {
  const named = await findProjects(source, use)
  if ('refused' in named) return named
  await prepareSystem(source.engine, use, { projects: use.projects })
  const client = await keepClient(source.engine, why, { projects: use.projects })
  if (client === null) return noSuchClient
  return { ...client, measures: await explainProjects(source.engine, use) }
}

/** The projects that were asked for; a ProjectID that the export does not hold is refused, never counted as nobody. */
export async function findProjects(
  { engine }: SystemSource,
  use: SystemUse,
): Promise<{ projects: NamedProject[] } | { refused: Finding[] }> {
  const known = await engine.rows<NamedProject>(
    'select project_id as project, name, type from hmis_projects order by project_id',
  )
  const unknown = use.projects.filter((id) => !known.some(({ project }) => project === id))
  if (unknown.length > 0) {
    const refused = unknown.map((found): Finding => {
      const place = { file: 'Project.csv', row: null, column: 'ProjectID', expected: null, count: 1 }
      return { grade: 'stops', code: 'project-not-in-export', ...place, found }
    })
    return { refused }
  }
  return { projects: known.filter(({ project }) => use.projects.includes(project)) }
}

function figuresText(report: AprReport): string {
  const { projects, period, source, state, rules } = report
  const parts = [
    `${source.sourceName ?? source.sourceId}, exported ${source.exportDate}; ${period.from} to ${period.to}, rules of ${rules.version}\n`,
    ...projects.map(({ project, name, type }) => `  ${project} ${name ?? ''} (type ${type})\n`),
    state.state === 'value' ? '' : '  [the export does not cover the period]\n',
    ...blockOf(report),
  ]
  for (const [by, groups] of Object.entries(report.groups))
    for (const [name, figures] of Object.entries(groups)) parts.push(`\n== ${by}: ${name} ==\n`, ...blockOf(figures))
  return [...parts, findingsText(report.findings)].join('')
}

function blockOf(figures: ProjectFigures): string[] {
  const { exits, lengthOfStay, pointInTime, movedIn, engaged } = figures
  const days = ({ mean, median }: { mean: number | null; median: number | null }) =>
    mean === null ? 'none' : `mean ${mean} days, median ${median} days`
  const share = exits.share === null ? 'none' : `${exits.share.toFixed(2)}%`
  return [
    `\nServed: ${figures.served} persons${engaged === null ? '' : ` (${engaged} engaged)`}, ${figures.adults} adults, ${figures.households} households\n`,
    `Left: ${figures.leavers}; still there: ${figures.stayers}\n`,
    `Exits to a positive destination: ${share} (${exits.positive} of ${exits.total - exits.excluded}; ${exits.excluded} excluded)\n`,
    `Length of stay: leavers ${days(lengthOfStay.leavers)}; stayers ${days(lengthOfStay.stayers)}\n`,
    ...Object.entries(pointInTime).map(([day, { persons, households, beds, units }]) => {
      const places = beds === undefined ? '' : ` (${beds} beds, ${units} units)`
      return `On ${day}: ${persons} persons, ${households} households${places}\n`
    }),
    `Moved in: ${movedIn.persons}${movedIn.meanDays === null ? '' : `, after ${movedIn.meanDays} days on average`}; left without: ${movedIn.leftWithout}\n`,
  ]
}
