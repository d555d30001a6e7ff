import { describe, expect, test } from 'vitest'
import { type BoundTerm, type ContractTerms, heldTo } from './contract-terms.ts'
import { expectedWay } from './expected-way.ts'
import type { Standard, StandardOverride } from './standard.ts'
import { standardSteps } from './standard-steps.ts'

const standard = (measure: string, from = '2025-01-01', minimum = 0.4): Standard => ({
  ...{ programType: 'Shelter', population: null, measure, direction: 'increase' as const },
  ...{ minimum, target: 0.9, from },
})
const bound = (measure: string, over: Partial<BoundTerm> = {}): BoundTerm => ({
  ...{ contractNumber: 'C-1', measure, cardVersion: `${measure}-v1`, from: '2026-01-01', endedOn: null },
  ...{ isAgreed: true, terms: null, ...over },
})
const own = (minimum: number) => ({ minimum, target: 0.9, direction: 'increase' as const })
const terms = (standards: (Standard | StandardOverride)[], ...of: BoundTerm[]): ContractTerms => ({
  standards,
  bound: Map.groupBy(of, (one) => one.contractNumber),
})
const asked = (measure: string) => ({
  ...{ programType: 'Shelter', population: null, measure, contractNumber: 'C-1', program: 'East' },
})
const on = (of: ContractTerms, measure: string, day: string) => {
  const { right, standard: by, isProposed } = heldTo(of, { ...asked(measure), on: day })
  return [right, by?.minimum ?? null, ...(isProposed ? ['proposed'] : [])]
}

describe('what a contract is held to', () => {
  test('without any proposal the standards of its program type hold, and nothing where there is none', () => {
    const of = terms([standard('exits')], bound('exits', { contractNumber: 'C-2' }))
    expect(on(of, 'exits', '2026-06-30')).toEqual(['inherited', 0.4])
    expect(on(of, 'stays', '2026-06-30')).toEqual(['none', null])
  })

  test('an agreed measure is judged from its first day by its own terms, or by the standard where it has none', () => {
    const of = terms([standard('exits'), standard('stays')], bound('exits', { terms: own(0.6) }), bound('stays'))
    expect(on(of, 'exits', '2025-12-31')).toEqual(['inherited', 0.4])
    expect(on(of, 'exits', '2026-01-31')).toEqual(['agreed', 0.6])
    expect(on(of, 'stays', '2026-01-31')).toEqual(['agreed', 0.4])
  })

  test('an amendment of the middle of a year is judged by the new terms from then on, and its steps stay drawn', () => {
    const first = bound('exits', { terms: own(0.6), endedOn: '2026-05-14' })
    const second = bound('exits', { terms: own(0.7), from: '2026-05-15', cardVersion: 'exits-v2' })
    const of = terms([standard('exits')], second, first)
    expect(on(of, 'exits', '2026-04-30')).toEqual(['agreed', 0.6])
    expect(on(of, 'exits', '2026-05-31')).toEqual(['agreed', 0.7])
    expect(heldTo(of, { ...asked('exits'), on: '2026-04-30' }).cardVersion).toBe('exits-v1')
    expect(heldTo(of, { ...asked('exits'), on: '2026-05-31' }).cardVersion).toBe('exits-v2')
    const steps = standardSteps(of, asked('exits'), { from: '2025-10', to: '2026-09' })
    expect(steps.map(({ from, minimum }) => [from, minimum])).toEqual([
      ['2025-10', 0.4],
      ['2026-01', 0.6],
      ['2026-05', 0.7],
    ])
  })

  test('what ended is judged until its last day, and then not, although its program type has a standard', () => {
    const of = terms([standard('exits')], bound('exits', { endedOn: '2026-06-30' }))
    expect(on(of, 'exits', '2026-06-30')).toEqual(['agreed', 0.4])
    expect(on(of, 'exits', '2026-07-31')).toEqual(['ended', null])
    expect(standardSteps(of, asked('exits'), { from: '2026-05', to: '2026-08' })).toEqual([
      { from: '2026-05', minimum: 0.4, target: 0.9 },
      { from: '2026-07', minimum: null, target: null },
    ])
  })

  test('what is only proposed, or agreed from a later day, is not judged', () => {
    const proposed = bound('visits', { isAgreed: false, terms: own(0.5) })
    expect(on(terms([], proposed), 'visits', '2026-06-30')).toEqual(['proposed', null, 'proposed'])
    const later = bound('visits', { from: '2026-09-01', terms: own(0.5) })
    expect(on(terms([], later), 'visits', '2026-06-30')).toEqual(['upcoming', null])
  })

  test('a proposal takes nothing away: the terms before it stand until both agree', () => {
    const proposed = bound('exits', { isAgreed: false, terms: own(0.1) })
    expect(on(terms([standard('exits')], proposed), 'exits', '2026-06-30')).toEqual(['inherited', 0.4, 'proposed'])
    const agreed = bound('exits', { terms: own(0.6) })
    expect(on(terms([], proposed, agreed), 'exits', '2026-06-30')).toEqual(['agreed', 0.6, 'proposed'])
  })

  test('a standard from before the first agreement counts as agreed; one that came later binds nobody by itself', () => {
    const of = terms([standard('stays'), standard('visits', '2026-04-01')], bound('exits'))
    expect(on(of, 'stays', '2026-06-30')).toEqual(['inherited', 0.4])
    expect(on(of, 'visits', '2026-06-30')).toEqual(['unagreed', null])
    const promised = { ...own(0.2), contractNumber: 'C-1', program: null, measure: 'visits', reason: 'Agreed' }
    const withPromise = terms([{ ...promised, from: '2026-04-01', to: null }], bound('exits'))
    expect(on(withPromise, 'visits', '2026-06-30')).toEqual(['inherited', 0.2])
    const agreedLater = terms([standard('visits', '2026-04-01')], bound('exits', { from: '2026-07-01' }))
    expect(on(agreedLater, 'visits', '2026-06-30')).toEqual(['inherited', 0.4])
  })

  test('what one program was promised comes before the terms of the whole contract', () => {
    const promise: StandardOverride = {
      ...{ contractNumber: 'C-1', program: 'East', measure: 'exits', ...own(0.2) },
      ...{ from: '2025-06-01', to: null, reason: 'Its first year' },
    }
    const of = terms([promise], bound('exits', { terms: own(0.6) }))
    expect(on(of, 'exits', '2026-06-30')).toEqual(['agreed', 0.2])
    expect(heldTo(of, { ...asked('exits'), program: 'West', on: '2026-06-30' }).standard?.minimum).toBe(0.6)
  })
})

describe('the way that was agreed to the target', () => {
  const way = [
    { on: '2025-12-31', value: 0.3 },
    { on: '2026-03-31', value: 0.36 },
    { on: '2026-06-30', value: 0.45 },
  ]
  const asks = { ...standard('exits'), way }

  test('is straight between its days, stays at the last, and begins with the first', () => {
    const found = expectedWay(terms([asks]), asked('exits'), { from: '2025-11', to: '2026-08' })
    expect(found.map(({ month, value }) => [month, Math.round(value * 1000) / 1000])).toEqual([
      ['2025-12', 0.3],
      ['2026-01', 0.321],
      ['2026-02', 0.339],
      ['2026-03', 0.36],
      ['2026-04', 0.39],
      ['2026-05', 0.42],
      ['2026-06', 0.45],
      ['2026-07', 0.45],
      ['2026-08', 0.45],
    ])
  })
  test('ends where terms of its own took the place of the standard, and where no way was agreed', () => {
    const of = terms([asks], bound('exits', { terms: own(0.6), from: '2026-02-01' }))
    const months = expectedWay(of, asked('exits'), { from: '2025-12', to: '2026-06' }).map(({ month }) => month)
    expect(months).toEqual(['2025-12', '2026-01'])
    expect(expectedWay(terms([standard('exits')]), asked('exits'), { from: '2026-01', to: '2026-06' })).toEqual([])
  })
})
