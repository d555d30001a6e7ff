import { systemCards } from '../../performance/measure-packs/homelessness/system/cards.ts'
import {
  firstLines,
  growthLines,
  type SystemFigures,
  type SystemKey,
  shareLines,
  systemKeys,
  timeLines,
} from '../../performance/measure-packs/homelessness/system/system-figures.ts'
import { findingsText } from './run-on-source.ts'
import type { SpmReport } from './spm.ts'

const reasons: Record<string, string> = {
  'not-covered': 'the export does not cover the period',
  'one-organization-only': 'the export holds one organization only: not a figure of the system',
  'history-too-short': 'the export does not go back far enough: not a figure of the system',
  'history-shorter-than-look-back': 'the export goes back less than seven years',
}

/** The figures that a report holds, as lines that a person reads. */
export function spmText(report: SpmReport): string {
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

function blockOf(figures: Partial<SystemFigures>, states: SpmReport['states'] | null): string[] {
  const lines = linesOf(figures)
  return systemCards.flatMap(({ title, keys }) => {
    const here = systemKeys.filter((key) => keys.includes(key) && key in figures)
    const told = here.flatMap((key) => {
      const reason = states?.[key]?.reason
      const note = reason ? `  [${reasons[reason] ?? reason}]` : ''
      return lines(key).map((line, at, all) => `  ${line}${at === all.length - 1 ? note : ''}\n`)
    })
    return told.length > 0 ? [`\n${title}\n`, ...told] : []
  })
}

const isOneOf = <Key extends SystemKey>(list: readonly Key[], key: SystemKey): key is Key =>
  (list as readonly SystemKey[]).includes(key)

const linesOf =
  (figures: Partial<SystemFigures>) =>
  (key: SystemKey): string[] => {
    const line = (text: string) => [`${key.padEnd(5)} ${text}`]
    if (isOneOf(timeLines, key)) {
      const { persons, mean, median } = figures[key]!
      return line(`${persons} persons, mean ${shown(mean, ' days')}, median ${shown(median, ' days')}`)
    }
    if (isOneOf(growthLines, key)) return line(`${figures[key]!.increased} of ${figures[key]!.universe} adults`)
    if (isOneOf(firstLines, key)) {
      const { entered, prior, first } = figures[key]!
      return line(`${first} for the first time (${entered} entered, ${prior} of them known before)`)
    }
    if (isOneOf(shareLines, key)) {
      const { universe, successful, share } = figures[key]!
      return line(`${share === null ? 'none' : `${share.toFixed(2)}%`} (${successful} of ${universe} clients)`)
    }
    if (key === '2')
      return figures['2']!.rows.map(({ from, exits, returns }) => {
        const counts = `${returns['0-180']} within 180 days, ${returns['181-365']} to 365, ${returns['366-730']} to 730`
        return `${from.padEnd(5)} ${exits} exits; returned: ${counts}`
      })
    return line(
      Object.entries(figures['3.2']!)
        .map(([name, persons]) => `${name} ${persons}`)
        .join(', '),
    )
  }
