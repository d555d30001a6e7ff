import type { Finding } from '../../ground/platform/finding.ts'
import { openEventSource } from '../../performance/intake/hmis/open-event-source.ts'
import type { SystemSource } from '../../performance/intake/hmis/open-system-source.ts'
import { buildFacts } from '../../performance/measure-packs/homelessness/build-facts.ts'
import {
  countPathway,
  type Pathway,
  preparePathway,
  type StepFigure,
} from '../../performance/measure-packs/homelessness/pathway/count-pathway.ts'
import { pathwayCard, pathwaySettings } from '../../performance/measure-packs/homelessness/pathway/pathway-card.ts'
import type { Command } from './command.ts'
import { type PathwayUse, pathwayHelp, pathwayUsage, readPathwayUse } from './pathway-use.ts'
import { describeSource, findingsText, runOnSource } from './run-on-source.ts'

export const pathwayCommand: Command = {
  name: 'pathway',
  summary: 'follow referrals to housing: accepted, entered, moved in, and the days between',
  help: pathwayHelp,
  async run(args) {
    const use = readPathwayUse(args)
    if ('help' in use) {
      process.stdout.write(pathwayHelp)
      return 0
    }
    if ('wrong' in use) {
      process.stderr.write(`${use.wrong}\n\n${pathwayUsage}\n`)
      return 2
    }
    // nights and beds are no step of the way
    const asked = { ...use, unread: new Set(['Services', 'Inventory']) }
    return runOnSource(asked, (source) => followReferrals(source, use), pathwayText, openEventSource)
  },
}

export type PathwayReport = {
  pathways: Pathway[]
  definition: typeof pathwayCard
  settings: typeof pathwaySettings
  source: ReturnType<typeof describeSource>
  findings: Finding[]
}

async function followReferrals(source: SystemSource, use: PathwayUse): Promise<PathwayReport> {
  await buildFacts(source.engine, { outFolder: null })
  await preparePathway(source.engine)
  return {
    pathways: await countPathway(source.engine, use),
    definition: pathwayCard,
    settings: pathwaySettings,
    source: describeSource(source),
    findings: source.findings,
  }
}

const reasons: Record<string, string> = {
  'no-referrals': 'the export holds no referral to housing',
  'not-covered': 'the export does not cover it',
  'one-organization-only': 'the export holds one organization only',
  'follow-up-not-over': 'immature',
}

function pathwayText({ pathways, source, definition, findings }: PathwayReport): string {
  const parts = [
    `${definition.title}: ${source.sourceName ?? source.sourceId}, exported ${source.exportDate}\n${definition.definition}\n`,
  ]
  for (const { project, projectName, from, to, unit, steps, wholeDays, ...declined } of pathways) {
    parts.push(`\n${project} ${projectName ?? ''}  referred ${from} to ${to}, ${unit}\n`)
    parts.push(...steps.map((step) => `  ${stepText(step)}\n`))
    if (wholeDays?.median != null)
      parts.push(`  referral to move-in: median ${wholeDays.median} days, nine of ten within ${wholeDays.ninthOfTen}\n`)
    const { declinedByClient, declinedByProvider } = declined
    if (declinedByClient + declinedByProvider > 0)
      parts.push(`  declined: ${declinedByClient} by the client, ${declinedByProvider} by the provider\n`)
  }
  if (pathways.length === 0) parts.push('\nNobody was referred to housing in these months.\n')
  return [...parts, findingsText(findings)].join('')
}

function stepText({ step, count, share, days, state, reason, matureOn }: StepFigure): string {
  const name = step.padEnd(9)
  if (count === null) return `${name} ${state}: ${reasons[reason ?? ''] ?? reason}`
  const parts = [
    `${name} ${count}`,
    share === null ? '' : ` (${(share * 100).toFixed(0)}% of the step before)`,
    days?.median == null ? '' : `, median ${days.median} days, nine of ten within ${days.ninthOfTen}`,
    state === 'immature' ? `, immature until ${matureOn}` : '',
  ]
  return parts.join('')
}
