import { addMonths, type Month } from '../src/ground/platform/day.ts'
import type { Population, ProjectType } from './program-types.ts'

/** Something that happens in the city and that a reader of the figures should find without being told. */
export interface Story {
  key: 'slips' | 'improves' | 'reports-late' | 'too-few-to-judge' | 'loses-track'
  provider: string
  /** The provider's programs that the story is about, in the order of its contracts. */
  programs: readonly { name: string; type: ProjectType; population: Population }[]
  /** First month of the change, counted back from the last whole month of the export; null: all the time. */
  monthsBack: number | null
  /** Share of exits to permanent housing before and from that month on, where the story fixes it. */
  before?: number
  after?: number
  /** '{month}' stands for the first month of the change. */
  sentence: string
}

export const STORIES: readonly Story[] = [
  {
    key: 'slips',
    provider: 'Lanternlight Shelter Society',
    programs: [{ name: 'Harbor House', type: 0, population: 'single adults' }],
    monthsBack: 5,
    before: 0.43,
    after: 0.22,
    sentence:
      'Harbor House, an enhanced shelter for single adults, lost its housing navigators: from {month} on about 22% of its exits lead to permanent housing, before it was about 43%.',
  },
  {
    key: 'improves',
    provider: 'Juniper Street Homes',
    programs: [{ name: 'Juniper Rapid Re-Housing', type: 13, population: 'single adults' }],
    monthsBack: 9,
    before: 0.6,
    after: 0.9,
    sentence:
      'Juniper Street Homes hired landlord liaisons: exits from its rapid re-housing to permanent housing rose from about 60% to about 90% from {month} on.',
  },
  {
    key: 'reports-late',
    provider: 'Tidewater Family Services',
    programs: [
      { name: 'Tidewater Family Shelter', type: 0, population: 'families' },
      { name: 'Tidewater Transitional Homes', type: 2, population: 'families' },
      { name: 'Tidewater Family Re-Housing', type: 13, population: 'families' },
    ],
    monthsBack: 2,
    sentence:
      'Tidewater Family Services has entered nothing from {month} on: those months are missing, they are not months without exits.',
  },
  {
    key: 'too-few-to-judge',
    provider: 'Foxglove Youth Collective',
    programs: [{ name: 'Foxglove Youth Re-Housing', type: 13, population: 'youth' }],
    monthsBack: 4,
    sentence:
      'Foxglove Youth Re-Housing opened in {month} and has served a handful of young people: too few to judge, whichever way they went.',
  },
  {
    key: 'loses-track',
    provider: 'Bridgeway Outreach Network',
    programs: [
      { name: 'Bridgeway Street Team', type: 4, population: 'single adults' },
      { name: 'Bridgeway Night Shelter', type: 1, population: 'single adults' },
      { name: 'Bridgeway Annex', type: 0, population: 'single adults' },
    ],
    monthsBack: null,
    sentence:
      'Bridgeway Outreach Network does not know where about a third of the people went who left its programs; elsewhere it is about one in ten.',
  },
]

/** A story with what it became in one made city. */
export interface ToldStory extends Story {
  sinceMonth: Month | null
  projectIds: string[]
  contractNumbers: string[]
}

export function storySince(story: Story, through: Month): Month | null {
  return story.monthsBack === null ? null : addMonths(through, -story.monthsBack)
}
