import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addDays, lastDay } from '../../../ground/platform/day.ts'
import { openRecordEngine, type RecordEngine } from '../../../ground/platform/record-engine.ts'
import { fillSmallDataset, type SmallRow } from '../../built-measures/write-small-dataset.ts'
import { findDeclarationProblem } from '../../datasets/dataset-schema.ts'
import { readWorkforceSql, workforceMeasures } from './cards.ts'
import { excludedReasons, postsecondary, secondary, workforceExits } from './workforce-exits.ts'

const dataset = { ...workforceExits, version: 1 }
let engine: RecordEngine
beforeAll(async () => {
  engine = await openRecordEngine()
})
afterAll(() => engine.close())
let nobody = 0
beforeEach(() => {
  nobody = 0
})

/** A participant who left program p on 10 May 2025, employed in nothing and without a credential. */
const exit = (more: Partial<SmallRow>): SmallRow => {
  nobody += 1
  return { program_id: 'p', participant: `participant ${nobody}`, exited_on: '2025-05-10', ...more } as SmallRow
}

async function count(key: string, rows: SmallRow[], group = '') {
  await fillSmallDataset(engine, dataset, rows)
  const cells = await engine.rows<{ group: string; period: string; numerator: number; denominator: number }>(
    readWorkforceSql(key),
  )
  const found = cells.find((cell) => cell.group === group)
  return found === undefined ? null : [found.numerator, found.denominator]
}

test('the dataset can be declared', () => {
  expect(findDeclarationProblem(workforceExits, [])).toBe(null)
})

describe.each([
  ['employed-in-the-second-quarter-after-exit', 'employed_q2'],
  ['employed-in-the-fourth-quarter-after-exit', 'employed_q4'],
])('%s', (key, column) => {
  test('of four, one is employed, one is not, and of two nothing is known: 1 of 4', async () => {
    const rows = [exit({ [column]: true }), exit({ [column]: false }), exit({}), exit({ exit_reason: 'Completed' })]
    expect(await count(key, rows)).toEqual([1, 4])
  })

  test.each(excludedReasons)('who left for "%s" is not counted, employed or not', async (reason) => {
    expect(await count(key, [exit({ [column]: true }), exit({ [column]: true, exit_reason: reason })])).toEqual([1, 1])
  })

  test('a participant who left twice in a month counts once, and is employed if either row says so', async () => {
    const twice = { participant: 'one' }
    const rows = [exit({ ...twice, [column]: false }), exit({ ...twice, exited_on: '2025-05-20', [column]: true })]
    expect(await count(key, rows)).toEqual([1, 1])
  })

  test('women and men are told apart as well', async () => {
    const rows = [exit({ sex: 'Women', [column]: true }), exit({ sex: 'Men' }), exit({ sex: 'Women' })]
    expect(await count(key, rows, 'sex: Women')).toEqual([1, 2])
  })
})

describe('median-earnings-in-the-second-quarter-after-exit', () => {
  const key = 'median-earnings-in-the-second-quarter-after-exit'

  test('of $4,000, $6,000 and $9,000 it is $6,000, times three', async () => {
    const rows = [400_000, 900_000, 600_000].map((wages) => exit({ employed_q2: true, wages_q2: wages }))
    expect(await count(key, rows)).toEqual([1_800_000, 3])
  })

  test('of two it is the mean of both: $5,000', async () => {
    const rows = [400_000, 600_000].map((wages) => exit({ employed_q2: true, wages_q2: wages }))
    expect(await count(key, rows)).toEqual([1_000_000, 2])
  })

  test('no wages, not employed, or excluded: not counted', async () => {
    const rows = [
      exit({ employed_q2: true, wages_q2: 500_000 }),
      exit({ employed_q2: true, wages_q2: 0 }),
      exit({ employed_q2: true }),
      exit({ employed_q2: false, wages_q2: 100_000 }),
      exit({ employed_q2: true, wages_q2: 900_000, exit_reason: 'Deceased' }),
    ]
    expect(await count(key, rows)).toEqual([500_000, 1])
  })

  test('nobody employed: no figure, which is not zero dollars', async () => {
    expect(await count(key, [exit({})])).toBe(null)
  })
})

describe('credential-attainment', () => {
  const key = 'credential-attainment'
  const training = (more: Partial<SmallRow>) => exit({ in_training: true, ...more })

  test('a postsecondary credential by the day one year after exit: 1 of 2', async () => {
    const rows = [
      training({ credential: postsecondary, credential_on: '2026-05-10' }),
      training({ credential: postsecondary, credential_on: '2026-05-11' }),
    ]
    expect(await count(key, rows)).toEqual([1, 2])
  })

  test('a diploma counts only with employment or further training: 1 of 3', async () => {
    const diploma = { credential: secondary, credential_on: '2025-04-01' }
    const rows = [training({ ...diploma, goes_on: true }), training({ ...diploma, goes_on: false }), training(diploma)]
    expect(await count(key, rows)).toEqual([1, 3])
  })

  test('who was in no education or training is not counted; a credential without a day is none', async () => {
    const rows = [
      exit({ credential: postsecondary, credential_on: '2025-04-01' }),
      training({ credential: postsecondary }),
    ]
    expect(await count(key, rows)).toEqual([0, 1])
  })
})

test('a figure is mature when its quarter is over and wage records had time, whatever the month of the exit', () => {
  const days = (key: string) => workforceMeasures.find((one) => one.key === key)!.maturityDays
  for (const month of ['2025-01', '2025-02', '2025-03', '2025-10', '2025-12', '2024-01']) {
    const quarter = Math.floor((Number(month.slice(5)) - 1) / 3)
    const endOf = (later: number) => {
      const index = Number(month.slice(0, 4)) * 12 + quarter * 3 + later * 3 + 2
      return lastDay(`${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`)
    }
    const known = (key: string) => addDays(lastDay(month), days(key) - 120)
    expect(known('employed-in-the-second-quarter-after-exit') >= endOf(2)).toBe(true)
    expect(known('employed-in-the-fourth-quarter-after-exit') >= endOf(4)).toBe(true)
  }
})
