import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { projectRoot } from '../../../ground/platform/project-root.ts'
import type { Command } from '../command.ts'
import { answerSchemas } from './answers.ts'
import { cusumCommand } from './cusum.ts'
import { funnelCommand } from './funnel.ts'
import { hearCommand } from './hear-command.ts'
import { intervalCommand } from './interval.ts'
import { spcCommand } from './spc.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'arithmetic-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function file(lines: string): Promise<string> {
  const path = join(folder, 'given.csv')
  await writeFile(path, lines)
  return path
}
async function answer<const Name extends keyof typeof answerSchemas>(name: Name, command: Command, args: string[]) {
  const { code, out, err } = await hearCommand(command, [...args, '--json'])
  expect([code, err]).toEqual([0, ''])
  expect(out).not.toContain('NaN')
  return answerSchemas[name].parse(JSON.parse(out)) as z.infer<(typeof answerSchemas)[Name]>
}
async function refusal(command: Command, args: string[]) {
  const { code, out } = await hearCommand(command, [...args, '--json'])
  expect(code).toBe(1)
  return JSON.parse(out).refused[0] as { code: string; file: string; row: number | null; column: string | null }
}
const monthsOf = (values: (number | string)[]) =>
  `date,value\n${values.map((value, at) => `20${24 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')},${value}`).join('\n')}\n`

describe('spc', () => {
  const thirteen = [5, 6, 5, 7, 5, 6, 5, 6, 5, 7, 6, 5, 12]

  test('draws individual values: mean, 2.66 screened moving ranges, and the point beyond', async () => {
    const chart = await answer('spc', spcCommand, [
      await file(monthsOf(thirteen)),
      '--better',
      'increase',
      '--fix-after',
      '12',
    ])
    // moving ranges 1 1 2 2 1 1 1 1 2 1 1: average 14/11, none screened out
    const average = 14 / 11
    const { centre, upper, n, stage } = chart.segments[0]!
    expect([centre, n, stage]).toEqual([68 / 12, 12, 'full'])
    expect(upper).toBeCloseTo(68 / 12 + 2.66 * average, 12)
    expect(chart.points.at(-1)).toMatchObject({
      date: '2025-01',
      value: 12,
      rules: ['astronomical'],
      directions: ['up'],
    })
    expect([chart.variation, chart.warnings]).toEqual(['improvement', ['base-below-13']])
  })

  test('below thirteen points there is no icon, below eight no limit, and a warning says so', async () => {
    const trial = await answer('spc', spcCommand, [await file(monthsOf(thirteen.slice(0, 9))), '--better', 'increase'])
    expect([trial.variation, trial.warnings]).toEqual([null, ['trial-limits']])
    const few = await answer('spc', spcCommand, [await file(monthsOf([3, 4])), '--better', 'increase'])
    expect([few.segments[0]!.upper, few.warnings]).toEqual([null, ['too-few-points']])
    const one = await answer('spc', spcCommand, [await file(monthsOf([3]))])
    expect(one.segments[0]).toMatchObject({ n: 1, centre: null, stage: 'none' })
  })

  test('all points equal: limits are the mean and nothing is marked', async () => {
    const chart = await answer('spc', spcCommand, [await file(monthsOf(Array(14).fill(3))), '--better', 'increase'])
    expect(chart.segments[0]).toMatchObject({ centre: 3, lower: 3, upper: 3 })
    expect([chart.warnings, chart.variation]).toEqual([['no-variation'], 'common'])
  })

  test('absent and blank months are missing, not 0, and have no neighbours', async () => {
    const chart = await answer('spc', spcCommand, [await file('date,value\n2024-01,1\n2024-03,\n2024-05,2\n')])
    expect(chart.points.map(({ date, value }) => [date, value])).toEqual([
      ['2024-01', 1],
      ['2024-02', null],
      ['2024-03', null],
      ['2024-04', null],
      ['2024-05', 2],
    ])
    expect(chart.warnings).toContain('missing-months')
  })

  test('a segment after a rebase is judged by itself', async () => {
    const series = [...thirteen.slice(0, 12), ...thirteen.slice(0, 12).map((value) => value + 20)]
    const chart = await answer('spc', spcCommand, [await file(monthsOf(series)), '--rebase', '2025-01'])
    expect(chart.segments.map(({ from, to }) => [from, to])).toEqual([
      ['2024-01', '2024-12'],
      ['2025-01', '2025-12'],
    ])
    expect(chart.segments[1]!.centre! - chart.segments[0]!.centre!).toBeCloseTo(20, 12)
    expect(chart.points.every(({ rules }) => rules.length === 0)).toBe(true)
  })

  test('every kind of chart answers in the same shape, and advises where individual values may mislead', async () => {
    const rows = Array.from(
      { length: 14 },
      (_, at) =>
        `20${24 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01,${3 + (at % 4)},${20 + 10 * (at % 3)}`,
    )
    const given = await file(`date,numerator,denominator\n${rows.join('\n')}\n`)
    for (const kind of ['run', 'p', 'pp', 'u', 'up', 'c', 'i'])
      expect((await answer('spc', spcCommand, [given, '--chart', kind])).chart).toBe(kind)
    expect((await answer('spc', spcCommand, [given])).advice).toEqual([{ chart: 'pp', reason: 'few-cases' }])
    const gaps = await file(`value\n${[12, 3, 40, 8, 22, 9, 14, 31, 5].join('\n')}\n`)
    const g = await answer('spc', spcCommand, [gaps, '--chart', 'g'])
    expect(g.segments[0]).toMatchObject({ centre: 12, lower: 0, from: '1', to: '9' })
    expect((await answer('spc', spcCommand, [gaps, '--chart', 't'])).segments[0]!.upper).toBeGreaterThan(40)
  })

  test('bad input is refused with its place', async () => {
    const at = async (text: string, ...args: string[]) => {
      const { code, row, column } = await refusal(spcCommand, [await file(text), ...args])
      return [code, row, column]
    }
    expect(await at('date,value\n2024-01,1\n2024-01-15,2\n')).toEqual(['date-twice', 3, 'date'])
    expect(await at('date,value\n2024-02,1\n2024-01,2\n')).toEqual(['date-out-of-order', 3, 'date'])
    expect(await at('date,value\n2024-02-30,1\n')).toEqual(['cell-not-date', 2, 'date'])
    expect(await at('date,value\n2024-02,many\n')).toEqual(['cell-not-number', 2, 'value'])
    expect(await at('date,value\n2024-02,1e308\n')).toEqual(['cell-too-large', 2, 'value'])
    expect(await at('date,value\n2024-02,80%\n')).toEqual(['cell-not-number', 2, 'value'])
    expect(await at('date,numerator,denominator\n2024-02,-1,3\n')).toEqual(['cell-below-zero', 2, 'numerator'])
    expect(await at('date,numerator,denominator\n2024-02,4,3\n')).toEqual(['part-above-whole', 2, 'numerator'])
    expect(await at('date,numerator,denominator\n2024-02,4,\n')).toEqual(['cell-blank', 2, 'denominator'])
    expect(await at('when,what\n2024-02,4\n')).toEqual(['column-needed', 1, null])
    expect(await at('date,value\n2024-02,4\n', '--exclude', '2024-03')).toEqual(['date-not-there', null, 'date'])
    expect((await at(''))[0]).toBe('empty-file')
    expect((await at('date,value\n'))[0]).toBe('no-rows')
    expect((await at('date,value\n2024-01,1,2\n'))[0]).toBe('ragged-row')
  })

  test('a person reads a table, and wrong use says what is right', async () => {
    const { code, out } = await hearCommand(spcCommand, [await file(monthsOf(thirteen)), '--better', 'decrease'])
    expect(code).toBe(0)
    expect(out).toContain('2025-01     12  6.1538')
    expect(out).toContain('Variation: concern.')
    const few = await hearCommand(spcCommand, [await file(monthsOf([3, 4]))])
    expect(few.out).toContain('Consider --chart run: there are fewer than 8 months.')
    expect(few.out).toContain('none are drawn. [too-few-points]')
    const wrong = await hearCommand(spcCommand, ['x.csv', '--chart', 'pie'])
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('--chart is one of xmr, run')])
  })
})

describe('funnel', () => {
  const units = 'unit,numerator,denominator\nAlder,10,50\nBirch,10,60\nCedar,30,55\nDune,0,0\n'

  test('holds units against all events over all cases', async () => {
    const told = await answer('funnel', funnelCommand, [await file(units)])
    expect(told.target).toBeCloseTo(50 / 165, 12)
    expect(told.units.map(({ unit, status }) => [unit, status])).toEqual([
      ['Alder', 'within'],
      ['Birch', 'below 95%'],
      ['Cedar', 'above 99.8%'],
      ['Dune', 'no cases'],
    ])
    expect(told.warnings).toEqual(['no-cases'])
  })

  test('overdispersion needs twelve units: with fewer the limits are exact, and a warning says so', async () => {
    const told = await answer('funnel', funnelCommand, [await file(units), '--limits', 'overdispersed'])
    expect([told.limits, told.warnings]).toEqual(['exact', ['too-few-for-overdispersion', 'no-cases']])
  })

  test('observed and expected are a ratio around 1', async () => {
    const told = await answer('funnel', funnelCommand, [await file('unit,observed,expected\nA,30,10.5\nB,9,10\n')])
    expect([told.kind, told.target]).toEqual(['ratio', 1])
    expect(told.units.map(({ status }) => status)).toEqual(['above 99.8%', 'within'])
  })

  test('bad input is refused with its place', async () => {
    const at = async (text: string) => {
      const { code, row, column } = await refusal(funnelCommand, [await file(text)])
      return [code, row, column]
    }
    expect(await at('unit,numerator,denominator\nA,7,5\n')).toEqual(['part-above-whole', 2, 'numerator'])
    expect(await at('unit,numerator,denominator\nA,1,5\nA,2,5\n')).toEqual(['unit-twice', 3, 'unit'])
    expect(await at('unit,numerator,denominator\n,1,5\n')).toEqual(['cell-blank', 2, 'unit'])
    expect(await at('unit,numerator,denominator\nA,1.5,5\n')).toEqual(['cell-not-number', 2, 'numerator'])
    expect(await at('name,numerator,denominator\nA,1,5\n')).toEqual(['column-needed', 1, null])
  })
})

describe('cusum', () => {
  test('adds log-likelihood ratios, and starts anew after a signal', async () => {
    const given = await file('numerator,denominator\n9,30\n12,30\n14,30\n3,30\n')
    const told = await answer('cusum', cusumCommand, [given, '--reference', '0.2', '--odds-ratio', '2', '--h', '4.5'])
    const weight = (x: number) => x * Math.log(2) - 30 * Math.log(1.2)
    expect(told.points[0]!.s).toBeCloseTo(weight(9), 12)
    expect(told.points.map(({ signal }) => signal)).toEqual([false, false, true, false])
    expect(told.points[2]!.s).toBeCloseTo(weight(9) + weight(12) + weight(14), 12)
    expect(told.points[3]!.s).toBe(0)
  })

  test('without --h the threshold is computed, the same for the same seed', async () => {
    const given = await file(`numerator,denominator\n${Array(12).fill('6,30').join('\n')}\n`)
    const args = [given, '--reference', '0.2', '--odds-ratio', '1.714']
    const [one, again] = [await answer('cusum', cusumCommand, args), await answer('cusum', cusumCommand, args)]
    expect(one.h).toBe(again.h)
    // about 3.7 for a false alarm on one chart in twenty a year
    expect(one.h).toBeGreaterThan(2.8)
    expect(one.h).toBeLessThan(4.2)
    expect(one.calibration).toEqual({ falseAlarms: 0.05, months: 12, runs: 4000, seed: 1 })
  })

  test('counts against what was expected, and cases with their own risk', async () => {
    const months = await file('date,observed,expected\n2024-01,3,2.5\n2024-03,6,2.5\n')
    const told = await answer('cusum', cusumCommand, [months, '--odds-ratio', '2', '--h', '3'])
    expect(told.points.map(({ date }) => date)).toEqual(['2024-01', '2024-02', '2024-03'])
    expect(told.points[1]!.s).toBe(told.points[0]!.s)
    expect(told.points[2]!.s).toBeCloseTo(6 * Math.log(2) - 2.5, 12)
    const cases = await file('event,risk\n1,0.1\n0,0.3\n')
    const steps = await answer('cusum', cusumCommand, [cases, '--odds-ratio', '2', '--h', '3'])
    expect(steps.points[0]!.s).toBeCloseTo(Math.log(2) - Math.log(1.1), 12)
  })

  test('what is missing or cannot be is told', async () => {
    const given = await file('numerator,denominator\n9,30\n')
    expect((await hearCommand(cusumCommand, [given])).err).toContain('--reference is needed')
    expect((await hearCommand(cusumCommand, [given, '--reference', '20'])).code).toBe(2)
    expect((await hearCommand(cusumCommand, [given, '--reference', '0.2', '--odds-ratio', '1'])).code).toBe(2)
    expect((await refusal(cusumCommand, [await file('event,risk\n1,1.5\n'), '--h', '3'])).column).toBe('risk')
  })
})

describe('interval', () => {
  test.each([
    ['--method wilson --x 0 --n 10', 0, 0.2775327998628891],
    ['--method exact --x 2 --n 20', 0.012348527, 0.316982719],
    ['--method exact --x 0', 0, 3.688879454],
    ['--method byar --x 12', 6.193509843, 20.962858054],
    ['--method byar --x 1 --level 0.998', null, 0],
  ])('%s', async (words, lower, upper) => {
    const told = await answer('interval', intervalCommand, words.split(' '))
    if (lower === null) expect(told.lower).toBeNull()
    else {
      expect(told.lower).toBeCloseTo(lower, 5)
      expect(told.upper).toBeCloseTo(upper, 5)
    }
  })

  test('the difference of two proportions, either way of saying it', async () => {
    const apart = '--method newcombe --x 56 --n 70 --x2 48 --n2 80'.split(' ')
    const told = await answer('interval', intervalCommand, apart)
    // Newcombe 1998: 56 of 70 less 48 of 80 is .2, from .0524 to .3339
    expect([told.value, told.lower, told.upper!].map((one) => one!.toFixed(4))).toEqual([
      '-0.2000',
      '-0.3339',
      '-0.0524',
    ])
    const together = '--method newcombe --x 56,48 --n 70,80'.split(' ')
    expect(await answer('interval', intervalCommand, together)).toEqual(told)
  })

  test('wrong use names the option and what is right', async () => {
    const said = async (words: string) => (await hearCommand(intervalCommand, words.split(' '))).err
    expect(await said('--method wilson --x 12 --n 10')).toContain('A numerator of 12 is above --n 10')
    expect(await said('--method wilson --x 1 --n 0')).toContain('--n is a whole number from 1')
    expect(await said('--method wilson --x 1.5 --n 3')).toContain('--x is a whole number from 0')
    expect(await said('--method newcombe --x 1 --n 3')).toContain('--x2 and --n2')
    expect(await said('--method wilson --x 1 --n 3 --level 95')).toContain('--level is a number above 0 below 1')
  })
})

test.each(Object.entries(answerSchemas))(
  'docs/schemas/%s.schema.json is what is printed: else run scripts/write-schemas.ts',
  async (name, schema) => {
    const written = await readFile(join(projectRoot, `docs/schemas/${name}.schema.json`), 'utf8')
    expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(schema))))
  },
)
