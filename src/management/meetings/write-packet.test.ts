import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReviewedCity, type ReviewedCity, reviewedContract, reviewedMonth } from '../../../tests/reviewed-city.ts'
import { packetWordsOf } from '../../ground/words/packet-words.ts'
import type { Language } from '../../ground/words/words.ts'
import { describeMeasures } from './compose-measures.ts'
import { composePacket } from './compose-packet.ts'
import { findReview } from './find-review.ts'
import { freezeReview } from './freeze-review.ts'
import type { Packet } from './packet.ts'
import { mostPages, writePacket } from './write-packet.ts'

let city: ReviewedCity
let packet: Packet
beforeAll(async () => {
  city = await openReviewedCity(4)
  const review = await city.as(city.manager, (visit) => findReview(visit, reviewedContract, reviewedMonth))
  packet = freezeReview(review!, { edition: 'working', number: 1, frozenAt: '2026-08-10T09:00:00.000Z' })
})
afterAll(() => city.close())

const latin = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1')
const pagesOf = (pdf: Uint8Array) => [...latin(pdf).matchAll(/\/Type \/Page\b(?!s)/g)].length
const note = (text: string, kind: 'note' | 'statement' = 'note') => ({
  kind,
  measure: null,
  text,
  saidBy: 'Dana Cole',
  writtenBy: 'Ana Ruiz',
  writtenAt: '2026-08-10T09:00:00.000Z',
})

describe('a packet on paper', () => {
  test('of four programs with five measures each has at most four pages', async () => {
    const pages = pagesOf(await writePacket(packet, 'en'))
    expect(pages).toBeGreaterThan(1)
    expect(pages).toBeLessThanOrEqual(mostPages)
    expect(pagesOf(await writePacket(packet, 'es'))).toBeLessThanOrEqual(mostPages)
  })

  test('has the same bytes when it is written again, after another in between', async () => {
    const first = await writePacket(packet, 'en')
    await writePacket({ ...packet, number: 2 }, 'es')
    expect(await writePacket(packet, 'en')).toEqual(first)
  })

  test('is titled, tagged, in its language and in Public Sans alone', async () => {
    const pdf = latin(await writePacket(packet, 'es'))
    expect(pdf).toContain('Harbor House, revisi')
    expect(pdf).toContain('/Lang (es)')
    expect(pdf).toContain('pdfuaid')
    const faces = [...pdf.matchAll(/\/FontName \/[A-Z]{6}\+(\w+)/g)].map(([, face]) => face)
    expect(new Set(faces)).toEqual(new Set(['PublicSans']))
  })

  test('stays within its pages however much was written, and however many programs there are', async () => {
    const long = 'Two landlords left the program. '.repeat(120)
    const full = { ...packet, notes: Array.from({ length: 40 }, (_, at) => note(long, at % 2 ? 'note' : 'statement')) }
    expect(pagesOf(await writePacket(full, 'en'))).toBeLessThanOrEqual(mostPages)
    const programs = Array.from({ length: 30 }, (_, at) =>
      packet.programs.map((one) => ({ ...one, programId: `${at}-${one.programId}` })),
    ).flat()
    expect(pagesOf(await writePacket({ ...packet, programs }, 'en'))).toBeLessThanOrEqual(mostPages)
  })

  test('carries what people wrote as they wrote it', async () => {
    await expect(
      writePacket({ ...packet, notes: [note('#panic() $x *y ]'), note('<&>')] }, 'en'),
    ).resolves.toBeInstanceOf(Uint8Array)
  })
})

const compose = (of: Packet, language: Language, charts = 8) => {
  const words = packetWordsOf(language)
  return composePacket(of, describeMeasures(of, words, language), {
    words,
    language,
    room: { charts, rows: 5, texts: 12, letters: 60 },
  })
}

describe('what a packet says', () => {
  test('begins with what deserves attention and why', () => {
    const { headline, parts } = compose(packet, 'en')
    expect(headline).toMatch(/deserves? attention/)
    expect(parts[0]?.title).toBe('What deserves attention')
    expect(parts[0]?.items.length).toBeLessThanOrEqual(3)
    expect(parts[0]?.items[0]?.text).toBe(
      'Harbor House Shelter: Fewer have reached or kept permanent housing since July 2026: 9 of 40 households, this month.',
    )
    expect(parts[0]?.items[0]?.detail).toMatch(/Chance alone/)
  })

  test('says how many charts it shows, and puts the other measures into a table', () => {
    const { measures } = compose(packet, 'en')
    expect(measures.chartsFor).toContain('8 of 20 measures')
    expect(measures.programs[0]?.measures[0]?.sentence).toContain('worse than usual')
    expect(measures.table?.rows).toHaveLength(5)
    expect(measures.table?.more).toBe('7 more measures are in the review.')
  })

  test('names a late action of the government beside one of the provider', () => {
    const owed = {
      what: 'Answer',
      ownerName: 'Ana Ruiz',
      dueOn: '2026-06-30',
      measure: null,
      expectedEffect: '',
      state: 'open' as const,
      closedOn: null,
      outcome: '',
      meetingMonth: '2026-05',
      daysLate: 41,
    }
    const agreed = [
      { ...owed, ownerSide: 'government' as const },
      { ...owed, ownerSide: 'provider' as const, ownerName: 'Dana Cole', daysLate: 0 },
    ]
    const part = compose({ ...packet, agreed }, 'en').parts.find(
      (one) => one.title === 'What happened with what we agreed',
    )
    expect(part?.items.map((item) => [item.detail, item.isLate])).toEqual([
      ['Government, Ana Ruiz. Due 30 June 2026. Late by 41 days.', true],
      ['Provider, Dana Cole. Due 30 June 2026.', false],
    ])
  })

  test('shortens a long text and says so', () => {
    const said = compose({ ...packet, notes: [note('word '.repeat(50))] }, 'en').parts.find(
      (one) => one.title === 'Notes',
    )
    expect(said?.items[0]?.text).toMatch(/the rest is in the review/)
  })

  test('puts what the provider says under its measure, where there is most to discuss', () => {
    const statement = { ...note('Landlords left.', 'statement'), measure: 'exits-to-permanent-housing' }
    const { programs } = compose({ ...packet, notes: [statement] }, 'en').measures
    const said = programs
      .flatMap((program) => program.measures.map((measure) => [program.name, measure.said] as const))
      .filter(([, texts]) => texts.length > 0)
    expect(said).toEqual([['Harbor House Shelter', [{ by: 'Dana Cole, 10 August 2026', text: 'Landlords left.' }]]])
  })

  test('ends with its definitions, its results and its digest', () => {
    expect(compose(packet, 'en').closing.join(' ')).toMatch(
      /^Definitions homelessness-2026\.1\. Newest figure received on 10 August 2026\. Built from 480 results, all in their first version\. Frozen on 10 August 2026; contents [0-9a-f]{16}\.$/,
    )
  })

  test('says in the footer that a demonstration is one', () => {
    const demo = { ...packet, jurisdiction: { name: 'City of Cascadia', isDemo: true } }
    expect(compose(demo, 'en').footer.left).toContain('Demonstration')
    expect(compose(packet, 'en').footer.left).not.toContain('Demonstration')
  })

  test('never calls a month calm whose figures are suppressed', () => {
    const calm = { ...packet, edition: 'releasable' as const, signals: [], moreSignals: 0 }
    expect(compose(calm, 'en').headline).toBe('Nothing unusual in what may be shown.')
    expect(compose({ ...calm, edition: 'working' }, 'en').headline).toBe('Nothing unusual this month.')
  })

  test('says the same in Spanish', () => {
    const { title, parts, measures } = compose(packet, 'es')
    expect(title).toBe('Harbor House, revisión de julio de 2026')
    expect(parts[0]?.items[0]?.text).toContain('Menos hogares consiguen o conservan vivienda permanente')
    expect(JSON.stringify([parts, measures])).not.toMatch(/households|minimum \d|\d of \d|undefined/)
  })
})
