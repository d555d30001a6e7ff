import { countSmall, type SmallSystem, type SystemStay } from './fill-system-tables.ts'
import type { SystemFigures } from './system-figures.ts'

/** For tests: one project of every kind, the year 1 October 2024 to 30 September 2025, and stays of client a. */
export const projects: SmallSystem['projects'] = {
  SHELTER: { type: 0 },
  NIGHTS: { type: 1 },
  TRANSITIONAL: { type: 2 },
  HOUSING: { type: 3 },
  OUTREACH: { type: 4 },
  OFFICE: { type: 6 },
  HAVEN: { type: 8 },
  OTHER: { type: 9 },
  RAPID: { type: 13 },
}
export const period = { from: '2024-10-01', to: '2025-09-30' }
export const at = (
  project: string,
  entry: string,
  exit?: string,
  to?: number,
  more: Partial<SystemStay> = {},
): SystemStay => ({
  project,
  person: 'a',
  entry,
  ...(exit === undefined ? {} : { exit }),
  ...(to === undefined ? {} : { to }),
  ...more,
})
export const figures = (stays: SystemStay[], more: Partial<SmallSystem> = {}, request = {}): Promise<SystemFigures> =>
  countSmall({ projects, stays, ...more }, { ...period, ...request })
