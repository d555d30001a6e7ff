import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReviewedCity, otherContract, type ReviewedCity, reviewedContract } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { addDays, type Day } from '../../ground/platform/day.ts'
import { askForDocument } from './ask-for-document.ts'
import type { DocumentKind } from './document.ts'
import { findDocument, findDocumentContent, findRemovalReason } from './find-document.ts'
import { listDocumentLooks } from './list-document-looks.ts'
import { noteDocumentLook } from './note-document-look.ts'
import { putOnFile } from './put-on-file.ts'
import { removeDocument } from './remove-document.ts'
import { replaceDocument } from './replace-document.ts'
import { restoreDocument } from './restore-document.ts'

let city: ReviewedCity
let today: Day
beforeAll(async () => {
  city = await openReviewedCity(1)
  today = await city.as(city.manager, async (visit) => visit.today)
})
afterAll(() => city.close())

const newest = async () => (await city.events()).at(-1)
const pdf = (text: string) => Buffer.from(`%PDF-1.7\n${text}`)
const ask = (person: TestPerson, over: Record<string, unknown> = {}) =>
  city.as(person, (visit) =>
    askForDocument(visit, {
      providerId: city.providerId,
      kind: 'insurance',
      title: 'General liability 2026',
      dueOn: addDays(today, 10),
      ...over,
    }),
  )
const put = (person: TestPerson, over: Record<string, unknown> = {}) =>
  city.as(person, (visit) =>
    putOnFile(visit, {
      providerId: city.providerId,
      kind: 'audit',
      title: 'Single audit 2025',
      fileName: 'audit.pdf',
      content: pdf(crypto.randomUUID()),
      ...over,
    }),
  )
const answer = (person: TestPerson, documentId: string, content = pdf(crypto.randomUUID())) =>
  city.as(person, (visit) => putOnFile(visit, { documentId, fileName: 'answer.pdf', content }))
async function done(outcome: Promise<{ done: { id: string } } | { refused: string }>): Promise<string> {
  const came = await outcome
  if ('refused' in came) throw new Error(came.refused)
  return came.done.id
}
const find = (id: string, person = city.manager) => city.as(person, ({ work }) => findDocument(work, id))
const content = (id: string, person: TestPerson) => city.as(person, ({ work }) => findDocumentContent(work, id))

describe('ask for document', () => {
  test('stands in the list of its provider, and is told', async () => {
    const id = await done(ask(city.manager, { contractNumber: reviewedContract }))
    expect(await newest()).toBe('document-asked-for')
    expect(await find(id, city.provider)).toMatchObject({
      contractNumber: reviewedContract,
      receivedOn: null,
      looks: 0,
    })
    expect(await find(id, city.otherProvider)).toBeNull()
  })
  test('is refused for another’s contract, for nobody, without a day, and to who does not keep the cabinet', async () => {
    expect(await ask(city.manager, { contractNumber: otherContract })).toEqual({ refused: 'contract-not-found' })
    expect(await ask(city.manager, { providerId: crypto.randomUUID() })).toEqual({ refused: 'provider-not-found' })
    expect(await ask(city.manager, { dueOn: null })).toEqual({ refused: 'wrong-form' })
    for (const person of [city.director, city.provider]) expect(await ask(person)).toEqual({ refused: 'not-allowed' })
  })
})

describe('put on file', () => {
  test('a provider brings what it was asked for; the government reads the same bytes', async () => {
    const id = await done(ask(city.manager))
    const sent = pdf('from the provider')
    expect(await answer(city.provider, id, sent)).toEqual({ done: { id } })
    expect(await newest()).toBe('document-put-on-file')
    expect(await find(id)).toMatchObject({ receivedOn: today, fileName: 'answer.pdf', mediaType: 'application/pdf' })
    expect(Buffer.from((await content(id, city.manager))!)).toEqual(sent)
    expect(await content(id, city.otherProvider)).toBeNull()
    expect(await answer(city.manager, id)).toEqual({ refused: 'document-not-asked-for' })
  })
  test('a provider brings its own unasked, for itself or for a contract of its own, and nobody else’s', async () => {
    expect(await put(city.provider)).toHaveProperty('done')
    expect(await put(city.provider, { contractNumber: reviewedContract, kind: 'licence' })).toHaveProperty('done')
    expect(await put(city.provider, { contractNumber: otherContract })).toEqual({ refused: 'contract-not-found' })
    const { providerId } = city.otherProvider
    expect(await put(city.provider, { providerId })).toEqual({ refused: 'provider-not-found' })
    for (const kind of ['risk-assessment', 'contract']) {
      expect(await put(city.provider, { kind })).toEqual({ refused: 'not-allowed' })
    }
    expect(await put(city.director)).toEqual({ refused: 'not-allowed' })
  })
  test('a risk assessment is the government’s alone: row, content and history', async () => {
    const id = await done(put(city.manager, { kind: 'risk-assessment', title: 'Risk 2026' }))
    expect(await find(id, city.director)).toMatchObject({ kind: 'risk-assessment' })
    expect(await find(id, city.provider)).toBeNull()
    expect(await content(id, city.provider)).toBeNull()
    const told = await city.as(city.provider, ({ work }) =>
      work.selectFrom('history').where('subject_id', '=', id).selectAll().execute(),
    )
    expect(told).toEqual([])
  })
  test('the same file twice is on file once', async () => {
    const twice = pdf('the same')
    expect(await put(city.manager, { content: twice })).toHaveProperty('done')
    expect(await put(city.manager, { content: twice })).toEqual({ refused: 'file-known' })
  })
  test('what is empty, too large, of no known type, or expired is not taken', async () => {
    expect(await put(city.manager, { content: pdf('').subarray(0, 0) })).toEqual({ refused: 'file-empty' })
    const large = Buffer.concat([pdf(''), Buffer.alloc(10_000_000)])
    expect(await put(city.manager, { content: large })).toEqual({ refused: 'file-too-large' })
    expect(await put(city.manager, { fileName: 'audit.exe' })).toEqual({ refused: 'file-type-unknown' })
    expect(await put(city.manager, { expiresOn: addDays(today, -1) })).toEqual({ refused: 'file-expired' })
    expect(await put(city.manager, { expiresOn: today })).toHaveProperty('done')
    expect(await put(city.manager, { title: '' })).toEqual({ refused: 'wrong-form' })
    expect(await answer(city.manager, crypto.randomUUID())).toEqual({ refused: 'document-not-found' })
  })
})

describe('replace document', () => {
  const replace = (person: TestPerson, documentId: string, over: Record<string, unknown> = {}) =>
    city.as(person, (visit) =>
      replaceDocument(visit, {
        documentId,
        fileName: 'newer.pdf',
        content: pdf(crypto.randomUUID()),
        expiresOn: addDays(today, 365),
        ...over,
      }),
    )

  test('the newer stands, the older stays with its content, and a provider does it for its own', async () => {
    const sent = pdf('the older')
    const older = await done(put(city.manager, { content: sent, kind: 'insurance' }))
    const newer = await done(replace(city.provider, older))
    expect(await newest()).toBe('document-replaced')
    expect(await find(older)).toMatchObject({ replacedById: newer })
    expect(Buffer.from((await content(older, city.provider))!)).toEqual(sent)
    expect(await find(newer)).toMatchObject({ fileName: 'newer.pdf', replacedById: null, kind: 'insurance' })
    expect(await replace(city.manager, older)).toEqual({ refused: 'document-not-on-file' })
  })
  test('is refused for what is not there, for the same file, an expired one, and to who may not', async () => {
    const same = pdf('unchanged')
    const id = await done(put(city.manager, { content: same, kind: 'licence' }))
    const asked = await done(ask(city.manager))
    expect(await replace(city.manager, asked)).toEqual({ refused: 'document-not-on-file' })
    expect(await replace(city.manager, id, { content: same })).toEqual({ refused: 'file-known' })
    expect(await replace(city.manager, id, { content: Buffer.alloc(0) })).toEqual({ refused: 'file-empty' })
    expect(await replace(city.manager, id, { content: Buffer.alloc(10_000_001, 'x') })).toEqual({
      refused: 'file-too-large',
    })
    expect(await replace(city.manager, id, { fileName: 'a.png' })).toEqual({ refused: 'file-type-unknown' })
    expect(await replace(city.manager, id, { expiresOn: addDays(today, -1) })).toEqual({ refused: 'file-expired' })
    expect(await replace(city.manager, id, { expiresOn: '2026-02-31' })).toEqual({ refused: 'wrong-form' })
    expect(await replace(city.director, id)).toEqual({ refused: 'not-allowed' })
    expect(await replace(city.otherProvider, id)).toEqual({ refused: 'document-not-found' })
  })
})

describe('remove document, and restore it', () => {
  const remove = (person: TestPerson, id: string, reason = 'It is of another provider') =>
    city.as(person, (visit) => removeDocument(visit, { id, reason }))
  const restore = (person: TestPerson, id: string) => city.as(person, (visit) => restoreDocument(visit, id))

  test('the row and its content stay, the reason stands in the history, and it can be taken back', async () => {
    const id = await done(put(city.manager))
    expect(await restore(city.manager, id)).toEqual({ refused: 'document-not-removed' })
    expect(await remove(city.manager, id)).toEqual({ done: { id } })
    expect(await newest()).toBe('document-removed')
    expect((await find(id))!.removedAt).not.toBeNull()
    expect(await content(id, city.manager)).not.toBeNull()
    expect(await city.as(city.manager, ({ work }) => findRemovalReason(work, id))).toBe('It is of another provider')
    expect(await remove(city.terminal, id)).toEqual({ refused: 'document-removed' })
    for (const person of [city.director, city.provider]) {
      expect(await restore(person, id)).toEqual({ refused: 'not-allowed' })
    }
    expect(await restore(city.manager, id)).toEqual({ done: { id } })
    expect(await newest()).toBe('document-restored')
    expect((await find(id))!.removedAt).toBeNull()
  })
  test('is refused without a reason, for what is not there or was replaced, and to who does not keep the cabinet', async () => {
    const id = await done(put(city.manager))
    expect(await remove(city.manager, id, ' ')).toEqual({ refused: 'wrong-form' })
    expect(await remove(city.manager, 'x')).toEqual({ refused: 'document-not-found' })
    expect(await restore(city.manager, 'x')).toEqual({ refused: 'document-not-found' })
    for (const person of [city.director, city.provider])
      expect(await remove(person, id)).toEqual({ refused: 'not-allowed' })
    const newer = { documentId: id, fileName: 'n.pdf', content: pdf('n') }
    await done(city.as(city.manager, (visit) => replaceDocument(visit, newer)))
    expect(await remove(city.manager, id)).toEqual({ refused: 'document-was-replaced' })
  })
})

describe('note document look', () => {
  const look = (person: TestPerson, id: string) => city.as(person, (visit) => noteDocumentLook(visit, id))
  const looksSeenBy = (person: TestPerson, id: string) =>
    city.as(person, async ({ work }) => (await listDocumentLooks(work, id)).map((one) => one.name).toSorted())

  test('who opened it is known to the government and to its provider; the first look is told', async () => {
    const id = await done(put(city.provider))
    for (const person of [city.manager, city.director, city.provider, city.manager]) {
      expect(await look(person, id)).toEqual({ done: true })
    }
    const opened = (await city.events()).filter((event) => event === 'document-opened')
    expect(opened).toHaveLength(3)
    const everybody = ['Ana Ruiz', 'Dana Cole', 'Lee Okafor']
    expect(await looksSeenBy(city.manager, id)).toEqual(everybody)
    expect(await looksSeenBy(city.provider, id)).toEqual(everybody)
    expect(await looksSeenBy(city.otherProvider, id)).toEqual([])
    expect(await find(id, city.provider)).toMatchObject({ looks: 3 })
  })
  test('is refused to a person without a name, to another provider, and where there is no file', async () => {
    const id = await done(put(city.manager))
    const asked = await done(ask(city.manager))
    expect(await look(city.terminal, id)).toEqual({ refused: 'not-allowed' })
    expect(await look(city.otherProvider, id)).toEqual({ refused: 'document-not-found' })
    expect(await look(city.manager, asked)).toEqual({ refused: 'document-not-on-file' })
  })
})

test('a provider cannot take a file away, hand it on, or sign it with another’s name, even past the verbs', async () => {
  const id = await done(put(city.provider))
  const attempt = (set: Record<string, unknown>) =>
    city.as(city.provider, ({ work }) => work.updateTable('document').set(set).where('id', '=', id).executeTakeFirst())
  const kind: DocumentKind = 'risk-assessment'
  for (const set of [
    { removed_at: new Date().toISOString() },
    { provider_id: city.otherProvider.providerId },
    { added_by: city.manager.personId },
    { kind },
  ]) {
    await expect(attempt(set), JSON.stringify(set)).rejects.toThrow(/row-level security/)
  }
})
