import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  monthlyResult,
  openReviewedCity,
  otherContract,
  type ReviewedCity,
  reviewedContract,
  reviewedMonth,
} from '../../../tests/reviewed-city.ts'
import { amendContract } from '../../agreements/contracts/amend-contract.ts'
import { linkSuccessor } from '../../agreements/contracts/link-successor.ts'
import { undoAmendment } from '../../agreements/contracts/undo-amendment.ts'
import { importProgramMap } from '../../agreements/programs/import-program-map.ts'
import { addMonths, firstDay } from '../../ground/platform/day.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { wordsOf } from '../../ground/words/words.ts'
import { type ContractMark, labelContractMarks } from './contract-mark.ts'
import { findReview } from './find-review.ts'
import { freezeReview } from './freeze-review.ts'
import { listContractMarks } from './list-contract-marks.ts'

let city: ReviewedCity
const tookOver = addMonths(reviewedMonth, -24 + 3)
const measure = 'exits-to-permanent-housing'

beforeAll(async () => {
  city = await openReviewedCity(1)
})
afterAll(() => city.close())

const must = <Done>(answer: { done: Done } | { refused: string }): Done => {
  if ('refused' in answer) throw new Error(answer.refused)
  return answer.done
}
const review = async (person = city.manager) =>
  (await city.as(person, (visit) => findReview(visit, reviewedContract, reviewedMonth)))!
const exits = async (person = city.manager) =>
  (await review(person)).programs[0]!.courses.find((course) => course.measure === measure)!
const amend = async (number: string, terms: unknown, effectiveOn = '2026-05-15') =>
  city.as(city.manager, async (visit) =>
    must(
      await amendContract(visit, {
        number: reviewedContract,
        was: null,
        amendment: { number, effectiveOn, signedOn: null, rationale: 'So agreed', terms },
      }),
    ),
  )

describe('what changed in the contract', () => {
  test('stands in its month where it touches money or measures; a term alone, or what was undone, does not', async () => {
    await amend('1', { ceilingCents: 1 })
    await amend('2', { to: '2028-01-31' })
    await amend('3', { measuresNote: 'Exits of 45%', ceilingCents: 2 }, '2026-06-01')
    const { id } = await amend('4', { ceilingCents: 3 })
    await city.as(city.manager, (visit) => undoAmendment(visit, { number: reviewedContract, amendmentId: id }))
    expect(await city.as(city.provider, ({ work }) => listContractMarks(work, city.contractId))).toEqual([
      { month: '2026-05', kind: 'amendment', number: '1', changed: ['money'] },
      { month: '2026-06', kind: 'amendment', number: '3', changed: ['money', 'measures'] },
    ])
  })
  test('is labelled once a month, in both languages', () => {
    const mark = (number: string, kind: ContractMark['kind']): ContractMark => ({
      ...{ month: '2026-05', kind, number },
      changed: kind === 'amendment' ? ['money'] : [],
    })
    const label = (marks: ContractMark[], language: 'en' | 'es' = 'en') =>
      labelContractMarks(marks, wordsOf(language)).map((one) => one.label)
    expect(label([mark('1', 'amendment'), mark('2', 'amendment')])).toEqual(['amendment 1, 2: money'])
    expect(label([mark('C-1', 'took-over'), mark('1', 'amendment')])).toEqual([
      'took over from C-1',
      'amendment 1: money',
    ])
    expect(label(['A', 'B', 'C'].map((number) => mark(number, 'took-over')))).toEqual(['took over from 3 contracts'])
    expect(label([mark('C-1', 'taken-over')], 'es')).toEqual(['lo continúa C-1'])
  })
})

describe('a program that another provider ran before', () => {
  beforeAll(async () => {
    const before = await city.as(city.manager, async (visit) => {
      const submissionId = must(await receiveSubmission(visit, { kind: 'programs', fileName: 'map.csv' })).id
      const line = { program: 'HARBOR HOUSE shelter', programType: 'Enhanced Shelter', population: null }
      const lines = [
        { contractNumber: otherContract, ...line, hmisProjectId: 'P-9', from: null, to: null },
        { contractNumber: otherContract, ...line, program: 'Another', hmisProjectId: 'P-8', from: null, to: null },
      ]
      must(await importProgramMap(visit, { lines, submissionId }))
      must(
        await linkSuccessor(visit, {
          ...{ predecessorNumber: otherContract, successorNumber: reviewedContract, fromOn: `${tookOver}-01` },
        }),
      )
      return visit.work
        .selectFrom('program')
        .select(['id', 'name'])
        .where('name', 'in', [line.program, 'Another'])
        .execute()
    })
    // The first months of the reviewed program are taken away: they were the other provider's.
    await city.asOwner((trx) =>
      trx
        .deleteFrom('result')
        .where('program_id', '=', city.programs[0]!.id)
        .where('from_on', '<', firstDay(tookOver))
        .execute(),
    )
    const months = [-23, -22, -21].map((back) => addMonths(reviewedMonth, back))
    await city.record(
      before.flatMap(({ id, name }) =>
        months.map((month) =>
          monthlyResult({ programId: id, measure, month, numerator: name === 'Another' ? 1 : 20, denominator: 40 }),
        ),
      ),
    )
  })

  test('is seen across the change, with a mark where it was taken over', async () => {
    const { points, window } = await exits()
    expect(points.slice(0, 3)).toMatchObject([
      { underContract: otherContract, numerator: 20 },
      { underContract: otherContract, numerator: 20 },
      { month: tookOver, numerator: expect.any(Number) },
    ])
    expect(points[2]).not.toHaveProperty('underContract')
    expect(window?.months).toBe(1)
    expect((await review()).contractMarks[0]).toEqual({
      ...{ month: tookOver, kind: 'took-over', number: otherContract, changed: [] },
    })
  })
  test('but its new provider does not see what was another’s, and no packet holds it', async () => {
    expect((await exits(city.provider)).points.some((point) => point.underContract)).toBe(false)
    const packet = freezeReview(await review(), {
      ...{ edition: 'working', number: 1, frozenAt: '2026-08-10T00:00:00.000Z' },
    })
    const course = packet.programs[0]!.courses.find((one) => one.measure === measure)!
    expect(course.points[0]!.month).toBe(tookOver)
    expect(packet.contractMarks).toHaveLength(3)
  })
})
