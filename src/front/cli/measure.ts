import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import type { Finding } from '../../ground/platform/finding.ts'
import { findingsHmis } from '../../ground/words/english/findings-hmis.ts'
import { eraseLeftoverUploads } from '../../performance/intake/hmis/erase-leftover-uploads.ts'
import type { Progress } from '../../performance/intake/hmis/open-hmis-source.ts'
import { measureCards } from '../../performance/measure-packs/homelessness/cards.ts'
import type {
  FiguresFile,
  MeasuredFigure,
  MeasuredSubgroup,
} from '../../performance/measure-packs/homelessness/figures-file.ts'
import type { Command } from './command.ts'
import { measureSource } from './measure-source.ts'
import { measureHelp, measureUsage, readMeasureUse } from './measure-use.ts'
import { explainMeasures } from './measure-why.ts'

export const measureCommand: Command = {
  name: 'measure',
  summary: 'compute the contract measures straight from an HMIS export',
  help: measureHelp,
  needsNoWords: true,
  async run(args) {
    const use = readMeasureUse(args)
    if ('help' in use) return print(measureHelp, 0)
    if ('wrong' in use) {
      process.stderr.write(`${use.wrong}\n\n${measureUsage}\n`)
      return 2
    }
    if (use.why !== null) return explainMeasures(use, use.why)
    const workFolder = use.workFolder ?? join(tmpdir(), `throughline-${userInfo().uid}`)
    await eraseLeftoverUploads(workFolder)
    const stopped = new AbortController()
    const stop = () => stopped.abort()
    // the private folder holds client records: an interrupted run erases it before it goes
    process.once('SIGINT', stop).once('SIGTERM', stop)
    try {
      const told = await measureSource(use.source, {
        ...use.options,
        workFolder,
        signal: stopped.signal,
        onProgress: progressBar(),
      })
      if ('refused' in told)
        return print(use.isJson ? json({ refused: told.refused.map(withoutGrade) }) : refusalText(told.refused), 1)
      return print(use.isJson ? json(told) : figuresText(told), 0)
    } catch (error) {
      if (!stopped.signal.aborted) throw error
      process.stderr.write('\nstopped; nothing was kept\n')
      return 1
    } finally {
      process.off('SIGINT', stop).off('SIGTERM', stop)
    }
  },
}

const json = (value: unknown) => `${JSON.stringify(value)}\n`

function print<Code extends 0 | 1>(text: string, code: Code): Promise<Code> {
  return new Promise((resolve) => process.stdout.write(text, () => resolve(code)))
}

function withoutGrade({ grade: _, ...refusal }: Finding): Omit<Finding, 'grade'> {
  return refusal
}

/** A bar on standard error, only where a person watches. */
function progressBar(): ((progress: Progress) => void) | undefined {
  if (!process.stderr.isTTY) return undefined
  const startedAt = Date.now()
  return ({ step, rows, fraction }) => {
    const filled = Math.round(fraction * 30)
    const left = fraction > 0.05 ? `${Math.ceil(((Date.now() - startedAt) / 1000) * (1 / fraction - 1))} s left` : ''
    const bar = `${'#'.repeat(filled)}${'.'.repeat(30 - filled)}`
    process.stderr.write(
      `\r${step.padEnd(7)}[${bar}] ${rows.toLocaleString('en-US')} rows ${left}   ${fraction === 1 ? '\n' : ''}`,
    )
  }
}

const sentenceOf = (finding: Finding) => findingsHmis[finding.code as keyof typeof findingsHmis](finding)
const placeOf = ({ file, row, count }: Finding) =>
  `${file}${row === null ? '' : `, row ${row}`}${count > 1 ? ` and others, ${count} in all` : ''}`

const refusalText = (refused: Finding[]) =>
  refused.map((finding) => `${placeOf(finding)}: ${sentenceOf(finding)} [${finding.code}]\n`).join('')

function figuresText({ source, measures, groups = [], findings, definitions }: FiguresFile): string {
  const parts = [
    `${source.sourceName ?? source.sourceId}, exported ${source.exportDate}, covers ${source.coveredFrom} to ${source.coveredTo}\n`,
  ]
  for (const { key, title, numerator, denominator } of definitions) {
    const rows = measures.filter(({ measure }) => measure === key)
    const width = Math.max(10, ...rows.map(({ project, projectName }) => `${project} ${projectName ?? ''}`.length))
    parts.push(`\n${title}\n  numerator: ${numerator}\n  denominator: ${denominator}\n`)
    for (const row of rows) {
      const name = `${row.project} ${row.projectName ?? ''}`.padEnd(width)
      parts.push(`  ${name}  ${row.from} to ${row.to}  ${valueText(row)}\n`)
      for (const one of groups.filter((part) => isOf(part, row)))
        parts.push(`      ${`${one.by}: ${one.group}`.padEnd(width)}  ${groupText(one)}\n`)
    }
  }
  if (findings.length > 0)
    parts.push('\nFindings\n', ...findings.map((finding) => `  ${placeOf(finding)}: ${sentenceOf(finding)}\n`))
  return parts.join('')
}

const isOf = (part: MeasuredSubgroup, row: MeasuredFigure) =>
  part.measure === row.measure && part.project === row.project && part.from === row.from

const groupText = (part: MeasuredSubgroup) =>
  `${valueText({ ...part, projectName: null, details: {} })}${part.hasSmallCount ? '  [small counts: not for release]' : ''}`

function valueText({ state, value, numerator, denominator, measure, matureOn, details, unit }: MeasuredFigure): string {
  if (state !== 'value' && state !== 'immature') return `${state} (${details.reason})`
  const isNights = measureCards[measure].valueFormat === 'nights'
  const shown =
    value === null ? 'none in the window' : isNights ? `${value.toFixed(1)} nights` : `${(value * 100).toFixed(2)}%`
  const counts = isNights
    ? `${numerator} nights, ${denominator} ${denominator === 1 ? 'stay' : 'stays'}`
    : `${numerator} of ${denominator} ${measure === 'utilization' ? (unit === 'persons' ? 'bed nights' : 'unit nights') : unit}`
  return `${shown} (${counts})${state === 'immature' ? `, immature until ${matureOn}` : ''}`
}
