import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openRecordEngine } from '../../ground/platform/record-engine.ts'
import { buildFacts } from '../measure-packs/homelessness/build-facts.ts'
import type { GroupMember } from '../measure-packs/homelessness/figure.ts'
import { fillCleanedTables, type SmallExport } from '../measure-packs/homelessness/fill-cleaned-tables.ts'
import { describeMeasuredGroups, listChangedMembers, type MeasuredGroups } from './measured-groups.ts'

const window = { from: '2025-01-01', to: '2025-12-31' }
const members: GroupMember[] = [
  { group: 'shelter', project: 'P', from: null, to: null },
  { group: 'nights', project: 'N', from: null, to: null },
  { group: 'homes', project: 'H', from: null, to: null },
  { group: 'all', project: 'P', from: null, to: null },
  { group: 'all', project: 'N', from: null, to: null },
  { group: 'all', project: 'H', from: null, to: null },
]
type Stay = SmallExport['stays'][number]
const stay = (id: string, project: string, more: Partial<Stay> = {}): Stay => ({
  ...{ id, project, person: `person-${id}`, household: `household-${id}`, isHead: true, entry: '2025-01-05' },
  ...more,
})
const stays = [
  stay('1', 'P', { person: 'A', exit: '2025-02-01', to: 410 }),
  stay('2', 'P', { person: 'B', exit: '2025-02-09', to: 410 }),
  stay('3', 'N', { person: 'C', exit: '2025-03-01', to: 116 }),
  stay('4', 'H', { person: 'D' }),
  // the last that the source tells of
  stay('6', 'H', { person: 'E', entry: '2025-12-31' }),
]

async function describe(some: Stay[], asked = { window, members }): Promise<MeasuredGroups> {
  const engine = await openRecordEngine()
  try {
    const projects = { P: { type: 0 }, N: { type: 1 }, H: { type: 3 } }
    await fillCleanedTables(engine, { projects, stays: some })
    await buildFacts(engine, { outFolder: null })
    return await describeMeasuredGroups(engine, asked)
  } finally {
    engine.close()
  }
}
const changedBy = async (some: Stay[], asked = { window, members }) => {
  const [before, now] = [await describe(stays), await describe(some, asked)]
  return [...new Set(listChangedMembers(asked.members, { before, now }).map(({ group }) => group))]
}

test('a record of one project changes its own group and the total', async () => {
  expect(await changedBy(stays)).toEqual([])
  expect(await changedBy(stays.with(1, { ...stays[1]!, to: 116 }))).toEqual(['shelter', 'all'])
  expect(await changedBy(stays.with(3, { ...stays[3]!, exit: '2025-06-01' }))).toEqual(['homes', 'all'])
})

test('a return changes the project that somebody had left as well', async () => {
  const back = stay('5', 'N', { person: 'A', entry: '2025-03-15' })
  expect(await changedBy([...stays, back])).toEqual(['shelter', 'nights', 'all'])
})

test('a group changes with its projects and their days; other months, and nothing known, change all', async () => {
  const until = { ...members[0]!, to: '2025-06-30' }
  expect(await changedBy(stays, { window, members: members.with(0, until) })).toEqual(['shelter'])
  expect(await changedBy(stays, { window: { ...window, from: '2025-02-01' }, members })).toHaveLength(4)
  expect(listChangedMembers(members, { before: null, now: await describe(stays) })).toEqual(members)
})

test('the order of the records changes nothing', async () => {
  const shuffled = fc.shuffledSubarray(stays, { minLength: stays.length })
  await fc.assert(
    fc.asyncProperty(shuffled, async (some) => {
      expect(await changedBy(some)).toEqual([])
    }),
    { numRuns: 5 },
  )
})
