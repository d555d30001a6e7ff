import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReviewedCity, type ReviewedCity } from '../../../tests/reviewed-city.ts'
import { openTestCity } from '../../../tests/test-city.ts'
import { readPackage } from '../goals/framework-package.ts'
import { proposeFramework } from '../goals/propose-framework.ts'
import { exportPackage } from './export-package.ts'

let city: ReviewedCity
let dataFolder: string
beforeAll(async () => {
  city = await openReviewedCity(1)
  dataFolder = mkdtempSync(join(tmpdir(), 'throughline-export-'))
})
afterAll(async () => {
  rmSync(dataFolder, { recursive: true })
  await city.close()
})

const line = {
  measure: 'length-of-stay',
  cardVersion: 'card-1',
  programType: 'Enhanced shelter',
  population: null,
  minimum: 90,
  target: 60,
  direction: 'decrease',
  mayOverride: 'nothing',
}

test('frameworks and released results leave in one signed text, told in the history; nobody else may send it', async () => {
  for (const person of [city.director, city.provider])
    expect(await city.as(person, (visit) => exportPackage(visit, { dataFolder }))).toEqual({ refused: 'not-allowed' })
  const framework = {
    ...{ name: 'Regional', policyArea: 'Homelessness', commentsUntil: null, previousId: null },
    funders: [{ name: 'County', organizationId: null }],
    measures: [line],
  }
  await city.as(city.manager, (visit) => proposeFramework(visit, framework))
  const made = await city.as(city.manager, (visit) => exportPackage(visit, { dataFolder }))
  if ('refused' in made) throw new Error(made.refused)
  expect((await city.events()).at(-1)).toBe('package-exported')
  const read = readPackage(made.done.text)
  if ('refused' in read) throw new Error(read.refused)
  const { frameworks, results, from } = read.done.package
  expect(read.done.fingerprint).toBe(made.done.fingerprint)
  expect(from.name).toBe(city.jurisdiction.name)
  expect(frameworks[0]).toMatchObject({ name: 'Regional', version: 1, measures: [{ ...line, overrides: [] }] })
  const exits = results.find((one) => one.measure === 'exits-to-permanent-housing')!
  // Figures run to July: the window ends with the quarter before.
  expect([exits.from, exits.to]).toEqual(['2025-07', '2026-06'])
  const [group] = exits.groups
  expect(group).toMatchObject({ programType: 'Enhanced shelter', population: 'Single adults', state: 'value' })
  const rows = await city.asOwner((trx) =>
    trx
      .selectFrom('result')
      .where('measure', '=', 'exits-to-permanent-housing')
      .where('unit', '=', 'households')
      .where('program_id', 'is not', null)
      .where('from_on', '>=', '2025-07-01')
      .where('from_on', '<=', '2026-06-01')
      .select(['numerator', 'denominator'])
      .execute(),
  )
  const sum = (pick: 'numerator' | 'denominator') => rows.reduce((total, row) => total + row[pick]!, 0)
  expect(rows).toHaveLength(12)
  expect([group!.numerator, group!.denominator]).toEqual([sum('numerator'), sum('denominator')])
  // Twelve to twenty-four households a year came back: few of those who left for good, and shown only if none is small.
  const returns = results.find((one) => one.measure === 'returns-within-six-months')!
  for (const one of returns.groups)
    if (one.state === 'value') expect(one.numerator === 0 || one.numerator! > 10).toBe(true)
  expect(made.done.text).not.toContain('Harbor')
})

test('where there is nothing, nothing is sent', async () => {
  const empty = await openTestCity()
  const refused = await empty.as(empty.terminal, (visit) => exportPackage(visit, { dataFolder }))
  expect(refused).toEqual({ refused: 'nothing-to-exchange' })
  await empty.close()
})
