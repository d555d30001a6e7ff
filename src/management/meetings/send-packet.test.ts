import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReviewedCity, type ReviewedCity, reviewedContract, reviewedMonth } from '../../../tests/reviewed-city.ts'
import { agreeAction } from '../actions/agree-action.ts'
import { findReview } from './find-review.ts'
import { freezeReview } from './freeze-review.ts'
import { openMeeting } from './open-meeting.ts'
import { writeNote } from './write-note.ts'
import { writePacket } from './write-packet.ts'

let city: ReviewedCity
beforeAll(async () => {
  city = await openReviewedCity(Number(process.env.N ?? 1))
})
afterAll(() => city.close())
test('look', async () => {
  const review = await city.as(city.manager, async (visit) => {
    const m = await openMeeting(visit, { contractId: city.contractId, month: '2026-03' })
    if ('refused' in m) throw new Error('x')
    await agreeAction(visit, m.done, {
      what: 'Housing navigator on evenings',
      ownerSide: 'provider',
      ownerName: 'Dana Cole',
      dueOn: '2026-09-30',
      measure: 'exits-to-permanent-housing',
      expectedEffect: 'Exits up by 8 households in six months',
    })
    await agreeAction(visit, m.done, {
      what: 'Answer the lease-guarantee question',
      ownerSide: 'government',
      ownerName: 'Ana Ruiz',
      dueOn: '2026-06-30',
    })
    const n = await openMeeting(visit, { contractId: city.contractId, month: reviewedMonth })
    if ('refused' in n) throw new Error('x')
    await writeNote(visit, n.done, {
      kind: 'statement',
      measure: 'exits-to-permanent-housing',
      text: 'Two landlords left the program in April. Eleven households have vouchers and no unit.',
      saidBy: 'Dana Cole, Harbor House',
    })
    await writeNote(visit, n.done, { kind: 'decision', text: 'Pilot a two-month guarantee with ten units.' })
    await agreeAction(visit, n.done, {
      what: 'Pilot a two-month guarantee with ten units',
      ownerSide: 'government',
      ownerName: 'Ana Ruiz',
      dueOn: '2026-08-15',
    })
    return findReview(visit, reviewedContract, reviewedMonth)
  })
  for (const lang of ['en', 'es'] as const)
    for (const edition of ['working', 'releasable'] as const) {
      const p = freezeReview(
        { ...review!, jurisdiction: { name: 'City of Cascadia', isDemo: true } },
        { edition, number: 1, frozenAt: '2026-08-10T10:00:00.000Z' },
      )
      const t = performance.now()
      const pdf = await writePacket(p, lang)
      console.log(lang, edition, performance.now() - t, pdf.length)
      writeFileSync(`/tmp/pk-${lang}-${edition}.pdf`, pdf)
    }
})
