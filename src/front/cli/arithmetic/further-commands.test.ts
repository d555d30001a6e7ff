import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { Command } from '../command.ts'
import { answerSchemas } from './answers.ts'
import { effectCommand } from './effect.ts'
import { forecastCommand } from './forecast.ts'
import { hearCommand } from './hear-command.ts'
import { standardizeCommand } from './standardize.ts'
import { suppressCommand } from './suppress.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'arithmetic-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function file(text: string, name = 'given.csv'): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}
async function answer<const Name extends keyof typeof answerSchemas>(name: Name, command: Command, args: string[]) {
  const { code, out, err } = await hearCommand(command, [...args, '--json'])
  expect([code, err]).toEqual([0, ''])
  return answerSchemas[name].parse(JSON.parse(out)) as z.infer<(typeof answerSchemas)[Name]>
}
async function refusal(command: Command, args: string[]) {
  const { code, out } = await hearCommand(command, [...args, '--json'])
  expect(code).toBe(1)
  return JSON.parse(out).refused[0] as { code: string; row: number | null; column: string | null }
}

describe('forecast', () => {
  test('42 of 60, 60 to come, three quarters promised: 48 needed, with a chance of 12%', async () => {
    const told = await answer('forecast', forecastCommand, '--x 42 --n 60 --m 60 --target 0.75'.split(' '))
    expect(told).toMatchObject({ need: 48, required: 0.8, state: 'open' })
    expect(told.probability).toBeCloseTo(0.12, 2)
  })

  test('the months of a file are added up', async () => {
    const given = await file('date,numerator,denominator\n2026-07,20,30\n2026-08,,\n2026-09,22,30\n')
    const told = await answer('forecast', forecastCommand, [given, '--m', '60', '--target', '0.75'])
    expect([told.x, told.n, told.need]).toEqual([42, 60, 48])
  })

  test('of less is better: at most a quarter of 120 may have the event', async () => {
    const told = await answer(
      'forecast',
      forecastCommand,
      '--x 12 --n 60 --m 60 --target 0.25 --better decrease'.split(' '),
    )
    // 90 of 120 without it, of which 48 are there
    expect([told.need, told.required]).toEqual([42, 0.7])
    expect(told.range80.lower).toBeLessThan(0.2)
    expect(told.range80.upper).toBeGreaterThan(0.2)
  })

  test('a count by months, and how many will come uncertain', async () => {
    const count = await answer(
      'forecast',
      forecastCommand,
      '--x 42 --months 6 --months-to-come 6 --target 90'.split(' '),
    )
    expect([count.need, count.required]).toEqual([48, 8])
    const varies = await answer('forecast', forecastCommand, '--x 42 --n 60 --m 60 --target 0.75 --m-varies'.split(' '))
    expect(varies.probability).toBeCloseTo(0.108, 3)
  })

  test('wrong use', async () => {
    const said = async (words: string) => (await hearCommand(forecastCommand, words.split(' '))).err
    expect(await said('--x 70 --n 60 --m 60 --target 0.75')).toContain('A numerator of 70 is above --n 60')
    expect(await said('--x 42 --n 60 --m 60 --target 75')).toContain('--target is a share up to 1')
    expect(await said('--x 42 --n 60 --target 0.75')).toContain('--m is needed')
    expect(await said('--x 42 --n 60 --m 60 --target 0.75 --prior 1')).toContain('two numbers')
  })
})

describe('effect', () => {
  const monthsOf = (shares: number[]) =>
    `date,numerator,denominator\n${shares.map((x, at) => `20${24 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')},${x},100`).join('\n')}\n`
  const rise = [...Array<number>(12).fill(40), ...Array<number>(12).fill(52)]

  test('a clear rise beyond chance, with the step, the power, and a comparison that did not rise', async () => {
    const given = await file(monthsOf(rise))
    const other = await file(monthsOf(Array(24).fill(41)), 'other.csv')
    const args = [given, '--action', '2025-01', '--better', 'increase', '--comparison', other, '--hoped', '0.1']
    const told = await answer('effect', effectCommand, args)
    expect(told.difference).toBeCloseTo(0.12, 12)
    expect([told.verdict, told.warnings]).toEqual(['improved beyond chance', []])
    expect(told.comparison!.difference).toBeCloseTo(0.12, 12)
    expect(told.step!.ratio).toBeGreaterThan(1)
    expect(told.power).toBeGreaterThan(0.9)
    expect(told.withoutTrigger.before.months).toBe(11)
  })

  test('too few months: cannot tell yet, and no step', async () => {
    const args = [await file(monthsOf(rise.slice(6, 16))), '--action', '2024-07', '--better', 'increase']
    const told = await answer('effect', effectCommand, args)
    expect([told.verdict, told.step]).toEqual(['cannot tell yet', null])
    expect(told.warnings).toEqual(['no-comparison', 'few-months'])
  })

  test('of a rate: the ratio', async () => {
    const args = [await file(monthsOf(rise)), '--action', '2025-01', '--better', 'decrease', '--kind', 'rate']
    const told = await answer('effect', effectCommand, args)
    expect(told.ratio).toBeCloseTo(1.3, 12)
    expect([told.interval, told.verdict]).toEqual([null, 'worse'])
  })

  test('wrong use and wrong rows', async () => {
    const given = await file(monthsOf(rise))
    expect((await hearCommand(effectCommand, [given, '--action', '2025-01'])).err).toContain('--better is needed')
    expect((await hearCommand(effectCommand, [given, '--better', 'increase'])).err).toContain('--action is a month')
    const args = ['--action', '2025-01', '--better', 'increase']
    expect(
      (await refusal(effectCommand, [await file('date,numerator,denominator\n2024-01,3,2\n'), ...args])).code,
    ).toBe('part-above-whole')
    expect((await refusal(effectCommand, [await file('numerator,denominator\n3,2\n'), ...args])).code).toBe(
      'column-needed',
    )
  })
})

describe('suppress', () => {
  test('a small count takes others with it, and the audit says what remains to be found', async () => {
    const given = await file('{"cells": [[12, 3, 40], [55, 22, 19], [13, 80, 70]]}', 'table.json')
    const told = await answer('suppress', suppressCommand, [given])
    expect(told.cells[0]![1]).toBe('suppressed')
    expect([told.primary, told.isSafe]).toEqual([1, true])
    expect(told.complementary).toBe(3)
    const bounds = told.audit[0]![1]!
    expect(bounds.lower).toBeLessThan(3)
    expect(bounds.upper).toBe(10)
    expect(told.audit[2]![2]).toBeNull()
  })

  test('a list with its total', async () => {
    const told = await answer('suppress', suppressCommand, [
      await file('[[50, 10, 10]]', 'table.json'),
      '--totals',
      'rows',
    ])
    expect(told.cells).toEqual([['suppressed', 'suppressed', 'suppressed']])
  })

  test('what is no table is refused with its place', async () => {
    const at = async (text: string) => {
      const { code, row, column } = await refusal(suppressCommand, [await file(text, 'table.json')])
      return [code, row, column]
    }
    expect(await at('')).toEqual(['table-not-json', null, null])
    expect(await at('{"cells": 3}')).toEqual(['table-not-json', null, null])
    expect(await at('[[1, 2], [3]]')).toEqual(['table-not-json', null, null])
    expect(await at('[[1, "2"]]')).toEqual(['cell-not-number', 1, '2'])
    expect(await at('[[1, 2], [3, -1]]')).toEqual(['cell-below-zero', 2, '2'])
  })
})

describe('standardize', () => {
  const rows = 'unit,stratum,numerator,denominator\nA,young,2,20\nA,old,10,20\nB,young,6,60\nB,old,5,10\n'
  test("each unit against everybody's rates and its own mix", async () => {
    const told = await answer('standardize', standardizeCommand, [await file(rows)])
    // a tenth of the young and half of the old: as expected of both
    expect(told.units.map(({ unit, expected, ratio }) => [unit, expected, ratio])).toEqual([
      ['A', 12, 1],
      ['B', 11, 1],
    ])
  })

  test('strata that were not declared, or stand twice, are refused', async () => {
    expect(await refusal(standardizeCommand, [await file(rows), '--strata', 'young'])).toMatchObject({
      code: 'stratum-not-declared',
      row: 3,
    })
    expect(await refusal(standardizeCommand, [await file(`${rows}A,old,1,2\n`)])).toMatchObject({
      code: 'unit-twice',
      row: 6,
    })
  })
})
