import fc from 'fast-check'
import { expect, test } from 'vitest'
import { programTerm } from '../programs/program.ts'
import { type FundedProgram, type FundingLine, findFundingFaults, findSourceFaults } from './funding-findings.ts'
import { balanceOf, fundingSourceSchema, isListingShape, isOutside, type KeptFundingSource } from './funding-source.ts'

const source = (over: Partial<KeptFundingSource> = {}): KeptFundingSource => ({
  ...fundingSourceSchema.parse({ name: 'Continuum of Care', kind: 'federal' }),
  id: 'a',
  ...over,
})
const line = (over: Partial<FundingLine> = {}): FundingLine => ({
  id: '1',
  source: source(),
  amountCents: 100_000_00,
  from: null,
  to: null,
  ...over,
})
const term = { from: '2026-01-01', to: '2026-12-31' }

/** The codes that a contract of $100,000 for 2026 shows. */
const codes = (lines: FundingLine[], programs: FundedProgram[] = [], committed: [string, number][] = []) =>
  findFundingFaults({
    contract: { ...term, ceilingCents: 100_000_00 },
    lines,
    programs,
    committedCents: new Map(committed),
    term: programTerm,
  }).map((one) => one.code)

test('a contract that nobody has funded yet shows nothing, and one that is paid in full nothing either', () => {
  expect(codes([])).toEqual([])
  expect(codes([line()])).toEqual([])
})

test('sources that add up to less or to more than the ceiling are seen', () => {
  expect(codes([line({ amountCents: 99_999_99 })])).toEqual(['sources-below-ceiling'])
  expect(codes([line({ amountCents: 100_000_01 })])).toEqual(['sources-above-ceiling'])
})

test('a line without days lasts as long as the contract, and an award that ends before it does not reach', () => {
  const short = source({ awardFrom: '2025-07-01', awardTo: '2026-06-30' })
  expect(codes([line({ source: short })])).toEqual(['outside-award-period'])
  expect(codes([line({ source: short, from: '2026-01-01', to: '2026-06-30' })])).toEqual([])
  expect(codes([line({ source: short, from: '2026-01-01', to: '2026-07-01' })])).toEqual(['outside-award-period'])
  expect(codes([line({ from: '2026-01-01', to: '2027-01-01' })])).toEqual(['outside-contract-term'])
})

test('an award whose days are not known settles nothing', () => {
  fc.assert(
    fc.property(
      fc.option(fc.constantFrom('2026-01-01', '2026-05-05')),
      fc.option(fc.constant('2026-09-09')),
      (from, to) => {
        expect(isOutside({ from, to }, { from: null, to: null })).toBe(false)
        expect(isOutside({ from: null, to: null }, { from, to })).toBe(false)
      },
    ),
  )
})

test('more promised over all contracts than the award holds is seen here and at the source', () => {
  const held = source({ ceilingCents: 150_000_00 })
  expect(codes([line({ source: held })], [], [['a', 150_000_01]])).toEqual(['source-over-committed'])
  expect(codes([line({ source: held })], [], [['a', 150_000_00]])).toEqual([])
  expect(findSourceFaults(held, 150_000_01, []).map((one) => one.code)).toEqual(['source-over-committed'])
  expect(balanceOf(held, 160_000_00)).toBe(-10_000_00)
  expect(balanceOf(source(), 160_000_00)).toBeNull()
})

test('program types and populations are compared as people spell them, and none named means all', () => {
  const families = source({ programTypes: ['Rapid Re-Housing'], populations: ['Families'] })
  const program = (programType: string, population: string | null) => ({ name: 'One', programType, population })
  expect(codes([line({ source: families })], [program('rapid rehousing', 'families')])).toEqual([])
  expect(codes([line({ source: families })], [program('Outreach', 'Families')])).toEqual(['program-type-not-eligible'])
  expect(codes([line({ source: families })], [program('Rapid re-housing', 'Veterans')])).toEqual([
    'population-not-eligible',
  ])
  expect(codes([line({ source: families })], [program('Rapid re-housing', null)])).toEqual(['population-not-limited'])
  expect(codes([line()], [program('Outreach', 'Veterans')])).toEqual([])
})

test('the same source twice is seen where its days meet, and not where one follows the other', () => {
  const half = { amountCents: 50_000_00 }
  const spring = { from: '2026-01-01', to: '2026-06-30' }
  const autumn = { from: '2026-07-01', to: '2026-12-31' }
  expect(codes([line({ ...half, ...spring }), line({ ...half, ...autumn, id: '2' })])).toEqual([])
  expect(codes([line({ ...half, ...spring }), line({ ...half, id: '2' })])).toEqual(['source-twice'])
})

test('in a source itself: a listing of another shape, one award written twice, a budget outside its award', () => {
  const odd = source({ assistanceListing: '14267', fain: 'WA-0012', budgetFrom: '2025-01-01', awardFrom: '2025-07-01' })
  const others = [odd, source({ id: 'b', name: 'CoC again', fain: 'wa0012' })]
  expect(findSourceFaults(odd, 0, others).map((one) => one.code)).toEqual([
    'listing-of-another-shape',
    'award-written-twice',
    'budget-outside-award',
  ])
  expect(['14.267', '93.XXX', '10.U01', '97.RD'].every(isListingShape)).toBe(true)
  expect(['14', '14.2', '14.26789', 'CoC'].some(isListingShape)).toBe(false)
})

test('a word is eligible once, and an Assistance Listing stays text', () => {
  const read = fundingSourceSchema.parse({
    name: 'X',
    kind: 'state',
    programTypes: ['Shelter', 'Shelter'],
    assistanceListing: '14.230',
  })
  expect(read).toMatchObject({ programTypes: ['Shelter'], assistanceListing: '14.230', ceilingCents: null })
})
