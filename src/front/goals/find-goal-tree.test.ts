import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReviewedCity, otherContract, type ReviewedCity, reviewedContract } from '../../../tests/reviewed-city.ts'
import { setContractAmounts } from '../../agreements/contracts/set-contract-amounts.ts'
import { setContractStakes } from '../../agreements/contracts/set-contract-stakes.ts'
import { addGoal } from '../../performance/goals/add-goal.ts'
import { agreeMeasure } from '../../performance/goals/agree-measure.ts'
import { proposeMeasure } from '../../performance/goals/propose-measure.ts'
import { findContractMeasures } from './find-contract-measures.ts'
import { findGoalTree } from './find-goal-tree.ts'
import { goalTreeTable } from './goal-tree-table.ts'

let city: ReviewedCity
beforeAll(async () => {
  city = await openReviewedCity(1)
})
afterAll(() => city.close())

// The tests run on the day on which they run: the contracts of the reviewed city end in 2027.
const tree = () => city.as(city.manager, (visit) => findGoalTree({ ...visit, today: '2026-08-15' }))

test('without goals the tree says which measures contracts carry and no goal names', async () => {
  const found = await tree()
  expect(found.areas).toEqual([])
  expect(found.withoutGoal).toHaveLength(5)
  expect(found.contracts).toBe(2)
  expect(found.contractsWithoutMeasure).toBe(1)
})

test('a measure is carried by agreement where there is one, else by the standards of program types', async () => {
  const proposal = {
    measure: 'exits-to-permanent-housing',
    cardVersion: 'card-1',
    question: 'better-off',
    timing: 'lagging',
    stage: 'outcome',
    from: '2026-01-01',
  }
  await city.as(city.manager, async (visit) => {
    await addGoal(visit, { policyArea: 'Homelessness', name: 'Housed', measures: [proposal.measure, 'employment'] })
    const made = await proposeMeasure(visit, { contractNumber: otherContract, ...proposal })
    if ('refused' in made) throw new Error(made.refused)
    await agreeMeasure(visit, { id: made.done.id, saidBy: 'Sam Pike' })
    for (const number of [reviewedContract, otherContract]) {
      const amounts = [{ fiscalYear: 2027, kind: 'ceiling' as const, amountCents: 100_000_00 }]
      await setContractAmounts(visit, { number, was: null, amounts })
    }
    const stakes = [
      { fiscalYear: 2027, measure: proposal.measure, amountCents: 8_000_00 },
      { fiscalYear: 2027, measure: 'length-of-stay', amountCents: 50_000_00 },
    ]
    await setContractStakes(visit, { number: reviewedContract, was: null, stakes })
  })
  const found = await tree()
  const [branch] = found.areas[0]!.goals
  const [exits, employment] = branch!.measures
  expect(exits!.contracts.map(({ number, carriedAs }) => [number, carriedAs])).toEqual([
    [reviewedContract, 'inherited'],
    [otherContract, 'agreed'],
  ])
  expect(employment).toMatchObject({ course: null, contracts: [] })
  expect(branch).toMatchObject({ contracts: 2, providers: 2, dollars: { cents: 200_000_00, byYear: 2 } })
  // Summed over summed, and of the stakes only those on the goal's own measures.
  expect(branch!.held).toMatchObject({ atStakeCents: 8_000_00, ceilingCents: 200_000_00, share: 0.04 })
  expect(found.contractsWithoutMeasure).toBe(0)
  expect(found.withoutGoal.map((one) => one.measure)).not.toContain('exits-to-permanent-housing')
  const { rows } = goalTreeTable(found)
  expect(rows.map((row) => [row[2], row[7], row[9]])).toEqual([
    ['exits-to-permanent-housing', reviewedContract, 'inherited'],
    ['exits-to-permanent-housing', otherContract, 'agreed'],
    ['employment', null, null],
  ])
})

test("a provider reads the measures of its own contract: agreed, and not another's", async () => {
  const read = (person: typeof city.provider, number: string) =>
    city.as(person, (visit) => findContractMeasures(visit.work, number, '2026-08-15'))
  const own = await read(city.otherProvider, otherContract)
  expect(own!.agreed.map((one) => one.measure)).toEqual(['exits-to-permanent-housing'])
  expect(await read(city.otherProvider, reviewedContract)).toBeNull()
  expect((await read(city.provider, reviewedContract))!.inherited).toHaveLength(5)
})
