import { expect, test } from 'vitest'
import { readTable } from '../../ground/platform/read-table.ts'
import { mapFindings } from './map-findings.ts'
import { populationOrAny, programTerm } from './program.ts'
import { readProgramMap } from './program-map.ts'

const header = 'contract_number,program,program_type,population,hmis_project_id,from,to'
const read = (rows: string[], contracts = ['C-1', 'C-2', 'C-3'], head = header) =>
  readProgramMap(readTable(`${head}\n${rows.join('\n')}\n`, 'map.csv'), contracts)
const told = (map: { findings: { grade: string; code: string; found: string | null }[] }) =>
  map.findings.map((one) => `${one.grade} ${one.code} ${one.found}`)

test('reads programs with their projects, days and populations', () => {
  const map = read([
    'C-1,Family Shelter,Emergency shelter,Families,17,1/1/2026,',
    'C-1,Family Shelter,Emergency Shelter,families,18,,',
  ])
  expect(map.findings).toEqual([])
  expect(map.lines).toEqual([
    {
      row: 2,
      contractNumber: 'C-1',
      program: 'Family Shelter',
      programType: 'Emergency shelter',
      population: 'Families',
      hmisProjectId: '17',
      from: '2026-01-01',
      to: null,
    },
    expect.objectContaining({ row: 3, hmisProjectId: '18', from: null }),
  ])
})

test('recognises other names of the columns, and stops when one is lacking', () => {
  const map = read(['C-1,Shelter,ES,17'], ['C-1'], 'Contract ID,Program Name,Project Type,HMIS Project ID')
  expect(map.lines[0]).toMatchObject({ program: 'Shelter', programType: 'ES', hmisProjectId: '17', population: null })
  const lacking = read(['C-1,Shelter'], ['C-1'], 'Contract ID,Program Name')
  expect(lacking.lines).toEqual([])
  expect(lacking.findings.map((one) => `${one.grade} ${one.code} ${one.column}`)).toEqual([
    'stops no-map-column program type',
    'stops no-map-column hmis project id',
  ])
})

test('leaves out lines that cannot be true', () => {
  const map = read([
    'C-9,Shelter,ES,,17,,',
    ',Shelter,ES,,17,,',
    'C-1,,ES,,17,,',
    'C-1,Shelter,,,17,,',
    'C-1,Shelter,ES,,17,2/30/2026,',
    'C-1,Shelter,ES,,17,2026-05-01,2026-04-30',
  ])
  expect(map.lines).toEqual([])
  expect(map.findings.map((one) => `${one.grade} ${one.code} ${one.row}`)).toEqual([
    'error unknown-contract 2',
    'error no-contract-number 3',
    'error no-program 4',
    'error no-program-type 5',
    'error no-such-day 6',
    'error end-before-start 7',
  ])
})

test('a project in several contracts is fine, and told with their number', () => {
  const map = read(['C-1,Shelter,ES,,17,,', 'C-2,Shelter Nights,ES,,17,,', 'C-3,Meals,ES,,18,,'])
  expect(map.lines).toHaveLength(3)
  expect(map.findings).toMatchObject([
    { grade: 'warning', code: 'project-in-several-contracts', found: '17', count: 2 },
  ])
})

test('the same program and project twice: once if equal, an error if the days overlap, fine one after the other', () => {
  const map = read([
    'C-1,Shelter,ES,,17,2026-01-01,2026-06-30',
    'C-1,shelter,ES,,17,2026-01-01,2026-06-30',
    'C-1,Shelter,ES,,17,2026-06-30,',
    'C-1,Shelter,ES,,17,2026-07-01,',
  ])
  expect(map.lines.map((one) => one.row)).toEqual([2, 5])
  expect(told(map)).toEqual(['warning duplicate-row 2, 3', 'error overlapping-days 2, 4'])
})

test('one program has one type and one population', () => {
  const map = read(['C-1,Shelter,ES,Adults,17,,', 'C-1,Shelter,Rapid re-housing,Adults,18,,'])
  expect(told(map)).toEqual(['error program-described-twice 2, 3'])
})

test('spellings of a term meet; blank and "all" are any population', () => {
  expect(programTerm('Rapid Re-Housing')).toBe(programTerm('rapid rehousing'))
  expect(programTerm('Food & beds')).toBe(programTerm('food and beds'))
  expect(programTerm('Youth')).not.toBe(programTerm('Youths'))
  expect(['', 'Any', 'ALL'].map(populationOrAny)).toEqual([null, null, null])
  expect(populationOrAny(' Single adults ')).toBe('Single adults')
})

test('what the map leaves open is told from all contracts and from the export', () => {
  const map = read(['C-1,Shelter,ES,,17,,', 'C-1,Shelter,ES,,99,,', 'C-2,Meals,Meals,,,,'])
  const open = mapFindings([{ number: 'C-1' }, { number: 'C-2' }, { number: 'C-3' }], map, ['17', '18'])
  expect(open).toMatchObject({
    contractsWithoutProject: ['C-2', 'C-3'],
    projectsWithoutContract: ['18'],
    unknownProjects: ['99'],
  })
  expect(open.findings.map((one) => `${one.code} ${one.row} ${one.count} ${one.found}`)).toEqual([
    'contract-without-project null 2 C-2, C-3',
    'project-without-contract null 1 18',
    'unknown-project 3 1 99',
  ])
  expect(mapFindings([{ number: 'C-1' }], map, ['17', '99']).findings).toEqual([])
})
