/** From referral to housing: what the steps mean, with the choices taken. Numbers are settings, shown with every figure. */
export const pathwaySettings = {
  version: 'pathway-2026.1',
  /** coordinated entry events that refer to housing: joint transitional and rapid re-housing, rapid re-housing, supportive, other permanent, two kinds of vouchers */
  events: [12, 13, 14, 15, 17, 18],
  housingTypes: [3, 9, 10, 13],
  /** days from the referral within which a step counts; a cohort is mature for it that long after its last day */
  acceptedDays: 60,
  enteredDays: 120,
  housedDays: 180,
}
export type PathwaySettings = typeof pathwaySettings

export const pathwayCard = {
  title: 'From referral to housing',
  definition:
    'Of those whom coordinated entry referred to housing, how many were accepted, entered a housing program, and moved in; with the days from step to step.',
  steps: {
    referred: `An event of coordinated entry of the types ${pathwaySettings.events.join(', ')}, by its day.`,
    accepted: 'The referral was recorded as accepted, or the housing program was entered.',
    entered:
      'The first entry into the project that the referral names; where it names none, into any permanent housing.',
    housed: 'The move-in of that enrollment: the head’s date, from entry to exit, as everywhere.',
  },
  unit: 'Households (the head of the enrollment in which the event was recorded) or persons (its members on that day)',
  period: 'Month, or any period, of the referral',
  source: 'HMIS CSV, FY2024 or FY2026: Event, Enrollment, Exit, Project',
  gaming: [
    'Recording a referral only once it is accepted: compare with the events of the same projects in earlier months.',
    'Recording the referral on the day of entry: the days to entry then look short.',
  ],
  decisions: [
    `A step counts within ${pathwaySettings.acceptedDays} (accepted), ${pathwaySettings.enteredDays} (entered) and ${pathwaySettings.housedDays} (housed) days of the referral; until these are over for the whole cohort it is immature.`,
    'A household counts once a cohort and project, from its first referral there; who entered counts as accepted.',
    'By system a referral leads into any permanent housing, whichever project it names.',
    'Days: the median, and the number of days within which nine of ten went on.',
    'From an export of one organization alone, entries elsewhere are not to be seen: not computable.',
  ],
}
