import { expect, test } from 'vitest'
import { countSmall, type SmallSystem, type SystemStay } from './fill-system-tables.ts'
import { at, figures, period } from './small-year.ts'

const outcome = async (key: '7a.1' | '7b.1' | '7b.2', ...stays: SystemStay[]) => {
  const { universe, successful } = (await figures(stays, {}, { lines: ['7'] }))[key]
  return [universe, successful]
}

test('R3: the head’s move-in: within the stay and the period; later members take their entry, earlier leavers none', async () => {
  const household = (member: Partial<SystemStay>, moveIn = '2025-02-01'): SystemStay[] => [
    at('HOUSING', '2025-01-01', undefined, undefined, { household: 'H', isHead: true, moveIn }),
    at('HOUSING', '2025-01-01', undefined, undefined, { person: 'b', household: 'H', isHead: false, ...member }),
  ]
  expect(await outcome('7b.2', ...household({}))).toEqual([2, 2])
  expect(await outcome('7b.2', ...household({ entry: '2025-03-01' }))).toEqual([2, 2])
  expect(await outcome('7b.2', ...household({ exit: '2025-01-31', to: 410 }))).toEqual([1, 1])
  expect(await outcome('7b.2', ...household({ exit: '2025-02-01', to: 116 }))).toEqual([2, 1])
  expect(await outcome('7b.2', ...household({ moveIn: '2025-01-05' }, '2024-12-31'))).toEqual([0, 0])
  expect(await outcome('7b.2', ...household({}, '2025-10-01'))).toEqual([0, 0])
})

test('R1: continuum projects of the continuum of care; the head’s continuum, or the project’s only one', async () => {
  const within = async (project: SmallSystem['projects'][string], more: Partial<SystemStay> = {}) => {
    const stays = [at('X', '2025-01-01', undefined, undefined, more)]
    return (
      await countSmall({ projects: { X: project }, stays }, { ...period, lines: ['3.2'], scope: { coc: 'xx-500' } })
    )['3.2'].total
  }
  expect(await within({ type: 0 })).toBe(1)
  expect(await within({ type: 0, continuum: 0 })).toBe(0)
  expect(await within({ type: 0, cocs: ['XX-501'] })).toBe(0)
  expect(await within({ type: 0 }, { coc: 'XX-501' })).toBe(0)
  expect(await within({ type: 0, cocs: ['XX-500', 'XX-501'] })).toBe(0) // nobody says which
  expect(await within({ type: 0, cocs: ['XX-500', 'XX-501'] }, { coc: 'XX-500' })).toBe(1)
  const family = [
    at('X', '2025-01-01', undefined, undefined, { household: 'H', isHead: true, coc: 'XX-500' }),
    at('X', '2025-01-01', undefined, undefined, { person: 'b', household: 'H', isHead: false, coc: 'XX-501' }),
  ]
  const told = await countSmall(
    { projects: { X: { type: 0, cocs: ['XX-500', 'XX-501'] } }, stays: family },
    { ...period, lines: ['3.2'], scope: { coc: 'XX-500' } },
  )
  expect(told['3.2'].total).toBe(2)
})
