import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import type { ContractMapping } from '../../agreements/contracts/contract-list-mapping.ts'
import type { Month } from '../../ground/platform/day.ts'
import type { Finding } from '../../ground/platform/finding.ts'
import { foundJurisdiction, type Jurisdiction } from '../../ground/platform/jurisdictions.ts'
import { asTerminal, openProgram, type Program } from '../../ground/platform/program.server.ts'
import { writeTable } from '../../ground/platform/write-table.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { countFindings } from '../../ground/submissions/submission.ts'
import { listMeasures } from '../../performance/measures/list-measures.ts'
import { importServiceRecords } from '../../performance/reporting/import-service-records.ts'
import { importTable, type TableKind } from '../../performance/reporting/import-table.ts'
import { judgeMonth } from '../../performance/signals/judge-month.ts'
import { findPortfolio } from '../portfolio/find-portfolio.ts'
import { portfolioTable } from '../portfolio/portfolio-table.ts'
import { type ProgressBar, progressBar } from './progress-bar.ts'
import { type WrittenPacket, writePacketFiles } from './write-packet-files.ts'

export type ReviewedFiles = {
  contracts: string
  programs: string
  standards: string | undefined
  hmis: string
  mapping: ContractMapping | undefined
  month: Month
  out: string
  isJson: boolean
}

/**
 * The whole job in one command: a city that lives as long as the command, in a private temporary folder, filled by the
 * same verbs as a lasting one. So what it prints is what the pages would show.
 */
export async function reviewFiles(asked: ReviewedFiles): Promise<0 | 1> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-review-'))
  const bar = progressBar()
  let program: Program | null = null
  try {
    program = await openProgram(
      { dataFolder: join(folder, 'data'), port: 0, databaseUrl: null, cookieSecret: 'none' },
      { durable: false },
    )
    const founded = await foundJurisdiction(program.db, { name: 'Review', fiscalYearStartsIn: 7 })
    if ('refused' in founded) throw new Error(founded.refused)
    const taken = await takeIn(program, founded.done, asked, bar)
    if ('refused' in taken) return printRefusal(taken.refused, asked.isJson)
    return await writeOut(program, founded.done, asked, taken.findings, bar)
  } finally {
    bar.clear()
    await program?.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function takeIn(
  program: Program,
  city: Jurisdiction,
  asked: ReviewedFiles,
  bar: ProgressBar,
): Promise<{ findings: Finding[] } | { refused: Finding[] }> {
  const findings: Finding[] = []
  const tables: [TableKind, string | undefined][] = [
    ['contracts', asked.contracts],
    ['programs', asked.programs],
    ['standards', asked.standards],
  ]
  for (const [kind, path] of tables) {
    if (!path) continue
    const files = [{ name: basename(path), content: readFileSync(path) }]
    const mapping = kind === 'contracts' ? asked.mapping : undefined
    const taken = await asTerminal(program, city, (visit) => importTable(visit, { kind, files, mapping }))
    if ('refused' in taken) throw new Error(taken.refused)
    if (taken.state === 'refused') return { refused: taken.findings }
    findings.push(...taken.findings)
  }
  const received = await asTerminal(program, city, (visit) =>
    receiveSubmission(visit, { kind: 'hmis', fileName: basename(asked.hmis) }),
  )
  if ('refused' in received) throw new Error(received.refused)
  const imported = await importServiceRecords({
    submissionId: received.done.id,
    path: asked.hmis,
    slug: city.slug,
    dataFolder: program.settings.dataFolder,
    transact: (work) => asTerminal(program, city, work),
    onProgress: ({ step, rows, fraction }) => bar({ step, rows, fraction: fraction * 0.5 }),
  })
  if (imported.state === 'refused') return { refused: imported.findings }
  return { findings: [...findings, ...imported.findings] }
}

async function writeOut(
  program: Program,
  city: Jurisdiction,
  asked: ReviewedFiles,
  findings: Finding[],
  bar: ProgressBar,
): Promise<0> {
  const out = resolve(asked.out)
  const { portfolio, measures } = await asTerminal(program, city, async (visit) => {
    await judgeMonth(visit, asked.month)
    const found = await findPortfolio(visit, { month: asked.month })
    return { portfolio: found, measures: await listMeasures(visit.work) }
  })
  mkdirSync(join(out, 'packets'), { recursive: true })
  const numbers = [...new Set(portfolio.lines.map((line) => line.contract.number))].sort()
  const packets: WrittenPacket[] = []
  for (const number of numbers) {
    const written = await asTerminal(program, city, (visit) =>
      writePacketFiles(visit, { number, month: asked.month, folder: join(out, 'packets') }),
    )
    if (written) packets.push(written)
    bar({ step: 'packets', rows: packets.length, fraction: 0.5 + (0.5 * packets.length) / numbers.length })
  }
  writeFileSync(join(out, 'portfolio.csv'), writeTable(portfolioTable(portfolio, measures)))
  writeFileSync(join(out, 'findings.json'), `${JSON.stringify(findings, null, 2)}\n`)
  bar.clear()
  const counts = { errors: countFindings(findings, 'error'), warnings: countFindings(findings, 'warning') }
  const withoutProgram = portfolio.unmapped.map((contract) => contract.number)
  const report = {
    month: asked.month,
    out,
    packets,
    withoutProgram,
    portfolio: join(out, 'portfolio.csv'),
    findings: counts,
  }
  process.stdout.write(
    asked.isJson
      ? `${JSON.stringify(report)}\n`
      : `${packets.length} packets for ${asked.month} in ${join(out, 'packets')}; ${withoutProgram.length} contracts have no program in the map; ${counts.errors} records left out, ${counts.warnings} warnings (findings.json).\n`,
  )
  return 0
}

export function printRefusal(findings: Finding[], isJson: boolean): 1 {
  const stops = findings.filter((finding) => finding.grade === 'stops').map(({ grade: _, ...rest }) => rest)
  if (isJson) process.stdout.write(`${JSON.stringify({ refused: stops })}\n`)
  else
    for (const { code, file, found } of stops) process.stderr.write(`${file}: ${code}${found ? ` (${found})` : ''}\n`)
  return 1
}
