import { expect, test } from 'vitest'
import { openRecordEngine } from '../../../../ground/platform/record-engine.ts'
import { buildFacts } from '../build-facts.ts'
import type { GroupMember, Unit } from '../figure.ts'
import { lastHeard } from '../fill-cleaned-tables.ts'
import { type MeasureRequest, measureFacts } from '../measure-facts.ts'
import { fillSystemTables, type SmallSystem } from '../system/fill-system-tables.ts'
import { randomSystem } from '../system/random-system.ts'
import { groupings, type PeopleGrouping } from '../system/system-figures.ts'
import { countSubgroups, measuresOfGroups } from './count-subgroups.ts'

async function measured(small: SmallSystem, kinds: PeopleGrouping[], more: Partial<MeasureRequest> = {}) {
  const engine = await openRecordEngine({ threads: 1 })
  try {
    await fillSystemTables(engine, small)
    await buildFacts(engine, { outFolder: null })
    const groups = Object.keys(small.projects).map(
      (project): GroupMember => ({ group: project, project, from: null, to: null }),
    )
    const request = {
      groups,
      measures: [...measuresOfGroups],
      from: '2025-06-01',
      to: '2025-06-30',
      every: 'month' as const,
      units: ['households'] as Unit[],
      ...more,
    }
    const figures = await measureFacts(engine, request)
    return { figures, groups: await countSubgroups(engine, { ...request, kinds }, figures) }
  } finally {
    engine.close()
  }
}

const small: SmallSystem = {
  projects: { SHELTER: { type: 0 }, HOUSING: { type: 3 }, LATER: { type: 0 } },
  clients: {
    mother: { born: '1990-01-01', sex: 0, races: ['BlackAfAmerican'], veteran: 1 },
    child: { born: '2015-01-01', sex: 1, races: ['White'] },
    man: { born: '2000-06-15', sex: 1, races: ['White'], veteran: 0 },
    housed: { born: '1960-01-01', sex: 1, races: ['White'] },
  },
  stays: [
    // a mother with her child leaves to a home after 9 nights, a man to the street after 10
    {
      project: 'SHELTER',
      person: 'mother',
      entry: '2025-06-01',
      exit: '2025-06-10',
      to: 410,
      household: 'H',
      isHead: true,
    },
    {
      project: 'SHELTER',
      person: 'child',
      entry: '2025-06-01',
      exit: '2025-06-10',
      to: 410,
      household: 'H',
      isHead: false,
    },
    { project: 'SHELTER', person: 'man', entry: '2025-06-10', exit: '2025-06-20', to: 116 },
    { project: 'HOUSING', person: 'housed', entry: '2025-01-01', moveIn: '2025-01-01' },
    { project: 'HOUSING', person: 'someone else', entry: '2026-01-31' },
    lastHeard,
  ],
}
const told = async (measure: string, by: PeopleGrouping, unit: Unit = 'households') =>
  (await measured(small, [by], { units: [unit] })).groups
    .filter((one) => one.measure === measure && one.group !== 'LATER')
    .map(({ group, name, numerator, denominator }) => [group, name, numerator, denominator])

test('a household stands where its head does; persons each in their own group', async () => {
  const exits = 'exits-to-permanent-housing'
  expect(await told(exits, 'race')).toEqual([
    ['SHELTER', 'black', 1, 1],
    ['SHELTER', 'white', 0, 1],
    ['HOUSING', 'white', 1, 1],
  ])
  expect(await told(exits, 'race', 'persons')).toEqual([
    ['SHELTER', 'black', 1, 1],
    ['SHELTER', 'white', 1, 2],
    ['HOUSING', 'white', 1, 1],
  ])
  expect(await told(exits, 'age', 'persons')).toEqual([
    ['SHELTER', '5-12', 1, 1],
    ['SHELTER', '18-24', 0, 1],
    ['SHELTER', '35-44', 1, 1],
    ['HOUSING', '65-up', 1, 1],
  ])
  expect(await told(exits, 'household')).toEqual([
    ['SHELTER', 'with-children', 1, 1],
    ['SHELTER', 'without-children', 0, 1],
    ['HOUSING', 'without-children', 1, 1],
  ])
  expect(await told(exits, 'veteran', 'persons')).toEqual([
    ['SHELTER', 'child', 1, 1],
    ['SHELTER', 'not-veteran', 0, 1],
    ['SHELTER', 'veteran', 1, 1],
    ['HOUSING', 'unknown', 1, 1],
  ])
})

test('length of stay and entries too; utilization has no groups, for beds belong to nobody’s', async () => {
  expect(await told('length-of-stay', 'sex')).toEqual([
    ['SHELTER', 'female', 9, 1],
    ['SHELTER', 'male', 10, 1],
  ])
  expect(await told('entries-from-homelessness', 'sex')).toEqual([
    ['SHELTER', 'female', 0, 1],
    ['SHELTER', 'male', 0, 1],
  ])
  const { groups } = await measured(small, ['sex'], { measures: ['utilization', 'length-of-stay'] })
  expect(new Set(groups.map(({ measure }) => measure))).toEqual(new Set(['length-of-stay']))
})

test('small counts are marked, not hidden: 1 to 10 of the part, of the rest, or of the whole', async () => {
  const { groups } = await measured(small, ['race'])
  expect(groups.every(({ hasSmallCount }) => hasSmallCount)).toBe(true)
  const many = Array.from({ length: 40 }, (_, at) => ({
    project: 'SHELTER',
    person: `p${at}`,
    entry: '2025-06-01',
    exit: '2025-06-10',
    to: at < 20 ? 410 : 116,
  }))
  const marks = (await measured({ ...small, stays: [...many, lastHeard] }, ['race'])).groups
    .filter(({ group, measure }) => group === 'SHELTER' && measure === 'exits-to-permanent-housing')
    .map(({ name, numerator, denominator, hasSmallCount }) => [name, numerator, denominator, hasSmallCount])
  expect(marks).toEqual([['unknown', 20, 40, false]])
})

test('of a figure without a value no group is told', async () => {
  const { groups, figures } = await measured(small, ['race'], { from: '2027-01-01', to: '2027-01-31' })
  expect(figures.every(({ state }) => state !== 'value')).toBe(true)
  expect(groups).toEqual([])
})

test('in every kind the groups add up to the whole, month by month and over a period', async () => {
  for (const every of ['month', 'period'] as const)
    for (const unit of ['households', 'persons'] as const) {
      const { figures, groups } = await measured(randomSystem(11), [...groupings], {
        from: '2024-02-01',
        to: '2025-01-31',
        every,
        units: [unit],
      })
      let counted = 0
      for (const figure of figures.filter(({ denominator }) => denominator !== null && denominator > 0))
        for (const by of groupings) {
          const parts = groups.filter(
            (one) =>
              one.by === by && one.measure === figure.measure && one.group === figure.group && one.from === figure.from,
          )
          const sum = (pick: 'numerator' | 'denominator') => parts.reduce((total, one) => total + one[pick], 0)
          expect([figure.measure, figure.group, figure.from, by, sum('numerator'), sum('denominator')]).toEqual([
            figure.measure,
            figure.group,
            figure.from,
            by,
            figure.numerator,
            figure.denominator,
          ])
          counted += parts.length
        }
      expect(counted).toBeGreaterThan(50)
    }
})
