import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysBetween } from '../../ground/platform/day.ts'
import { openRecordEngine } from '../../ground/platform/record-engine.ts'
import { type Condition, findRuleFault, type MeasureRule } from './built-measure.ts'
import { measureRuleSchema } from './built-measure-schema.ts'
import { unknownGroup, writeMeasureSql } from './write-measure-sql.ts'
import { fillSmallDataset, type SmallRow, smallColumn, smallDataset } from './write-small-dataset.ts'

const dataset = smallDataset([
  smallColumn('person', 'identifier'),
  smallColumn('began_on', 'day'),
  smallColumn('ended_on', 'day'),
  smallColumn('kind', 'choice', { values: ['one', "the other's"] }),
  smallColumn('is_done', 'yes-no'),
  smallColumn('paid', 'money'),
  smallColumn('hours', 'number'),
])
const rule = (more: Partial<MeasureRule>): MeasureRule => ({
  counts: 'rows',
  whom: [],
  placedBy: 'began_on',
  value: 'share',
  success: [{ column: 'is_done', is: 'yes' }],
  followUp: null,
  of: null,
  groups: [],
  lagDays: 0,
  ...more,
})

/** The same rule as a plain program: slow, and easy to believe. */
function countByHand(rows: SmallRow[], asked: MeasureRule): Map<string, [number, number]> {
  const cells = new Map<string, SmallRow[]>()
  for (const row of rows) {
    const day = row.began_on
    if (typeof day !== 'string' || (asked.counts === 'people' && !row.person)) continue
    if (!asked.whom.every((condition) => holds(condition, row))) continue
    if (asked.of !== null && amountOf(row, asked) === null) continue
    for (const group of ['', ...asked.groups.map((key) => `${key}: ${told(row[key])}`)]) {
      const place = `${row.program_id} ${day.slice(0, 7)} ${group}`
      cells.set(place, [...(cells.get(place) ?? []), row])
    }
  }
  return new Map([...cells].map(([place, some]) => [place, countCell(some, asked)]))
}

function countCell(rows: SmallRow[], asked: MeasureRule): [number, number] {
  const units = new Map<unknown, SmallRow[]>()
  for (const row of rows) {
    const unit = asked.counts === 'people' ? row.person : row
    units.set(unit, [...(units.get(unit) ?? []), row])
  }
  const all = [...units.values()]
  if (asked.value === 'share')
    return [all.filter((some) => some.some((row) => isSuccess(row, asked))).length, all.length]
  if (asked.value === 'count') return [all.length, 1]
  const amounts = all.map((some) => some.reduce((sum, row) => sum + amountOf(row, asked)!, 0))
  const sum = amounts.reduce((one, other) => one + other, 0)
  if (asked.value === 'sum') return [Math.round(sum), 1]
  if (asked.value === 'mean') return [Math.round(sum), amounts.length]
  const sorted = amounts.toSorted((one, other) => one - other)
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1]!, sorted[Math.floor(sorted.length / 2)]!]
  return [Math.round(((low + high) / 2) * sorted.length), sorted.length]
}

const told = (value: unknown) =>
  value === null ? unknownGroup : value === true ? 'yes' : value === false ? 'no' : value

function amountOf(row: SmallRow, { of }: MeasureRule): number | null {
  const value = row[of!] ?? null
  if (typeof value !== 'string') return value as number | null
  const days = daysBetween(row.began_on as string, value)
  return days < 0 ? null : days
}

function isSuccess(row: SmallRow, { success, followUp }: MeasureRule): boolean {
  if (!success.every((condition) => holds(condition, row))) return false
  if (followUp === null) return true
  const day = row[followUp.column]
  const days = typeof day === 'string' ? daysBetween(row.began_on as string, day) : -1
  return (days >= 0 && days <= followUp.days) === (followUp.happens === 'within')
}

function holds(condition: Condition, row: SmallRow): boolean {
  const value = row[condition.column] ?? null
  switch (condition.is) {
    case 'is-one-of':
      return condition.values.includes(value as string)
    case 'is-none-of':
      return !condition.values.includes(value as string)
    case 'at-least':
      return value !== null && Number(value) >= condition.number
    case 'at-most':
      return value !== null && Number(value) <= condition.number
    case 'on-or-after':
      return value !== null && value >= condition.day
    case 'on-or-before':
      return value !== null && value <= condition.day
    case 'yes':
      return value === true
    case 'no':
      return value === false
    case 'known':
      return value !== null
    case 'empty':
      return value === null
  }
}

const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null, freq: 4 })
const day = fc
  .integer({ min: 0, max: 90 })
  .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10))
const row = fc.record({
  program_id: fc.constantFrom('p1', 'p2'),
  person: maybe(fc.constantFrom('a', 'b', 'c')),
  began_on: maybe(day),
  ended_on: maybe(day),
  kind: maybe(fc.constantFrom('one', "the other's")),
  is_done: maybe(fc.boolean()),
  paid: maybe(fc.integer({ min: 0, max: 9 })),
  hours: maybe(fc.constantFrom(0, 0.25, 1.5, 2)),
})
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    column: fc.constant('kind'),
    is: fc.constantFrom('is-one-of' as const, 'is-none-of' as const),
    values: fc.subarray(['one', "the other's"], { minLength: 1 }),
  }),
  fc.record({
    column: fc.constantFrom('paid', 'hours'),
    is: fc.constantFrom('at-least' as const, 'at-most' as const),
    number: fc.constantFrom(0, 1.5, 4),
  }),
  fc.record({
    column: fc.constantFrom('began_on', 'ended_on'),
    is: fc.constantFrom('on-or-after' as const, 'on-or-before' as const),
    day,
  }),
  fc.record({ column: fc.constant('is_done'), is: fc.constantFrom('yes' as const, 'no' as const) }),
  fc.record({ column: fc.constantFrom('person', 'paid'), is: fc.constantFrom('known' as const, 'empty' as const) }),
)
const anyRule = fc
  .record({
    counts: fc.constantFrom('rows' as const, 'people' as const),
    whom: fc.array(condition, { maxLength: 2 }),
    value: fc.constantFrom('share' as const, 'mean' as const, 'median' as const, 'sum' as const, 'count' as const),
    success: fc.array(condition, { minLength: 1, maxLength: 2 }),
    followUp: maybe(
      fc.record({
        column: fc.constant('ended_on'),
        happens: fc.constantFrom('within' as const, 'not-within' as const),
        days: fc.constantFrom(0, 10, 40),
      }),
    ),
    amount: fc.constantFrom('paid', 'hours', 'ended_on'),
    groups: fc.subarray(['kind', 'is_done']),
  })
  .map(({ amount, value, ...rest }) =>
    rule({ ...rest, value, of: value === 'share' || value === 'count' ? null : amount }),
  )

test('the SQL counts what a plain program counts, in any order of the rows', async () => {
  const engine = await openRecordEngine()
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { maxLength: 24 }),
      anyRule,
      fc.infiniteStream(fc.nat()),
      async (rows, asked, by) => {
        expect(findRuleFault(asked, dataset)).toBe(null)
        const shuffled = rows.map((one) => [by.next().value as number, one] as const).toSorted(([a], [b]) => a - b)
        await fillSmallDataset(
          engine,
          dataset,
          shuffled.map(([, one]) => one),
        )
        const cells = await engine.rows<Record<'program_id' | 'period' | 'group', string> & Record<string, number>>(
          writeMeasureSql(asked, dataset),
        )
        const counted = cells.map(({ program_id, period, group, numerator, denominator }) => [
          `${program_id} ${String(period).slice(0, 7)} ${group}`,
          [Number(numerator), Number(denominator)],
        ])
        const byPlace = (one: unknown[], other: unknown[]) => (String(one[0]) < String(other[0]) ? -1 : 1)
        expect(counted.toSorted(byPlace)).toEqual([...countByHand(rows, asked)].toSorted(byPlace))
      },
    ),
    { numRuns: 150 },
  )
  engine.close()
}, 60_000)

test('the SQL can be read', () => {
  const asked = rule({
    counts: 'people',
    whom: [{ column: 'kind', is: 'is-none-of', values: ["the other's"] }],
    followUp: { column: 'ended_on', happens: 'within', days: 90 },
    groups: ['kind'],
  })
  expect(writeMeasureSql(asked, dataset)).toBe(`with counted as (
  select
    program_id,
    date_trunc('month', "began_on") as period,
    "person" as person,
    coalesce("is_done" = true
      and "ended_on" between "began_on" and "began_on" + 90, false) as is_success,
    'kind: ' || coalesce("kind", 'not known') as "group_kind"
  from "records"
  where "began_on" is not null
    and "person" is not null
    and ("kind" is null or "kind" not in ('the other''s'))
)
select
  program_id,
  period,
  grouped as "group",
  count(*) filter (where is_success) as numerator,
  count(*) as denominator
from (
  select program_id, period, '' as grouped, person, bool_or(is_success) as is_success
  from counted
  group by all
)
group by all
union all
select
  program_id,
  period,
  grouped as "group",
  count(*) filter (where is_success) as numerator,
  count(*) as denominator
from (
  select program_id, period, "group_kind" as grouped, person, bool_or(is_success) as is_success
  from counted
  group by all
)
group by all`)
})

test.each([
  ['rule-no-placing-day', { placedBy: 'kind' }],
  ['rule-no-success', { success: [] }],
  ['rule-column-not-there', { whom: [{ column: 'height', is: 'known' }] }],
  ['rule-condition-does-not-fit', { whom: [{ column: 'kind', is: 'yes' }] }],
  ['rule-condition-incomplete', { whom: [{ column: 'kind', is: 'is-one-of', values: [] }] }],
  ['rule-follow-up-wrong', { followUp: { column: 'began_on', happens: 'within', days: 3 } }],
  ['rule-waits-too-long', { lagDays: 1101 }],
  ['rule-no-amount', { value: 'mean', of: 'kind' }],
  ['rule-column-not-there', { groups: ['paid'] }],
] as const)('%s', (fault, more) => {
  expect(findRuleFault(rule(more as unknown as Partial<MeasureRule>), dataset)).toBe(fault)
})

test('people can be counted only where the dataset names them', () => {
  expect(findRuleFault(rule({ counts: 'people' }), { ...dataset, personColumn: null })).toBe('rule-no-person')
})

test('what a file or form says is a rule, or is not', () => {
  expect(measureRuleSchema.safeParse(rule({})).success).toBe(true)
  expect(measureRuleSchema.safeParse(rule({ placedBy: 'x"; drop' })).success).toBe(false)
  expect(measureRuleSchema.safeParse({ ...rule({}), more: 1 }).success).toBe(false)
})

test('a median of several programs together is told from their rows, not from their medians', async () => {
  const engine = await openRecordEngine()
  const amounts: [string, number][] = [...[1, 2, 100].map((hours) => ['p1', hours] as [string, number]), ['p2', 3]]
  const rows = amounts.map(([program_id, hours]) => ({ program_id, began_on: '2026-01-04', hours }))
  await fillSmallDataset(engine, dataset, rows)
  const median = rule({ value: 'median', of: 'hours', success: [] })
  const tell = async (isTogether: boolean) =>
    (
      await engine.rows<{ numerator: number; denominator: number }>(
        writeMeasureSql(median, dataset, { since: '2026-01-01', isTogether }),
      )
    ).map(({ numerator, denominator }) => [Number(numerator), Number(denominator)])
  expect((await tell(false)).toSorted()).toEqual([
    [3, 1],
    [6, 3],
  ])
  expect(await tell(true)).toEqual([[10, 4]])
  engine.close()
})
