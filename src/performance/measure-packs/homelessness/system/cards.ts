import type { SystemKey } from './system-figures.ts'

/** What a figure of the whole system means; one card for each .sql file of this folder. */
export type SystemCard = {
  file: string
  keys: SystemKey[]
  title: string
  definition: string
  unit: string
  /** what the values can be */
  range: string
  source: string
  /** choices taken where the field's documents leave room */
  decisions: string[]
}

const source = 'HMIS CSV, FY2024 or FY2026, of the whole community. HUD System Performance Measures'
const ties = 'Ties are decided by the lowest EnrollmentID, compared as stored text.'

export const systemCards: SystemCard[] = [
  {
    file: 'time-homeless.sql',
    keys: ['1a.1', '1a.2', '1b.1', '1b.2'],
    title: 'Length of time homeless',
    definition:
      'Distinct days that a client was homeless, from 365 days before the last night of the period, and unbroken before that. 1a: nights in emergency shelter and safe haven (line 1), and in transitional housing (line 2). 1b adds the search for housing until move-in, and the days since homelessness began as told at entry.',
    unit: 'Clients; days',
    range: 'Persons from 0; mean and median from 1 day up, empty without persons',
    source: `${source}, measure 1: Enrollment, Exit, Services, Client.`,
    decisions: [
      'Nights before the look-back stop (seven years before the period) do not count; days told at entry do.',
      'Days told belong to stays of the line that began in homelessness, and are taken away like nights where housing or, on line 1, transitional housing covers them.',
      'The day before the client’s start continues it, whether or not the start itself is a night.',
      'Children without a day of their own take that of the head of the household where both entered on one day; a child’s prior situation is its own.',
      'Only searches for housing that touch the period as the rules say count; older ones do not.',
    ],
  },
  {
    file: 'returns-to-homelessness.sql',
    keys: ['2'],
    title: 'Returns to homelessness',
    definition:
      'Clients whose earliest exit to permanent housing lies 730 days before the period, and the days to their first return: into outreach, shelter, transitional housing or safe haven, or into housing after more than 14 days and outside any other stay in housing.',
    unit: 'Clients',
    range: 'Counts; the three buckets add up to at most the exits of their row',
    source: `${source}, measure 2: Enrollment, Exit.`,
    decisions: [ties, 'A stay is never its own return.', 'A first return later than 730 days counts in no bucket.'],
  },
  {
    file: 'persons-homeless.sql',
    keys: ['3.2'],
    title: 'Persons homeless in the year',
    definition:
      'Distinct clients with a bed night in the period in emergency shelter, safe haven, transitional housing, and in any of them.',
    unit: 'Clients',
    range: 'Counts; the total is at least the largest and at most the sum of the three',
    source: `${source}, measure 3.2: Enrollment, Exit, Services.`,
    decisions: ['A stay that ends on its first day has no night.'],
  },
  {
    file: 'income-growth.sql',
    keys: ['4.1', '4.2', '4.3', '4.4', '4.5', '4.6'],
    title: 'Growth of income',
    definition:
      'Adults in projects that the CoC Program funds, and those whose income grew. Stayers (4.1 earned, 4.2 other, 4.3 total): 365 days or more; latest annual assessment against the one before, or the entry. Leavers (4.4, 4.5, 4.6): exit against entry.',
    unit: 'Adult clients',
    range: 'Counts; increased is at most the universe',
    source: `${source}, measure 4: Enrollment, Exit, Funder, IncomeBenefits.`,
    decisions: [
      'Days of stay run to the day after the period. Without an earlier record a client is out; without a later one in, and no increase.',
      'An annual assessment lies within 30 days of an anniversary of the head’s entry.',
      'Earned income is its amount; an empty amount is zero where the total is known and no earned income was told. Unknown amounts are no increase.',
      'Of several leaving stays the latest exit speaks.',
      ties,
    ],
  },
  {
    file: 'first-time-homeless.sql',
    keys: ['5.1', '5.2'],
    title: 'Homeless for the first time',
    definition:
      'Clients who entered in the period shelter, safe haven or transitional housing (5.1), or also permanent housing (5.2); those with an enrollment in any of these in the 730 days before; and the rest, who are new.',
    unit: 'Clients',
    range: 'Counts; entered = prior + first',
    source: `${source}, measure 5: Enrollment, Exit.`,
    decisions: [ties],
  },
  {
    file: 'placement-and-retention.sql',
    keys: ['7a.1', '7b.1', '7b.2'],
    title: 'Successful placement and retention',
    definition:
      '7a.1: leavers of street outreach who went to a better place. 7b.1: leavers of shelter, safe haven, transitional and rapid re-housing, and of other permanent housing without a move-in, who went to permanent housing. 7b.2: clients of permanent housing who kept it or left it for another.',
    unit: 'Clients',
    range: 'Counts; share in percent, 0 to 100 with two decimals, empty when the universe is 0',
    source: `${source}, measure 7 and appendix A: Enrollment, Exit.`,
    decisions: [
      'The classification of destinations is applied to the latest exit. Jail (207) is neither excluded nor successful; missing destinations stay in the universe.',
      ties,
    ],
  },
]
