import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReviewedCity, type ReviewedCity, reviewedContract } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { adoptFramework } from './adopt-framework.ts'
import { agreeFramework } from './agree-framework.ts'
import { commentOnFramework } from './comment-on-framework.ts'
import { findFramework, listFrameworks } from './list-frameworks.ts'
import { listStandards } from './list-standards.ts'
import { overrideFramework } from './override-framework.ts'
import { proposeFramework } from './propose-framework.ts'
import { restoreFramework } from './restore-framework.ts'
import { signFramework } from './sign-framework.ts'
import { standardFor } from './standard.ts'
import { undoFrameworkOverride } from './undo-framework-override.ts'
import { unsignFramework } from './unsign-framework.ts'
import { withdrawFramework } from './withdraw-framework.ts'

let city: ReviewedCity
beforeAll(async () => {
  city = await openReviewedCity(1)
})
afterAll(() => city.close())

const exits = {
  measure: 'exits-to-permanent-housing',
  cardVersion: 'card-1',
  programType: 'Enhanced  Shelter',
  population: null,
  minimum: 0.45,
  target: 0.55,
  direction: 'increase',
  mayOverride: 'minimum',
}
const returns = { ...exits, measure: 'returns-within-six-months', minimum: 0.1, target: 0.08, direction: 'decrease' }
const form = {
  name: 'Regional framework',
  policyArea: 'Homelessness',
  description: '',
  commentsUntil: '2026-01-31',
  previousId: null,
  funders: [
    { name: 'Human Services', organizationId: null },
    { name: 'County', organizationId: null },
  ],
  measures: [exits, { ...returns, mayOverride: 'nothing' }],
}
const propose = (person: TestPerson, over: object = {}) =>
  city.as(person, (visit) => proposeFramework(visit, { ...form, ...over }))
const proposed = async (over: object = {}): Promise<string> => {
  const made = await propose(city.manager, over)
  if ('refused' in made) throw new Error(made.refused)
  return made.done.id
}
const read = async (id: string, person: TestPerson = city.manager) =>
  (await city.as(person, (visit) => findFramework(visit.work, id)))!
const agree = (person: TestPerson, id: string) => city.as(person, (visit) => agreeFramework(visit, id))
const sign = (person: TestPerson, id: string, funderId: string, over: object = {}) =>
  city.as(person, (visit) => signFramework(visit, { id, funderId, signedBy: 'Lee', signedOn: '2026-02-01', ...over }))
const newest = async () => (await city.events()).at(-1)
const nowhere = crypto.randomUUID()

describe('propose, comment, agree, sign', () => {
  test('is proposed by who keeps the register, with lines that make sense', async () => {
    for (const person of [city.director, city.provider])
      expect(await propose(person)).toEqual({ refused: 'not-allowed' })
    for (const wrong of [
      { funders: [] },
      { measures: [] },
      { measures: [exits, { ...exits, programType: 'enhanced shelter' }] },
      { measures: [{ ...exits, target: 0.2 }] },
      { measures: [{ ...exits, direction: undefined }] },
      { commentsUntil: 'soon' },
    ])
      expect(await propose(city.manager, wrong)).toEqual({ refused: 'framework-form-wrong' })
    expect(await propose(city.manager, { previousId: nowhere })).toEqual({ refused: 'framework-not-found' })
    const id = await proposed()
    expect(await newest()).toBe('framework-proposed')
    expect(await read(id)).toMatchObject({ version: 1, state: 'proposed', proposedBy: 'Ana Ruiz' })
    const second = await proposed({ previousId: id, measures: [{ ...exits, minimum: 0.5 }] })
    expect(await read(second)).toMatchObject({ version: 2, previousId: id })
  })

  test('a provider sees what concerns its kinds of program, and its own words only', async () => {
    const id = await proposed({ measures: [exits, { ...returns, programType: 'Outreach' }] })
    const elsewhere = await proposed({ measures: [{ ...exits, programType: 'Outreach' }] })
    const mine = await city.as(city.provider, (visit) => listFrameworks(visit.work))
    expect(mine.map((one) => one.id)).toContain(id)
    expect(mine.map((one) => one.id)).not.toContain(elsewhere)
    expect(mine.find((one) => one.id === id)!.measures.map((line) => line.programType)).toEqual([exits.programType])
    expect(await city.as(city.otherProvider, (visit) => listFrameworks(visit.work))).toEqual([])
    const say = (person: TestPerson, to = id, text = 'Forty-five is a lot for a first year.') =>
      city.as(person, (visit) => commentOnFramework(visit, { id: to, text }))
    expect(await say(city.provider)).toHaveProperty('done.id')
    expect(await newest()).toBe('framework-commented-on')
    expect(await say(city.director, id, 'Then we look again in June.')).toHaveProperty('done.id')
    expect(await say(city.provider, id, ' ')).toEqual({ refused: 'words-missing' })
    expect(await say(city.provider, elsewhere)).toEqual({ refused: 'framework-not-found' })
    expect(await say(city.otherProvider)).toEqual({ refused: 'framework-not-found' })
    expect((await read(id)).comments.map((one) => [one.provider, one.by])).toEqual([
      ['Harbor House', 'Dana Cole'],
      [null, 'Lee Okafor'],
    ])
    await agree(city.manager, id)
    expect(await say(city.provider)).toEqual({ refused: 'framework-decided' })
  })

  test('is agreed after the days for comments, and signed by each funder', async () => {
    const open = await proposed({ commentsUntil: '2099-12-31' })
    expect(await agree(city.director, open)).toEqual({ refused: 'comments-are-open' })
    const id = await proposed()
    const { funders } = await read(id)
    expect(await agree(city.provider, id)).toEqual({ refused: 'not-allowed' })
    expect(await agree(city.manager, nowhere)).toEqual({ refused: 'framework-not-found' })
    expect(await sign(city.director, id, funders[0]!.id)).toEqual({ refused: 'framework-not-agreed' })
    expect(await agree(city.director, id)).toEqual({ done: { id } })
    expect(await newest()).toBe('framework-agreed')
    expect(await agree(city.director, id)).toEqual({ refused: 'framework-decided' })
    expect(await sign(city.provider, id, funders[0]!.id)).toEqual({ refused: 'not-allowed' })
    expect(await sign(city.manager, nowhere, funders[0]!.id)).toEqual({ refused: 'framework-not-found' })
    expect(await sign(city.manager, id, nowhere)).toEqual({ refused: 'funder-not-found' })
    expect(await sign(city.manager, id, funders[0]!.id, { signedOn: '2099-01-01' })).toEqual({ refused: 'wrong-form' })
    expect(await sign(city.manager, id, funders[0]!.id, { signedBy: ' ' })).toEqual({ refused: 'wrong-form' })
    expect(await sign(city.director, id, funders[0]!.id)).toEqual({ done: { id } })
    expect(await newest()).toBe('framework-signed')
    expect(await read(id)).toMatchObject({ state: 'agreed' })
    expect(await sign(city.director, id, funders[1]!.id)).toEqual({ done: { id } })
    expect(await read(id)).toMatchObject({ state: 'signed' })
    const unsign = (person: TestPerson, of = id, funderId = funders[1]!.id) =>
      city.as(person, (visit) => unsignFramework(visit, { id: of, funderId }))
    expect(await unsign(city.provider)).toEqual({ refused: 'not-allowed' })
    expect(await unsign(city.manager, nowhere)).toEqual({ refused: 'framework-not-found' })
    expect(await unsign(city.manager, open)).toEqual({ refused: 'framework-not-agreed' })
    expect(await unsign(city.manager)).toEqual({ done: { id } })
    expect(await newest()).toBe('framework-unsigned')
    expect(await unsign(city.manager)).toEqual({ refused: 'funder-not-found' })
    expect(await read(id)).toMatchObject({ state: 'agreed' })
  })

  test('is withdrawn with a reason, and stands again', async () => {
    const id = await proposed()
    const withdraw = (person: TestPerson, of = id, reason = 'The county has left') =>
      city.as(person, (visit) => withdrawFramework(visit, { id: of, reason }))
    const restore = (person: TestPerson, of = id) => city.as(person, (visit) => restoreFramework(visit, of))
    expect(await withdraw(city.director)).toEqual({ refused: 'not-allowed' })
    expect(await withdraw(city.manager, id, '')).toEqual({ refused: 'reason-missing' })
    expect(await withdraw(city.manager, nowhere)).toEqual({ refused: 'framework-not-found' })
    expect(await restore(city.manager)).toEqual({ refused: 'framework-not-found' })
    expect(await withdraw(city.manager)).toEqual({ done: { id } })
    expect(await newest()).toBe('framework-withdrawn')
    expect(await withdraw(city.manager)).toEqual({ refused: 'framework-closed' })
    expect(await restore(city.director)).toEqual({ refused: 'not-allowed' })
    expect(await restore(city.terminal)).toEqual({ done: { id } })
    expect(await newest()).toBe('framework-restored')
    expect(await read(id)).toMatchObject({ state: 'proposed' })
  })
})

describe('what a funder sets otherwise, and adoption', () => {
  test('only what the framework lets it, with a reason; the last word counts and can be taken back', async () => {
    const id = await proposed()
    const { funders, measures } = await read(id)
    const line = measures.find((one) => one.measure === exits.measure)!
    const fixed = measures.find((one) => one.measure !== exits.measure)!
    const set = (person: TestPerson, over: object = {}) =>
      city.as(person, (visit) =>
        overrideFramework(visit, {
          ...{ id, measureId: line.id, funderId: funders[0]!.id, minimum: 0.4, target: 0.55, reason: 'New sites' },
          ...over,
        }),
      )
    for (const person of [city.director, city.provider]) expect(await set(person)).toEqual({ refused: 'not-allowed' })
    expect(await set(city.manager, { reason: '' })).toEqual({ refused: 'reason-missing' })
    expect(await set(city.manager, { id: nowhere })).toEqual({ refused: 'framework-not-found' })
    expect(await set(city.manager, { funderId: nowhere })).toEqual({ refused: 'funder-not-found' })
    expect(await set(city.manager, { minimum: 0.9 })).toEqual({ refused: 'wrong-form' })
    expect(await set(city.manager, { target: 0.6 })).toEqual({ refused: 'override-not-let' })
    expect(await set(city.manager, { minimum: 0.45 })).toEqual({ refused: 'override-not-let' })
    const wrongLine = { measureId: fixed.id, minimum: 0.12, target: 0.08 }
    expect(await set(city.manager, wrongLine)).toEqual({ refused: 'override-not-let' })
    expect(await set(city.manager)).toHaveProperty('done.id')
    expect(await newest()).toBe('framework-overridden')
    expect(await set(city.terminal, { minimum: 0.42 })).toHaveProperty('done.id')
    const [kept, ...others] = (await read(id)).overrides
    expect([kept!.minimum, others]).toEqual([0.42, []])
    const undo = (person: TestPerson, overrideId = kept!.id, of = id) =>
      city.as(person, (visit) => undoFrameworkOverride(visit, { id: of, overrideId }))
    expect(await undo(city.director)).toEqual({ refused: 'not-allowed' })
    expect(await undo(city.manager, nowhere)).toEqual({ refused: 'override-not-found' })
    expect(await undo(city.manager, kept!.id, nowhere)).toEqual({ refused: 'framework-not-found' })
    expect(await undo(city.manager)).toEqual({ done: { id } })
    expect(await newest()).toBe('framework-override-undone')
    expect((await read(id)).overrides).toEqual([])
  })

  test('a signed framework becomes the standards from its day, and each funder’s own for its contracts', async () => {
    const id = await proposed()
    const { funders, measures } = await read(id)
    const line = measures.find((one) => one.measure === exits.measure)!
    const department = funders.find((one) => one.name === 'Human Services')!
    const own = { id, measureId: line.id, funderId: department.id, minimum: 0.41, target: 0.55, reason: 'New sites' }
    await city.as(city.manager, (visit) => overrideFramework(visit, own))
    const adopt = (person: TestPerson, over: object = {}) =>
      city.as(person, (visit) => adoptFramework(visit, { id, from: '2026-05-01', ...over }))
    expect(await adopt(city.manager)).toEqual({ refused: 'framework-not-signed' })
    await agree(city.manager, id)
    for (const funder of funders) await sign(city.manager, id, funder.id)
    for (const person of [city.director, city.provider]) expect(await adopt(person)).toEqual({ refused: 'not-allowed' })
    expect(await adopt(city.manager, { from: 'May' })).toEqual({ refused: 'wrong-form' })
    expect(await adopt(city.manager, { id: nowhere })).toEqual({ refused: 'framework-not-found' })
    expect(await adopt(city.manager)).toEqual({ done: { standards: 2, contracts: 1, keptOwn: 0 } })
    expect(await city.events()).toContain('framework-adopted')
    expect(await read(id)).toMatchObject({ state: 'adopted', adoptedFrom: '2026-05-01' })
    expect(await adopt(city.manager)).toEqual({ refused: 'framework-not-signed' })
    const standards = await city.as(city.manager, (visit) => listStandards(visit.work))
    const asked = { programType: 'Enhanced shelter', population: 'Single adults', measure: exits.measure }
    expect(standardFor(standards, { ...asked, on: '2026-05-01' })).toMatchObject({ minimum: 0.45 })
    expect(standardFor(standards, { ...asked, on: '2026-04-30' })).toMatchObject({ minimum: 0.4 })
    const here = { contractNumber: reviewedContract, program: 'Harbor House Shelter' }
    expect(standardFor(standards, { ...asked, ...here, on: '2026-05-01' })).toMatchObject({ minimum: 0.41 })

    const again = await proposed({ previousId: id })
    const next = await read(again)
    await city.as(city.manager, (visit) =>
      overrideFramework(visit, {
        ...own,
        id: again,
        minimum: 0.3,
        measureId: next.measures.find((one) => one.measure === exits.measure)!.id,
        funderId: next.funders.find((one) => one.name === 'Human Services')!.id,
      }),
    )
    await agree(city.manager, again)
    for (const funder of next.funders) await sign(city.manager, again, funder.id)
    // The contract has a standard of its own by now, and nobody takes it away unasked.
    expect(await adopt(city.manager, { id: again, from: '2026-06-01' })).toMatchObject({
      done: { contracts: 0, keptOwn: 1 },
    })
  })
})
