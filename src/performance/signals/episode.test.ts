import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths, type Month } from '../../ground/platform/day.ts'
import { type Episode, matchEpisodes, type Placed } from './episode.ts'
import type { SignalKind } from './signal.ts'

const first: Month = '2026-01'
let made = 0
const makeId = () => {
  made += 1
  return `e${made}`
}
const raised = (kind: SignalKind, measure = 'exits', part?: string): Placed => ({
  contractId: 'c',
  programId: 'p',
  signal: {
    ...{ kind, measure, month: first, since: first, numerator: 1, denominator: 2, months: 1, minimum: null },
    ...{ short: null, chance: null, rule: null, judgment: null, ...(part ? { part } : {}) },
  },
})

/** Judges months one after another: which kinds are raised in each; what is known afterwards. */
function judge(
  months: { month: Month; kinds: SignalKind[]; isUnknown?: boolean }[],
  before: Episode[] = [],
): Episode[] {
  let known = before
  for (const { month, kinds, isUnknown = false } of months) {
    const signals = kinds.map((kind) => raised(kind))
    const { fresh, going, ended } = matchEpisodes({
      month,
      signals,
      episodes: known,
      isUnknown: () => isUnknown,
      makeId,
    })
    const changed = new Map([...going, ...ended].map((one) => [one.id, one]))
    known = [...known.map((one) => changed.get(one.id) ?? one), ...fresh]
  }
  return known
}
const at = (month: number, ...kinds: SignalKind[]) => ({ month: addMonths(first, month), kinds })

describe('a signal that stands month after month', () => {
  test('is one, and ends in the month in which it no longer stands', () => {
    const [one, ...others] = judge([at(0, 'below-minimum'), at(1, 'below-minimum'), at(2, 'below-minimum'), at(3)])
    expect(others).toEqual([])
    expect(one).toMatchObject({ firstMonth: '2026-01', lastMonth: '2026-03', endedMonth: '2026-04' })
  })
  test('goes on over months that were never judged', () => {
    expect(judge([at(0, 'below-minimum'), at(7, 'below-minimum')])).toMatchObject([
      { firstMonth: '2026-01', lastMonth: '2026-08', endedMonth: null },
    ])
  })
  test('is the same when it comes back within three months, and another after that', () => {
    expect(judge([at(0, 'special-cause'), at(1), at(3, 'special-cause')])).toMatchObject([
      { firstMonth: '2026-01', lastMonth: '2026-04', endedMonth: null },
    ])
    expect(judge([at(0, 'special-cause'), at(1), at(4, 'special-cause')])).toHaveLength(2)
  })
  test('neither ends nor goes on in a month without a figure', () => {
    const months = [at(0, 'below-minimum'), { ...at(1), isUnknown: true }]
    expect(judge(months)).toMatchObject([{ lastMonth: '2026-01', endedMonth: null }])
  })
  test('of another kind, or about another group, is another', () => {
    const signals = [raised('subgroup-gap', 'exits', 'age 18-24'), raised('subgroup-gap', 'exits', 'age 65+')]
    const of = { month: first, episodes: [], isUnknown: () => false, makeId }
    const { episodes } = matchEpisodes({ ...of, signals: [...signals, raised('below-minimum')] })
    expect(new Set(episodes.map(({ id }) => id)).size).toBe(3)
  })
})

describe('an early warning that was answered', () => {
  const answered = judge([at(0, 'early-warning')]).map((one) => ({ ...one, answeredIn: one.lastMonth }))
  test('is a new one when evidence has gathered again', () => {
    expect(judge([at(1), at(2, 'early-warning')], answered)).toHaveLength(2)
  })
  test('stays the one it is when its month is judged again', () => {
    expect(judge([at(0, 'early-warning')], answered)).toEqual(answered)
  })
})

test('judging a month again changes nothing, whatever was raised', () => {
  const kinds = fc.subarray(['special-cause', 'below-minimum', 'out-of-reach'] as SignalKind[])
  const story = fc.array(kinds, { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(story, (months) => {
      const judged = months.map((raisedKinds, month) => at(month, ...raisedKinds))
      const once = judge(judged)
      expect(judge([judged.at(-1)!], once)).toEqual(once)
      // one kind is never two at once
      const standing = once.filter((one) => one.endedMonth === null)
      expect(new Set(standing.map(({ kind }) => kind)).size).toBe(standing.length)
    }),
  )
})
