import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  openReviewedCity,
  otherContract,
  type ReviewedCity,
  reviewedContract,
  reviewedMonth,
} from '../../../tests/reviewed-city.ts'
import { overrideStandard } from '../../performance/goals/override-standard.ts'
import { judgeMonth } from '../../performance/signals/judge-month.ts'
import { findPortfolio } from './find-portfolio.ts'
import { findRegister, fiscalYearOf } from './find-register.ts'
import { keepWhileUnchanged } from './keep-while-unchanged.ts'

let city: ReviewedCity
beforeAll(async () => {
  city = await openReviewedCity(2)
})
afterAll(() => city.close())

describe('the register', () => {
  test('a contract stands there with its programs and the course of its first measure', async () => {
    await city.as(city.manager, (visit) => judgeMonth(visit, reviewedMonth))
    const { rows, month, placeOf } = await city.as(city.manager, findRegister)
    expect(month).toBe(reviewedMonth)
    expect(rows.map(({ number }) => number)).toEqual([reviewedContract, otherContract])
    expect(rows[placeOf.get(city.contractId)!]).toMatchObject({
      number: reviewedContract,
      provider: 'Harbor House',
      programs: ['Harbor House Shelter', 'Harbor Rapid Re-housing'],
      types: ['Enhanced shelter'],
      ceilingCents: 240_000_000,
      trend: { measure: 'exits-to-permanent-housing' },
    })
    expect(rows[0]!.trend!.code.split('|')[1]).toHaveLength(24)
    expect(rows[1]!.trend).toBeNull()
  })

  test('is put together again when something was written, and not before', async () => {
    const first = await city.as(city.manager, findRegister)
    expect(await city.as(city.director, findRegister)).toBe(first)
    await city.as(city.manager, (visit) =>
      overrideStandard(
        visit,
        {
          contractNumber: reviewedContract,
          program: null,
          measure: 'exits-to-permanent-housing',
          minimum: 0.1,
          target: 0.2,
          direction: 'increase',
          from: '2026-01-01',
          to: null,
          reason: 'A rebuilt site',
        },
        'Ana Ruiz',
      ),
    )
    expect(await city.as(city.director, findRegister)).not.toBe(first)
  })

  test('a provider sees its own contracts, also after the government looked', async () => {
    await city.as(city.manager, findRegister)
    const numbers = async (person: ReviewedCity['provider']) =>
      (await city.as(person, findRegister)).rows.map(({ number }) => number)
    expect(await numbers(city.provider)).toEqual([reviewedContract])
    expect(await numbers(city.otherProvider)).toEqual([otherContract])
  })

  test('what failed is asked again', async () => {
    const fail = () => Promise.reject(new Error('broken'))
    await expect(city.as(city.manager, (visit) => keepWhileUnchanged(visit, 'x', fail))).rejects.toThrow('broken')
    expect(await city.as(city.manager, (visit) => keepWhileUnchanged(visit, 'x', async () => 1))).toBe(1)
  })
})

test('the portfolio sums the register up, and says what is not known', async () => {
  const { summary, lines, unmapped } = await city.as(city.manager, (visit) => findPortfolio(visit, { lines: 40 }))
  expect(summary.by.provider.lines).toContainEqual({
    value: 'Harbor House',
    contracts: 1,
    cents: 240_000_000,
    withoutCeiling: 0,
  })
  expect(summary.missing).toMatchObject({ policy: 2, type: 1, funding: 2, ends: 0 })
  expect(lines.map(({ program }) => program)).toHaveLength(2)
  expect(unmapped.map(({ number }) => number)).toEqual([otherContract])
})

test('a fiscal year is named by the year in which it ends', () => {
  expect(fiscalYearOf('2026-06-30', 7)).toBe(2026)
  expect(fiscalYearOf('2026-07-01', 7)).toBe(2027)
  expect(fiscalYearOf('2026-11-04', 1)).toBe(2026)
})
