import { expect, test } from 'vitest'
import { readProgramMap } from '../../agreements/programs/program-map.ts'
import type { Finding } from '../../ground/platform/finding.ts'
import { readTable } from '../../ground/platform/read-table.ts'
import { writeTable } from '../../ground/platform/write-table.ts'
import { findingsTable } from './findings-table.ts'
import { mapTable } from './map-table.ts'

test('the map that is taken out can be brought in again, and says the same', () => {
  const line = { id: '1', contractId: 'c', providerId: 'q', programId: 'p', providerName: 'Harbor House' }
  const lines = [
    {
      ...line,
      contractNumber: 'C-1',
      program: 'Nights, "warm"',
      programType: 'ES',
      population: null,
      hmisProjectId: '17',
      from: '2026-01-01',
      to: null,
    },
    {
      ...line,
      contractNumber: 'C-2',
      program: 'Meals',
      programType: 'Food',
      population: 'Families',
      hmisProjectId: null,
      from: null,
      to: '2026-06-30',
    },
  ]
  const read = readProgramMap(readTable(writeTable(mapTable(lines)), 'map.csv'), ['C-1', 'C-2'])
  expect(read.findings).toEqual([])
  const known = lines.map(({ contractNumber, program, programType, population, hmisProjectId, from, to }) => ({
    contractNumber,
    program,
    programType,
    population,
    hmisProjectId,
    from,
    to,
  }))
  expect(read.lines.map(({ row: _, ...rest }) => rest)).toEqual(known)
})

test('a finding whose text begins like a formula is text', () => {
  const finding: Finding = {
    grade: 'error',
    code: 'unreadable-day',
    file: 'a.csv',
    row: 3,
    column: 'to',
    found: '=1+1',
    expected: null,
    count: 2,
  }
  const [header, line] = writeTable(findingsTable([finding], () => '@SUM(A1)')).split('\n')
  expect(header).toBe('grade,code,file,row,column,found,expected,count,sentence')
  expect(line).toBe("error,unreadable-day,a.csv,3,to,'=1+1,,2,'@SUM(A1)")
})
