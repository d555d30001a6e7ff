import { balanceOf, type Days, isListingShape, isOutside, type KeptFundingSource } from './funding-source.ts'

/** A value of a finding, before a language writes it. */
export type Said = { cents: number } | { days: Days } | { text: string } | null

/** Something about who pays that a person should look at. It stops nothing: the rules of awards have exceptions. */
export type FundingFinding = {
  code: string
  /** the line of funding or the source that shows it; null: the contract as a whole */
  subjectId: string | null
  /** the source's name */
  source: string | null
  found: Said
  expected: Said
}

export type FundingLine = Days & { id: string; source: KeptFundingSource; amountCents: number }
export type FundedProgram = { name: string; programType: string; population: string | null }

type FundedContract = Days & { ceilingCents: number | null }

/**
 * What does not fit between a contract and the sources that pay it. `term` is the form in which two spellings of a
 * program type or a population meet. No line at all is no finding: nobody has said yet who pays.
 */
export function findFundingFaults({
  contract,
  lines,
  programs,
  committedCents,
  term,
}: {
  contract: FundedContract
  lines: FundingLine[]
  programs: FundedProgram[]
  /** what is promised of each source over all contracts */
  committedCents: ReadonlyMap<string, number>
  term: (text: string) => string
}): FundingFinding[] {
  const sources = [...new Map(lines.map((line) => [line.source.id, line.source])).values()]
  return eachOnce([
    ...lines.flatMap((line) => lineFaults(line, contract)),
    ...sources.flatMap((source) => overCommitted(source, committedCents.get(source.id) ?? 0)),
    ...sources.flatMap((source) => notEligible(source, programs, term)),
    ...repeated(lines),
    ...againstCeiling(lines, contract),
  ])
}

/** Two lines of one source and the same days say the same: a reader needs it once. */
function eachOnce(findings: FundingFinding[]): FundingFinding[] {
  return [...new Map(findings.map((one) => [JSON.stringify({ ...one, subjectId: null }), one])).values()]
}

/** What looks wrong in a source itself, beside the others. */
export function findSourceFaults(
  source: KeptFundingSource,
  committedCents: number,
  others: readonly KeptFundingSource[],
): FundingFinding[] {
  const finding = about(source.id, source.name)
  const { assistanceListing, fain } = source
  const twin = fain && others.find((other) => other.id !== source.id && isSameAward(other.fain, fain))
  return [
    ...overCommitted(source, committedCents),
    ...(assistanceListing && !isListingShape(assistanceListing)
      ? [finding('listing-of-another-shape', { text: assistanceListing })]
      : []),
    ...(twin ? [finding('award-written-twice', { text: twin.name })] : []),
    ...(isOutside({ from: source.budgetFrom, to: source.budgetTo }, { from: source.awardFrom, to: source.awardTo })
      ? [
          finding(
            'budget-outside-award',
            { days: { from: source.budgetFrom, to: source.budgetTo } },
            { days: { from: source.awardFrom, to: source.awardTo } },
          ),
        ]
      : []),
  ]
}

const isSameAward = (one: string | null, other: string): boolean =>
  one !== null && one.replace(/\W/g, '').toUpperCase() === other.replace(/\W/g, '').toUpperCase()

const about =
  (subjectId: string | null, source: string | null) =>
  (code: string, found: Said = null, expected: Said = null): FundingFinding => ({
    code,
    subjectId,
    source,
    found,
    expected,
  })

function lineFaults(line: FundingLine, contract: FundedContract): FundingFinding[] {
  const finding = about(line.id, line.source.name)
  // A line without days of its own lasts as long as the contract.
  const days = { from: line.from ?? contract.from, to: line.to ?? contract.to }
  const award = { from: line.source.awardFrom, to: line.source.awardTo }
  const term = { from: contract.from, to: contract.to }
  return [
    ...(isOutside(days, award) ? [finding('outside-award-period', { days }, { days: award })] : []),
    ...(isOutside({ from: line.from, to: line.to }, term)
      ? [finding('outside-contract-term', { days }, { days: term })]
      : []),
  ]
}

function overCommitted(source: KeptFundingSource, committedCents: number): FundingFinding[] {
  const balance = balanceOf(source, committedCents)
  if (balance === null || balance >= 0) return []
  return [
    about(source.id, source.name)('source-over-committed', { cents: committedCents }, { cents: source.ceilingCents! }),
  ]
}

function notEligible(
  source: KeptFundingSource,
  programs: FundedProgram[],
  term: (text: string) => string,
): FundingFinding[] {
  const finding = about(source.id, source.name)
  const isIn = (list: string[], value: string) => list.some((one) => term(one) === term(value))
  const { programTypes, populations } = source
  const types = new Set(programs.map((one) => one.programType))
  // A program for anybody may serve people whom the source does not pay for, so it is named too.
  const groups = new Set(programs.map((one) => one.population))
  return [
    ...[...types]
      .filter((type) => programTypes.length > 0 && !isIn(programTypes, type))
      .map((type) => finding('program-type-not-eligible', { text: type }, { text: programTypes.join(', ') })),
    ...[...groups]
      .filter((group) => populations.length > 0 && (group === null || !isIn(populations, group)))
      .map((group) =>
        group === null
          ? finding('population-not-limited', null, { text: populations.join(', ') })
          : finding('population-not-eligible', { text: group }, { text: populations.join(', ') }),
      ),
  ]
}

/** The same source twice for days that meet: often the same line typed twice. */
function repeated(lines: FundingLine[]): FundingFinding[] {
  return lines.flatMap((line, at) =>
    lines
      .slice(0, at)
      .filter((earlier) => earlier.source.id === line.source.id && meet(earlier, line))
      .slice(0, 1)
      .map(() => about(line.id, line.source.name)('source-twice', { cents: line.amountCents })),
  )
}

const meet = (one: Days, other: Days): boolean =>
  (one.from ?? '') <= (other.to ?? '9999') && (other.from ?? '') <= (one.to ?? '9999')

function againstCeiling(lines: FundingLine[], { ceilingCents }: FundedContract): FundingFinding[] {
  if (lines.length === 0 || ceilingCents === null) return []
  const cents = lines.reduce((sum, line) => sum + line.amountCents, 0)
  if (cents === ceilingCents) return []
  const code = cents < ceilingCents ? 'sources-below-ceiling' : 'sources-above-ceiling'
  return [about(null, null)(code, { cents }, { cents: ceilingCents })]
}
