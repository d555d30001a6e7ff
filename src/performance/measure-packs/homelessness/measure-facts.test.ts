import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../../ground/platform/day.ts'
import { openRecordEngine } from '../../../ground/platform/record-engine.ts'
import { buildFacts } from './build-facts.ts'
import { type Figure, type GroupMember, measureKeys, units } from './figure.ts'
import { fillCleanedTables, type SmallExport, type SmallStay } from './fill-cleaned-tables.ts'
import { measureFacts } from './measure-facts.ts'

const projects = { A: { type: 0 }, B: { type: 1 }, C: { type: 3 }, D: { type: 13 }, E: { type: 4 } }
const names = Object.keys(projects)

const stay = fc
  .record({
    project: fc.constantFrom(...names),
    person: fc.constantFrom('p', 'q', 'r', 's'),
    entryDay: fc.integer({ min: 0, max: 330 }),
    nights: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
    to: fc.constantFrom(410, 101, 206, 99, 435),
    household: fc.option(fc.constantFrom('1', '2', '3'), { nil: undefined }),
    isHead: fc.boolean(),
    moveInAfter: fc.option(fc.integer({ min: -3, max: 40 }), { nil: undefined }),
    prior: fc.constantFrom(101, 410, undefined),
  })
  .map(({ entryDay, nights, to, household, isHead, moveInAfter, ...rest }): SmallStay => {
    const entry = addDays('2025-01-01', entryDay)
    return {
      ...rest,
      entry,
      ...(nights === undefined ? {} : { exit: addDays(entry, nights), to }),
      ...(household === undefined ? {} : { household, isHead }),
      ...(moveInAfter === undefined ? {} : { moveIn: addDays(entry, moveInAfter) }),
      nights: [entry, addDays(entry, 2)],
    }
  })
// every project is heard of at both ends, so that every month stands
const ends = names.flatMap((project): SmallStay[] => [
  { project, person: `first ${project}`, entry: '2024-06-01', exit: '2024-06-02', to: 101 },
  { project, person: `last ${project}`, entry: '2025-12-31' },
])
const exported = fc.array(stay, { minLength: 1, maxLength: 25 }).map(
  (stays): SmallExport => ({
    projects,
    stays: [...ends, ...stays].map((one, index) => ({ id: `E${String(index).padStart(3, '0')}`, ...one })),
    inventory: names.map((project, index) => ({ project, beds: 3 + index, from: '2025-02-10', to: '2025-11-20' })),
    exported: '2025-12-31',
  }),
)

async function figuresOf(small: SmallExport, every: 'month' | 'period', groups?: GroupMember[]): Promise<Figure[]> {
  const engine = await openRecordEngine({ threads: 1 })
  await fillCleanedTables(engine, small)
  await buildFacts(engine, { outFolder: null })
  const each = groups ?? names.map((project) => ({ group: project, project, from: null, to: null }))
  const figures = await measureFacts(engine, {
    groups: each,
    measures: [...measureKeys],
    from: '2025-01-01',
    to: '2025-12-31',
    every,
    units: [...units],
  })
  engine.close()
  return figures
}
const everything: GroupMember[] = names.map((project) => ({ group: 'system', project, from: null, to: null }))
/** counts of the figures that agree in these properties, summed */
function sums(figures: Figure[], by: (figure: Figure) => string): Record<string, [number, number]> {
  const totals: Record<string, [number, number]> = {}
  for (const figure of figures) {
    if (figure.state !== 'value') continue
    const [numerator, denominator] = totals[by(figure)] ?? [0, 0]
    totals[by(figure)] = [numerator + figure.numerator!, denominator + figure.denominator!]
  }
  return totals
}

test('the order of rows in the file changes no figure', async () => {
  await fc.assert(
    fc.asyncProperty(exported, fc.integer(), async (small, seed) => {
      const shuffled = [...small.stays].sort(
        (a, b) => ((Number(a.id!.slice(1)) * 7919 + seed) % 101) - ((Number(b.id!.slice(1)) * 7919 + seed) % 101),
      )
      expect(await figuresOf({ ...small, stays: shuffled }, 'month')).toEqual(await figuresOf(small, 'month'))
    }),
    { numRuns: 8 },
  )
})

test('the whole system is the sum of its projects', async () => {
  await fc.assert(
    fc.asyncProperty(exported, async (small) => {
      const by = ({ measure, unit, from }: Figure) => `${measure} ${unit} ${from}`
      expect(sums(await figuresOf(small, 'month', everything), by)).toEqual(sums(await figuresOf(small, 'month'), by))
    }),
    { numRuns: 8 },
  )
})

test('the months sum to the period, save for those housed, who are there in every month', async () => {
  await fc.assert(
    fc.asyncProperty(exported, async (small) => {
      const events = ({ measure, group }: Figure) => !(measure === 'exits-to-permanent-housing' && group === 'C')
      const by = ({ measure, unit, group }: Figure) => `${measure} ${unit} ${group}`
      const months = sums((await figuresOf(small, 'month')).filter(events), by)
      expect(sums((await figuresOf(small, 'period')).filter(events), by)).toEqual(months)
    }),
    { numRuns: 8 },
  )
})

test('a project handed from one program to another counts each event and each night in one of them', async () => {
  await fc.assert(
    fc.asyncProperty(exported, fc.integer({ min: 40, max: 300 }), async (small, day) => {
      const until = addDays('2025-01-01', day)
      const halves = names.flatMap((project): GroupMember[] => [
        { group: `${project} before`, project, from: null, to: until },
        { group: `${project} after`, project, from: addDays(until, 1), to: null },
      ])
      const flows = ({ measure }: Figure) =>
        !['exits-to-permanent-housing', 'returns-within-six-months'].includes(measure)
      const by = ({ measure, unit, group }: Figure) => `${measure} ${unit} ${group.slice(0, 1)}`
      const parts = sums((await figuresOf(small, 'period', halves)).filter(flows), by)
      expect(parts).toEqual(sums((await figuresOf(small, 'period')).filter(flows), by))
    }),
    { numRuns: 8 },
  )
})
