import type { RegisteredContract } from '../../agreements/contracts/find-contract.ts'
import type { HeldByDepartment } from '../../agreements/contracts/find-held-by-department.ts'
import type { Reads } from '../../ground/platform/database.server.ts'
import type { Month } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { countLateActions } from '../../management/actions/list-actions.ts'
import { countExpectedSignals } from '../../performance/signals/count-expected-signals.ts'
import type { Standing } from '../../performance/signals/judge-month.ts'
import { listHeadlines } from '../../performance/signals/list-headlines.ts'
import { listAttention, listSignalRanks, listStandings } from '../../performance/signals/list-standings.ts'
import type { Signal } from '../../performance/signals/signal.ts'
import { findGoals, type GoalCourse } from './find-goals.ts'
import { findRegister } from './find-register.ts'
import { keepWhileUnchanged } from './keep-while-unchanged.ts'
import { type RegisterSummary, summarizeRegister } from './summarize-register.ts'

/** One line of the portfolio: a program under a contract. */
export type PortfolioLine = {
  contract: RegisteredContract
  programId: string
  program: string
  programType: string
  population: string | null
  standings: Record<string, Standing>
  lateActions: number
}

export type Portfolio = {
  month: Month | null
  goals: GoalCourse[]
  contracts: number
  providers: number
  ceilingCents: number
  signals: {
    id: string
    contractNumber: string
    providerName: string
    program: string
    programType: string
    signal: Signal
  }[]
  /** how many signals chance alone would raise this month, over all kinds of which chance says something, and how many were */
  byChance: { expected: number; seen: number }
  /** signals of the month in all */
  allSignals: number
  lines: PortfolioLine[]
  /** lines of the month in all */
  allLines: number
  /** contracts that no program stands under */
  unmapped: RegisteredContract[]
  summary: RegisterSummary
  held: HeldByDepartment
  fiscalYear: number
}

/** What of a portfolio is asked for: every line and signal, unless a search or a number narrows them. */
export type PortfolioAsked = { month?: Month | null; search?: string; lines?: number; signals?: number }

/** Everything that the portfolio shows for a month (the newest, unless one is named). */
export async function findPortfolio(visit: Visit, asked: PortfolioAsked = {}): Promise<Portfolio> {
  // The page that everybody opens is kept whole; a search, or all of ten thousand lines, is put together when asked for.
  if (asked.search || asked.lines === undefined) return answer(visit, asked)
  return keepWhileUnchanged(visit, `portfolio ${JSON.stringify(asked)}`, () => answer(visit, asked))
}

/** What is the same for every question about a month: the lines in order, with the text that a search looks through. */
type Ground = Omit<Portfolio, 'signals' | 'lines'> & {
  contractOf: Map<string, RegisteredContract>
  programOf: Map<string, Program>
  ordered: PortfolioLine[]
  /** what a search looks through, line by line; written when something is first searched */
  texts: () => string[]
}
type Program = { id: string; name: string; program_type: string; population: string | null }

async function answer(visit: Visit, asked: PortfolioAsked): Promise<Portfolio> {
  const { work } = visit
  const named = asked.month ?? null
  const { contractOf, programOf, ordered, texts, ...rest } = await keepWhileUnchanged(visit, `ground ${named}`, () =>
    prepareGround(visit, named),
  )
  const { month } = rest
  const lines = findLines(ordered, texts, asked.search)
    .slice(0, asked.lines)
    .map((line) => ({ ...line, standings: {} }))
  if (month) await fillStandings(work, month, lines, lines.length === ordered.length)
  const signals = month ? await listAttention(work, month, asked.signals) : []
  return {
    ...rest,
    lines,
    signals: signals.flatMap(({ id, contractId, programId, signal }) => {
      const [contract, program] = [contractOf.get(contractId), programOf.get(programId ?? '')]
      if (!contract || !program) return []
      const { number: contractNumber, providerName } = contract
      return [{ id, contractNumber, providerName, program: program.name, programType: program.program_type, signal }]
    }),
  }
}

/** Every word of the search stands somewhere in the line, in any order, without case and accents. */
function findLines(ordered: PortfolioLine[], texts: () => string[], search = ''): PortfolioLine[] {
  const words = plain(search).split(/\s+/).filter(Boolean)
  if (words.length === 0) return ordered
  const all = texts()
  return ordered.filter((_, place) => words.every((word) => all[place]!.includes(word)))
}

async function prepareGround(visit: Visit, named: Month | null): Promise<Ground> {
  const { work } = visit
  const register = await findRegister(visit)
  const month = named ?? register.month
  const { contracts } = register
  const contractOf = new Map(contracts.map((contract) => [contract.id, contract]))
  const programs = await work.selectFrom('program').select(['id', 'name', 'program_type', 'population']).execute()
  const programOf = new Map(programs.map((program) => [program.id, program]))
  const headlines = month === register.month ? register.headlines : month ? await listHeadlines(work, month) : []
  const ranks = month ? await listSignalRanks(work, month) : []
  const late = await countLateActions(work, visit.today)
  const all = headlines.flatMap(({ contractId, programId }): PortfolioLine[] => {
    const [contract, program] = [contractOf.get(contractId), programOf.get(programId)]
    if (!contract || !program) return []
    const { name, program_type: programType, population } = program
    const lateActions = late.get(contractId) ?? 0
    return [{ contract, programId, program: name, programType, population, standings: {}, lateActions }]
  })
  const mapped = new Set(all.map((line) => line.contract.id))
  const expected = month ? await countExpectedSignals(work, month) : []
  const ordered = orderLines(all, ranks)
  let texts: string[] | null = null
  return {
    contractOf,
    programOf,
    ordered,
    texts() {
      texts ??= ordered.map(textOf)
      return texts
    },
    month,
    goals: month ? await findGoals(visit, month, register) : [],
    fiscalYear: register.fiscalYear,
    contracts: contracts.length,
    providers: new Set(contracts.map((contract) => contract.providerId)).size,
    ceilingCents: contracts.reduce((total, contract) => total + (contract.ceilingCents ?? 0), 0),
    allSignals: ranks.reduce((total, one) => total + Number(one.count), 0),
    byChance: {
      expected: expected.reduce((total, one) => total + one.expected, 0),
      seen: expected.reduce((total, one) => total + one.seen, 0),
    },
    allLines: all.length,
    unmapped: contracts.filter((contract) => !mapped.has(contract.id)),
    summary: summarizeRegister(register.rows, register.today),
    held: register.held,
  }
}

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

const textOf = ({ contract, program, programType, population }: PortfolioLine): string =>
  plain(`${contract.providerName} ${program} ${contract.number} ${programType} ${population ?? ''}`)

/** Reads how the chosen lines stand: the content is large, and most lines of a large portfolio are not looked at. */
async function fillStandings(db: Reads, month: Month, lines: PortfolioLine[], isWhole: boolean): Promise<void> {
  const contractIds = isWhole ? undefined : [...new Set(lines.map((line) => line.contract.id))]
  const lineOf = new Map(lines.map((line) => [`${line.contract.id} ${line.programId}`, line]))
  for (const { contractId, programId, measure, standing } of await listStandings(db, month, contractIds)) {
    const line = lineOf.get(`${contractId} ${programId}`)
    if (line) line.standings[measure] = standing
  }
}

/** What needs attention first, as its signals rank it; then by name. */
function orderLines(lines: PortfolioLine[], ranks: { contractId: string; programId: string | null; rank: number }[]) {
  const rankOf = new Map(ranks.map(({ contractId, programId, rank }) => [`${contractId} ${programId}`, rank]))
  const ranked = lines.map((line) => ({
    line,
    rank: rankOf.get(`${line.contract.id} ${line.programId}`) ?? -1,
    name: `${line.contract.providerName} ${line.program}`,
  }))
  return ranked.sort((a, b) => b.rank - a.rank || (a.name < b.name ? -1 : 1)).map(({ line }) => line)
}
