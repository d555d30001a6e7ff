import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const rows = read('./rules.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| rule '))
  .map((line) => {
    const [rule, says, example, why] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
    return { rule: rule!, says: says!, example: example!, why: why! }
  })
  .filter(({ rule }) => !/^-+$/.test(rule))

/** The rules as the specifications number them; the table may part one into several. */
const numbered = [
  ...['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8'],
  ...['1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7', '2.1', '2.2', '2.3', '2.4', '3.2'],
  ...['4-stayers', '4-leavers', '5.1', '5.2', '7a.1', '7b.1', '7b.2'],
  ...['served', 'leavers', 'length', 'point', 'exits', 'moved-in'].map((name) => `apr-${name}`),
  ...['exits', 'returns', 'length', 'entries', 'utilization'].map((name) => `contract-${name}`),
]

test('every rule is in the table, once', () => {
  const named = rows.map(({ rule }) => rule)
  expect(numbered.filter((rule) => !named.includes(rule))).toEqual([])
  expect(new Set(named).size).toBe(named.length)
})

test('every rule has a hand-worked example that is there', () => {
  const missing = rows.filter(({ example }) => {
    const [file, ...name] = example.split(': ')
    return !read(`./${file}`).includes(`test('${name.join(': ')}`)
  })
  expect(missing.map(({ rule, example }) => `${rule}: ${example}`)).toEqual([])
})

test('what --why is said to say of a rule, it says', () => {
  const sources = [
    './explain-stays.ts',
    './system/explain-client.ts',
    './system/explain-rules.ts',
    './system/explain-projects.ts',
    '../../../front/cli/why-text.ts',
  ]
    .map(read)
    .join('\n')
  const unsaid = rows.filter(({ why }) => why !== 'none' && !sources.includes(why))
  expect(unsaid.map(({ rule, why }) => `${rule}: ${why}`)).toEqual([])
  // figures of many only
  expect(rows.filter(({ why }) => why === 'none').length).toBeLessThan(10)
})
