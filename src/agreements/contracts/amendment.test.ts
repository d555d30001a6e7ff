import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReviewedCity, type ReviewedCity, reviewedContract } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { amendContract } from './amend-contract.ts'
import { type ContractTerms, changesOfTerms, nextAmendmentNumber } from './amendment.ts'
import { changeContract } from './change-contract.ts'
import { findContractRecord } from './find-contract-record.ts'
import { undoAmendment } from './undo-amendment.ts'
import { writeTerms } from './write-terms.ts'

const terms: ContractTerms = {
  from: '2025-07-01',
  to: '2026-06-30',
  ceilingCents: 100,
  scope: null,
  renewalsLeft: 2,
  measuresNote: null,
  stakes: [],
}

describe('what an amendment changes', () => {
  test('makes its kind; what stays the same does not', () => {
    expect(changesOfTerms(terms, { to: '2026-12-31', ceilingCents: 100, stakes: [] })).toEqual({
      kinds: ['term'],
      before: { to: '2026-06-30' },
      after: { to: '2026-12-31' },
    })
    const all = changesOfTerms(terms, { ceilingCents: 150, scope: 'Beds', measuresNote: '45% exits', renewalsLeft: 1 })
    expect(all.kinds).toEqual(['money', 'scope', 'measures'])
    expect(all.before).toEqual({ ceilingCents: 100, scope: null, measuresNote: null, renewalsLeft: 2 })
  })
  test('the order of amounts at stake is no change', () => {
    const stakes = ['b', 'a'].map((measure) => ({ fiscalYear: 2026, measure, amountCents: 5 }))
    expect(changesOfTerms({ ...terms, stakes }, { stakes: stakes.toReversed() }).kinds).toEqual([])
  })
  test('the next number is one more than the highest that stands', () => {
    expect(nextAmendmentNumber([])).toBe('1')
    const numbered = (number: string, undoneAt: string | null = null) => ({ number, undoneAt })
    expect(nextAmendmentNumber([numbered('A-2'), numbered('1'), numbered('7', '2026-01-01T00:00:00.000Z')])).toBe('3')
  })
})

describe('amending a contract', () => {
  let city: ReviewedCity
  beforeAll(async () => {
    city = await openReviewedCity(1)
  })
  afterAll(() => city.close())

  const number = reviewedContract
  const record = async (person: TestPerson = city.manager) =>
    (await city.as(person, (visit) =>
      findContractRecord(visit.work, number, { today: '2026-07-15', fiscalYearStartsIn: 1 }),
    ))!
  const amend = (person: TestPerson, changed: unknown, over: Record<string, unknown> = {}, was: string | null = null) =>
    city.as(person, (visit) =>
      amendContract(visit, {
        number,
        was,
        amendment: {
          number: '1',
          effectiveOn: '2026-07-01',
          signedOn: null,
          rationale: 'A second site opens',
          terms: changed,
          ...over,
        },
      }),
    )
  const undo = (person: TestPerson, amendmentId: string, of = number) =>
    city.as(person, (visit) => undoAmendment(visit, { number: of, amendmentId }))
  const idOf = (answer: { done: { id: string } } | { refused: string }) => {
    if ('refused' in answer) throw new Error(answer.refused)
    return answer.done.id
  }
  const stakes = [{ fiscalYear: 2026, measure: 'exits-to-permanent-housing', amountCents: 500 }]

  test('applies what was agreed, keeps the values before, and undoing gives them back', async () => {
    const { stamps: _, amendments: __, ...before } = await record()
    const first = await amend(city.manager, { to: '2027-12-31', ceilingCents: 300_000_000 })
    expect(first).toMatchObject({ done: { kinds: ['term', 'money'] } })
    expect((await city.events()).at(-1)).toBe('contract-amended')
    expect((await record(city.provider)).terms).toMatchObject({ to: '2027-12-31', ceilingCents: 300_000_000 })
    const second = await amend(
      city.terminal,
      { scope: 'Eighty beds', stakes, measuresNote: 'Exits of 45%' },
      { number: '2', signedOn: '2026-06-20' },
    )
    expect((await record()).amendments).toMatchObject([
      { number: '1', kinds: ['term', 'money'], before: { to: '2027-06-30' }, signedOn: null, undoneAt: null },
      { number: '2', kinds: ['scope', 'measures'], before: { scope: null, stakes: [] }, after: { stakes } },
    ])
    expect((await record()).terms).toMatchObject({ scope: 'Eighty beds', stakes, measuresNote: 'Exits of 45%' })

    expect(await undo(city.manager, idOf(first))).toEqual({ refused: 'newer-amendment-stands' })
    expect(await undo(city.manager, idOf(second))).toHaveProperty('done')
    expect((await city.events()).at(-1)).toBe('amendment-undone')
    expect(await undo(city.manager, idOf(second))).toEqual({ refused: 'amendment-not-found' })
    expect(await undo(city.terminal, idOf(first))).toHaveProperty('done')
    const { stamps: ___, amendments, ...after } = await record()
    expect(after).toEqual(before)
    expect(amendments.map((one) => one.undoneAt !== null)).toEqual([true, true])
  })

  test('a number can stand once, and is free again when its amendment was undone', async () => {
    const again = idOf(await amend(city.manager, { ceilingCents: 1 }))
    expect(await amend(city.manager, { ceilingCents: 2 })).toEqual({ refused: 'amendment-number-taken' })
    await undo(city.manager, again)
  })

  test('a renewal uses an option, and none is left to use at zero', async () => {
    await city.as(city.manager, (visit) => changeContract(visit, { number, was: null, facts: { renewalsLeft: 1 } }))
    const renewed = idOf(await amend(city.manager, { to: '2028-06-30' }, { usesRenewal: true }))
    expect((await record()).facts.renewalsLeft).toBe(0)
    const next = await amend(city.manager, { to: '2029-06-30' }, { usesRenewal: true, number: '2' })
    expect(next).toEqual({ refused: 'no-renewal-left' })
    await undo(city.manager, renewed)
    expect((await record()).facts.renewalsLeft).toBe(1)
  })

  test('is not undone where a term is another one by now', async () => {
    const id = idOf(await amend(city.manager, { scope: 'Ninety beds' }))
    await city.as(city.manager, (visit) => changeContract(visit, { number, was: null, facts: { scope: 'A hundred' } }))
    expect(await undo(city.manager, id)).toEqual({ refused: 'contract-changed-meanwhile' })
    await city.as(city.manager, (visit) =>
      changeContract(visit, { number, was: null, facts: { scope: 'Ninety beds' } }),
    )
    expect(await undo(city.manager, id)).toHaveProperty('done')
  })

  test('is refused from an older form: two people who amend at once do not overwrite each other', async () => {
    const { stamps } = await record()
    const answers = await Promise.all([
      amend(city.manager, { ceilingCents: 7 }, { number: 'A' }, stamps.terms),
      amend(city.terminal, { ceilingCents: 8 }, { number: 'B' }, stamps.terms),
    ])
    expect(answers.filter((answer) => 'done' in answer)).toHaveLength(1)
    expect(answers).toContainEqual({ refused: 'contract-changed-meanwhile' })
    const [standing] = (await record()).amendments.filter((one) => one.undoneAt === null)
    await undo(city.manager, standing!.id)
  })

  test('is refused when nothing changes, when it ends before it starts, when wrong, and to whoever only reads', async () => {
    expect(await amend(city.manager, {})).toEqual({ refused: 'nothing-amended' })
    expect(await amend(city.manager, { to: '2027-06-30' })).toEqual({ refused: 'nothing-amended' })
    expect(await amend(city.manager, { to: '2024-06-30' })).toEqual({ refused: 'end-before-start' })
    for (const wrong of [
      { to: '2027-02-31' },
      { ceilingCents: -1 },
      { title: 'x' },
      { stakes: [stakes[0], stakes[0]] },
    ])
      expect(await amend(city.manager, wrong)).toEqual({ refused: 'wrong-form' })
    expect(await amend(city.manager, { ceilingCents: 1 }, { rationale: ' ' })).toEqual({ refused: 'wrong-form' })
    for (const person of [city.director, city.provider, city.otherProvider]) {
      expect(await amend(person, { ceilingCents: 1 })).toEqual({ refused: 'not-allowed' })
      expect(await undo(person, city.contractId)).toEqual({ refused: 'not-allowed' })
    }
    expect(await undo(city.manager, city.contractId, 'none')).toEqual({ refused: 'contract-not-found' })
    await expect(
      city.as(city.director, (visit) => writeTerms(visit, city.contractId, { scope: 'x' })),
    ).rejects.toThrow()
  })

  test('any amendments, undone from the newest back, give the first terms back', async () => {
    const { terms: before } = await record()
    const change = fc.record(
      {
        to: fc.constantFrom('2028-01-31', '2028-02-29', '2030-12-31'),
        ceilingCents: fc.integer({ min: 0, max: 1e12 }),
        scope: fc.constantFrom('One', 'Two'),
        stakes: fc.constantFrom([], stakes),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 4 }), async (changes) => {
        const ids: string[] = []
        for (const [index, one] of changes.entries()) {
          const answer = await amend(city.manager, one, { number: `P${index}` })
          if ('done' in answer) ids.unshift(answer.done.id)
        }
        for (const id of ids) expect(await undo(city.manager, id)).toHaveProperty('done')
        expect((await record()).terms).toEqual(before)
      }),
      { numRuns: 12 },
    )
  })
})
