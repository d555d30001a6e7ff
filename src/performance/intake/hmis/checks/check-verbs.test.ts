import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReviewedCity, type ReviewedCity } from '../../../../../tests/reviewed-city.ts'
import { receiveSubmission } from '../../../../ground/submissions/receive-submission.ts'
import { findCheckReading, listCheckFindings, listCheckMutes } from './list-check-findings.ts'
import { muteCheck } from './mute-check.ts'
import { recordCheckFindings } from './record-check-findings.ts'
import { unmuteCheck } from './unmute-check.ts'

let city: ReviewedCity
beforeAll(async () => {
  city = await openReviewedCity(1)
})
afterAll(() => city.close())

const check = 'name-partial'
const mute = (
  who: 'manager' | 'director' | 'terminal' | 'provider',
  input = { check, reason: 'Outreach takes street names.' },
) => city.as(city[who], (visit) => muteCheck(visit, input))
const unmute = (who: 'manager' | 'director' | 'provider') =>
  city.as(city[who], (visit) => unmuteCheck(visit, { check }))
const mutes = () => city.as(city.provider, ({ work }) => listCheckMutes(work))

test('a check is muted with a reason that everybody reads, and shown again; both are history', async () => {
  expect(await mute('manager')).toEqual({ done: { id: expect.any(String) } })
  expect(await mutes()).toMatchObject([{ key: check, reason: 'Outreach takes street names.', by: 'Ana Ruiz' }])
  expect(await mute('terminal')).toEqual({ refused: 'already-muted' })
  expect(await unmute('manager')).toEqual({ done: { check } })
  expect(await mutes()).toEqual([])
  expect(await unmute('manager')).toEqual({ refused: 'not-muted' })
  expect(await mute('terminal')).toHaveProperty('done')
  expect(await unmute('manager')).toHaveProperty('done')
  expect((await city.events()).filter((event) => event.startsWith('check-'))).toEqual([
    'check-muted',
    'check-unmuted',
    'check-muted',
    'check-unmuted',
  ])
})

test('directors and providers mute nothing; a mute without a reason, or of no check, is refused', async () => {
  for (const who of ['director', 'provider'] as const) {
    expect(await mute(who)).toEqual({ refused: 'not-allowed' })
    expect(await unmute(who)).toEqual({ refused: 'not-allowed' })
  }
  expect(await mute('manager', { check, reason: '  ' })).toEqual({ refused: 'wrong-form' })
  expect(await mute('manager', { check, reason: 'x'.repeat(501) })).toEqual({ refused: 'wrong-form' })
  expect(await mute('manager', { check: 'no-such-check', reason: 'Noise' })).toEqual({ refused: 'check-not-found' })
  expect(await mutes()).toEqual([])
})

test('what the checks found is kept for the months of the figures, with the history of it', async () => {
  const submissionId = await city.as(city.manager, async (visit) => {
    const received = await receiveSubmission(visit, { kind: 'hmis', fileName: 'export.zip' })
    if ('refused' in received) throw new Error(received.refused)
    return received.done.id
  })
  const found = (month: string, count: number) => ({ key: 'destination-other', projectId: 'P9', month, count })
  const exported = {
    submissionId,
    exportedOn: '2026-07-31',
    months: { from: '2025-08-01', to: '2026-07-31' },
    counts: [found('2026-06', 2), found('2026-07', 3), found('2019-01', 50)],
    looked: [{ kind: 'exits', projectId: 'P9', month: '2026-07', count: 9 }],
    parts: [
      {
        key: 'destination-other',
        projectId: 'P9',
        measure: 'exits-to-permanent-housing' as const,
        month: '2026-07',
        numerator: 0,
        denominator: 3,
      },
    ],
    notMade: ['not-hashed'],
  }
  for (const person of [city.director, city.provider]) {
    expect(await city.as(person, (visit) => recordCheckFindings(visit, exported))).toEqual({ refused: 'not-allowed' })
  }
  expect(await city.as(city.manager, (visit) => recordCheckFindings(visit, exported))).toEqual({
    done: { findings: 2 },
  })
  expect(await city.events()).toContain('checks-made')
  const read = (person = city.manager) =>
    city.as(person, async ({ work }) => [await findCheckReading(work), await listCheckFindings(work, submissionId)])
  expect(await read()).toEqual([
    { submissionId, exportedOn: '2026-07-31', fromMonth: '2025-08', toMonth: '2026-07', notMade: ['not-hashed'] },
    [{ key: 'destination-other', projectId: 'P9', count: 5 }],
  ])
  // the project is in no program of this provider
  expect((await read(city.provider))[1]).toEqual([])
})
