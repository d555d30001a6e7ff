import { destinationClasses } from './destination-classes.ts'
import type { MeasureKey } from './figure.ts'

/** A measure's card: all that a reader needs in order to trust, question or recompute a figure. */
export type MeasureCard = {
  key: MeasureKey
  version: string
  title: string
  definition: string
  numerator: string
  denominator: string
  exclusions: string
  unit: string
  period: string
  /** how long after the window the figure can be known */
  lag: string
  direction: 'increase' | 'decrease'
  valueFormat: 'share' | 'nights'
  source: string
  /** known ways in which the figure can move without anything better happening */
  gaming: string[]
  /** choices taken where the field's documents leave room */
  decisions: string[]
}

export const definitionVersion = 'homelessness-2026.1'

const unit =
  'Household (the row of its head; with several heads or none: the earliest entry, then the lowest EnrollmentID compared as stored text) or person (every stay of every person).'
const source = 'HMIS CSV, FY2024 or FY2026'
const coverage =
  'A month that the export does not wholly cover, or in which and after which the group recorded nothing more, is missing, never zero.'
const whole =
  'A stay whose exit day cannot be read, or lies before its entry, is left out and counted as a finding: it would otherwise count as still open.'

export const measureCards: Record<MeasureKey, MeasureCard> = {
  'exits-to-permanent-housing': {
    key: 'exits-to-permanent-housing',
    version: definitionVersion,
    title: 'Exits to permanent housing',
    definition:
      'Of those who left the program, the share who left to permanent housing. For permanent housing (project types 3, 9, 10): of those housed, the share who kept their home or left it for another permanent one.',
    numerator:
      'Exits in the window to destinations 400 to 499. Types 3, 9, 10: housed at the end of the window, or exited in it to destinations 400 to 499.',
    denominator:
      'Exits in the window less excluded destinations. Types 3, 9, 10: housed (moved in on or before the last day, not exited before the first) at any time in the window, less those exited in it to an excluded destination.',
    exclusions: `Destinations ${destinationClasses.excluded.everyOther.join(', ')}; street outreach ${destinationClasses.excluded.streetOutreach.join(', ')} (${destinationClasses.version}). The setting "none" excludes nothing.`,
    unit,
    period: 'Month, or any period',
    lag: 'None beyond the entry of exits',
    direction: 'increase',
    valueFormat: 'share',
    source: `${source}: Enrollment, Exit, Project. After HUD System Performance Measures FY2026, measure 7, narrowed to one program.`,
    gaming: [
      'Not recording exits to other places, or recording them late: watch open stays without contact.',
      'Recording a hoped-for destination: watch returns beside this measure.',
      'Admitting those who would have been housed anyway: watch entries from homelessness.',
    ],
    decisions: [
      'Only destinations 400 to 499 count as permanent for street outreach too; its temporary destinations do not.',
      'Missing destinations (8, 9, 30, 99, empty, unknown codes) stay in the denominator; their number stands beside the figure.',
      'Jail (207) is neither excluded nor permanent.',
      'Types 3, 9, 10 count from the move-in day; those who exit without a move-in do not enter.',
      'A subsidy type (419 to 440) written as destination counts as permanent housing.',
      whole,
      coverage,
    ],
  },
  'returns-within-six-months': {
    key: 'returns-within-six-months',
    version: definitionVersion,
    title: 'Returns within six months',
    definition:
      'Of those who left to permanent housing six months earlier, the share who came back to homelessness services within 180 days, in any project of the source. Credited to the program they left.',
    numerator: 'Exits of the denominator followed by a return within 180 days; day 0 counts.',
    denominator: 'Exits to destinations 400 to 499 in the month six months before, from projects of any type.',
    exclusions:
      'An entry into permanent housing (types 3, 9, 10, 13) within 14 days of the exit, or from the day after the entry to 14 days after the exit of another permanent housing stay, is no return.',
    unit,
    period: 'Month, or any period: the cohort is the same months, six months earlier',
    lag: 'Mature on the last day of the cohort plus 180 days',
    direction: 'decrease',
    valueFormat: 'share',
    source: `${source}: Enrollment, Exit, Project of the whole community. After HUD System Performance Measures FY2026, measure 2, step 3.`,
    gaming: [
      'Turning away former residents: compare with entries of other programs.',
      'An export that holds few other projects finds few returns: ask for the community-wide export.',
    ],
    decisions: [
      'Each exit counts, so one person may stand twice; households are followed by their head.',
      'The same enrollment is never its own return.',
      'Follow-up is over all projects of the source; people are matched by PersonalID only.',
      'Not computable when the export holds stays of one organization only (a setting).',
      'Coverage is asked of the cohort\'s months; a follow-up not yet over is "immature".',
      whole,
    ],
  },
  'length-of-stay': {
    key: 'length-of-stay',
    version: definitionVersion,
    title: 'Length of stay',
    definition: 'Nights of the stays that ended, per stay.',
    numerator:
      'Nights of the stays ended in the window: the whole stay, from entry to the day before exit; night-by-night shelter: recorded nights.',
    denominator: 'Stays ended in the window.',
    exclusions: 'Project types 3, 9, 10: there a long stay is the purpose.',
    unit,
    period: 'Month, or any period',
    lag: 'None beyond the entry of exits',
    direction: 'decrease',
    valueFormat: 'nights',
    source: `${source}: Enrollment, Exit, Services (record type 200).`,
    gaming: [
      'Exits and re-entries cut one stay in two: watch returns and same-day entries.',
      'Long stays that never end do not show: watch the mean age of open stays beside it.',
    ],
    decisions: [
      'The exit day is not a night; a stay that ends on its first day has none.',
      'Night-by-night shelter counts distinct recorded nights from entry to the day before exit.',
      'The mean age of open stays counts days from entry to the last day of the window, that day included.',
      whole,
      coverage,
    ],
  },
  'entries-from-homelessness': {
    key: 'entries-from-homelessness',
    version: definitionVersion,
    title: 'Entries from homelessness',
    definition: 'Of those who entered, the share whose recorded prior living situation was literally homeless.',
    numerator:
      'Entries with prior situation 100 to 199; or 200 to 299 for under 90 days with the street or shelter before it; or any other recorded situation for under 7 nights with the street or shelter before it.',
    denominator: 'Entries in the window.',
    exclusions: 'None; a missing prior situation stays in the denominator, and its number stands beside the figure.',
    unit,
    period: 'Month, or any period',
    lag: 'None',
    direction: 'increase',
    valueFormat: 'share',
    source: `${source}: Enrollment (LivingSituation, LOSUnderThreshold, PreviousStreetESSH). After the HMIS Standard Reporting Glossary FY2026.`,
    gaming: ['Recording the street for people who came from elsewhere.'],
    decisions: [
      'The project type alone never makes an entry one from homelessness.',
      "Households: the head's own answer.",
      coverage,
    ],
  },
  utilization: {
    key: 'utilization',
    version: definitionVersion,
    title: 'Utilization',
    definition: 'Nights in use over beds (for households: units) available, day by day.',
    numerator:
      'Persons: a night for each stay and night, from entry (permanent and rapid re-housing: from move-in) to the day before exit; night-by-night: recorded nights. Households: the same for the row of the household.',
    denominator: 'For each day of the window, the active beds (households: units) of the inventory.',
    exclusions: 'Projects without active inventory in the month add neither nights nor beds.',
    unit,
    period: 'Month, or any period',
    lag: 'None',
    direction: 'increase',
    valueFormat: 'share',
    source: `${source}: Enrollment, Exit, Services, Inventory.`,
    gaming: ['Not exiting people who left: watch stays without contact.', 'Lowering the recorded inventory.'],
    decisions: [
      'Above 100% is shown as it is, with a finding.',
      'Inventory counts from its start to its end day, both included, whatever the operating dates of the project.',
      'A period sums its months; months before the first activity or after closing add no beds.',
      coverage,
    ],
  },
}
