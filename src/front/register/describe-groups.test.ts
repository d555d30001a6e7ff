import { expect, test } from 'vitest'
import { wordsOf } from '../../ground/words/words.ts'
import { groupTable } from '../../performance/results/group-table.ts'
import { describeGroups, drawGroups } from './describe-groups.ts'

const counts = [
  { name: '18-24', numerator: 10, denominator: 100 },
  { name: '25-34', numerator: 60, denominator: 120 },
  { name: '65-up', numerator: 5, denominator: 9 },
  { name: 'unknown', numerator: 1, denominator: 2 },
]
const [en, es] = [wordsOf('en'), wordsOf('es')]

test('the sentence names the widest gap that chance does not explain, and how many more there are', () => {
  const lines = groupTable(counts, true, false)
  expect(describeGroups('Exits', lines, en)).toBe(
    'Exits: 18 to 24 stands -40 points from the largest group, more than chance explains.',
  )
  expect(describeGroups('Salidas', lines, es)).toContain('más de lo que explica el azar')
})

test('groups stand beside the largest with the ends of their gap; who is not known stands beside nobody', () => {
  const chart = drawGroups('Exits', groupTable(counts, true, false), en, 'en')!
  expect(chart.rows.map(({ label }) => label)).toEqual(['18 to 24', '25 to 34', '65 and older'])
  expect(chart.rows[1]).toMatchObject({ isReference: true, value: 0.5 })
  expect(chart.rows[0]!.range!.upper).toBeLessThan(0.5)
  expect(chart.rows[2]!.range).toBeUndefined()
  expect(chart.rows[2]!.reading).toContain('too few to judge')
})

test('in the releasable edition a group that is kept back is not drawn, nor is a chart of one group', () => {
  const lines = groupTable(counts, true, true)
  const hidden = lines.filter(({ isSuppressed }) => isSuppressed).map(({ name }) => en.groups.name(name))
  expect(hidden.length).toBeGreaterThan(0)
  const chart = drawGroups('Exits', lines, en, 'en')
  for (const name of hidden) expect(JSON.stringify(chart?.rows ?? [])).not.toContain(name)
  expect(drawGroups('Exits', groupTable(counts.slice(0, 1), true, false), en, 'en')).toBeNull()
})

test('no gap beyond chance is said as that, and too few to compare as that', () => {
  const alike = counts.slice(0, 2).map((one) => ({ ...one, numerator: one.denominator / 2 }))
  expect(describeGroups('Exits', groupTable(alike, true, false), en)).toContain('no group differs')
  expect(describeGroups('Exits', groupTable(counts.slice(2, 3), true, false), en)).toContain('too few')
})
