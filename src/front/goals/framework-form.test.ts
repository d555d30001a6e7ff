import { expect, test } from 'vitest'
import { readTypedFramework, toFramework, toTypedLines } from './framework-form.ts'
import type { KnownMeasure } from './list-known-measures.ts'

const told = { en: '', es: '' }
const known: KnownMeasure[] = [
  { key: 'exits', cardVersion: 'c1', valueFormat: 'share', direction: 'increase', numerator: told, denominator: told },
  { key: 'stay', cardVersion: 'c1', valueFormat: 'nights', direction: 'decrease', numerator: told, denominator: told },
  { key: 'cost', cardVersion: 'c2', valueFormat: 'money', direction: 'decrease', numerator: told, denominator: told },
]
const lines = [
  { measure: 'exits', programType: 'Shelter', population: null, minimum: 0.125, target: 0.55 },
  { measure: 'stay', programType: 'Shelter', population: 'youth', minimum: 90, target: 30.5 },
  { measure: 'cost', programType: 'Shelter', population: null, minimum: 145_050, target: 99_900 },
].map((line) => ({ ...line, direction: known.find(({ key }) => key === line.measure)!.direction }))

function formOf(change: (fields: Record<string, string>) => void = () => {}): FormData {
  const form = new FormData()
  const fields: Record<string, string> = { name: 'Regional', policyArea: 'Housing', otherFunders: 'County\n\n City ' }
  for (const [index, line] of toTypedLines(lines, known).entries()) {
    const { measure, programType, population, minimum, target } = line
    const typed = { measure, type: programType, population, minimum, target, may: 'both', keep: 'on' }
    for (const [name, value] of Object.entries(typed)) fields[`${name}-${index}`] = value
  }
  change(fields)
  for (const [name, value] of Object.entries({ count: '3', ...fields })) form.set(name, value)
  form.append('funder', 'Housing Office')
  form.append('funder', '5b1d7e0a-2f7c-4b43-9f5c-0d3f1c1a2b3c|Foundation | Fund')
  return form
}

test('what is shown in the fields reads back as it stood, in every format', () => {
  const asked = toFramework(readTypedFramework(formOf()), known)
  expect(asked.measures.map(({ minimum, target }) => [minimum, target])).toEqual(
    lines.map(({ minimum, target }) => [minimum, target]),
  )
  expect(asked.measures[1]).toMatchObject({ population: 'youth', direction: 'decrease', mayOverride: 'both' })
  expect(asked.funders).toEqual([
    { organizationId: null, name: 'Housing Office' },
    { organizationId: '5b1d7e0a-2f7c-4b43-9f5c-0d3f1c1a2b3c', name: 'Foundation | Fund' },
    { organizationId: null, name: 'County' },
    { organizationId: null, name: 'City' },
  ])
  expect(asked.commentsUntil).toBeNull()
})

test('a line that is not kept, or has no thresholds, is left out; one that cannot be read is no number', () => {
  const asked = toFramework(
    readTypedFramework(
      formOf((fields) => {
        delete fields['keep-0']
        fields['minimum-1'] = ''
        fields['target-1'] = ''
        fields['minimum-2'] = 'much'
      }),
    ),
    known,
  )
  expect(asked.measures).toHaveLength(1)
  expect(asked.measures[0]!.minimum).toBeNaN()
})
