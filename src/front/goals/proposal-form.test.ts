import { expect, test } from 'vitest'
import type { ChosenMeasure } from './find-contract-measures.ts'
import { readOwnTerms } from './proposal-form.ts'

const share: ChosenMeasure = {
  ...{ key: 'exits', cardVersion: 'exits-v1', question: 'better-off', stage: 'outcome', timing: 'lagging' },
  ...{ valueFormat: 'share', direction: 'increase' },
}

test('both are read as the measure reads, and none at all leaves the standards in force', () => {
  expect(readOwnTerms({ minimum: '40%', target: '0.5' }, share)).toEqual({
    terms: { minimum: 0.4, target: 0.5, direction: 'increase' },
  })
  const money: ChosenMeasure = { ...share, valueFormat: 'money', direction: 'decrease' }
  expect(readOwnTerms({ minimum: '$6,500', target: '6,000' }, money)).toEqual({
    terms: { minimum: 650_000, target: 600_000, direction: 'decrease' },
  })
  expect(readOwnTerms({ minimum: ' ', target: '' }, share)).toEqual({ terms: null })
})

test('half of it, and what may be a slip, is refused', () => {
  expect(readOwnTerms({ minimum: '40%' }, share)).toEqual({ refused: 'terms-half' })
  expect(readOwnTerms({ minimum: '40', target: '50%' }, share)).toEqual({ refused: 'share-above-one' })
  expect(readOwnTerms({ minimum: '40%', target: 'half' }, share)).toEqual({ refused: 'unreadable-share' })
})
