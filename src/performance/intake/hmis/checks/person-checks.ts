import { type Check, moved, stay } from './check.ts'

const isUsed = (where: string) => `fault is null and (${where})`
const isAdultOrHead = '(is_unit_row or age >= 18)'
const literallyHomeless = 'prior_situation between 100 and 199'
/** at shelters and outreach everybody is asked; elsewhere only those who come from the street, or may */
const isAskedOfStreet = `(project_type in (0, 1, 4, 8) or ${literallyHomeless} or (previous_street = 1 and under_threshold = 1))`
const enrolled = (column: string) => ['Enrollment', column] as [string, string]
const client = (column: string) => ['Client', column] as [string, string]
const needs = (...columns: string[]) => ({ needs: columns })
const ofEnrollment = (...columns: string[]) => needs(...columns.map((column) => `Enrollment.${column}`))
const ofClient = (...columns: string[]) => needs('Client', ...columns.map((column) => `Client.${column}`))

/** What is asked of people: where they stayed, who they are, income, and what single programs ask. */
export const personChecks: Check[] = [
  stay.error(
    'prior-situation-missing',
    enrolled('LivingSituation'),
    isUsed(
      `${isAdultOrHead} and not coalesce(is_prior_unread, false) and (prior_situation is null or prior_situation = 99)`,
    ),
    ['prior', 'ask-person'],
    { moves: moved.prior },
  ),
  stay.error(
    'length-of-prior-stay-missing',
    enrolled('LengthOfStay'),
    isUsed(`${isAdultOrHead} and (length_of_stay is null or length_of_stay = 99)`),
    ['street', 'ask-person'],
    ofEnrollment('LengthOfStay'),
  ),
  stay.error(
    'under-threshold-missing',
    enrolled('LOSUnderThreshold'),
    isUsed(
      `${isAdultOrHead} and project_type in (2, 3, 9, 10, 13) and prior_situation between 200 and 499 and (under_threshold is null or under_threshold = 99)`,
    ),
    ['prior', 'ask-person'],
    { moves: moved.prior, ...ofEnrollment('LOSUnderThreshold') },
  ),
  stay.error(
    'street-before-missing',
    enrolled('PreviousStreetESSH'),
    isUsed(
      `${isAdultOrHead} and project_type in (2, 3, 9, 10, 13) and under_threshold = 1 and (previous_street is null or previous_street = 99)`,
    ),
    ['prior', 'ask-person'],
    { moves: moved.prior, ...ofEnrollment('PreviousStreetESSH', 'LOSUnderThreshold') },
  ),
  stay.error(
    'street-history-missing',
    enrolled('DateToStreetESSH'),
    isUsed(
      `${isAdultOrHead} and ${isAskedOfStreet} and (street_on is null or times_homeless is null or times_homeless = 99 or months_homeless is null or months_homeless = 99)`,
    ),
    ['street', 'ask-person'],
    ofEnrollment('DateToStreetESSH', 'TimesHomelessPastThreeYears', 'MonthsHomelessPastThreeYears'),
  ),
  stay.error(
    'disabling-code',
    enrolled('DisablingCondition'),
    isUsed('is_disabling_unread or disabling not in (0, 1, 8, 9, 99)'),
    ['eligibility', 'correct-code'],
    ofEnrollment('DisablingCondition'),
  ),
  stay.error(
    'client-code',
    client('VeteranStatus'),
    isUsed('has_wrong_client_code'),
    ['groups', 'correct-code'],
    ofClient('Sex', 'VeteranStatus'),
  ),
  stay.error(
    'born-after-entry',
    client('DOB'),
    isUsed('born_on > entry_on'),
    ['groups', 'correct-days'],
    ofClient('DOB'),
  ),
  stay.error(
    'prior-subsidy-missing',
    enrolled('RentalSubsidyType'),
    isUsed('prior_situation = 435 and not coalesce(has_rental_subsidy, false)'),
    ['eligibility', 'fill-in'],
    ofEnrollment('RentalSubsidyType'),
  ),
  stay.error(
    'destination-subsidy-missing',
    ['Exit', 'DestinationSubsidyType'],
    isUsed('destination = 435 and not coalesce(has_destination_subsidy, false)'),
    ['eligibility', 'ask-at-exit'],
    needs('Exit.DestinationSubsidyType'),
  ),
  stay.error(
    'contact-subsidy-missing',
    ['CurrentLivingSituation', 'CLSSubsidyType'],
    isUsed('is_contact_subsidy_missing'),
    ['eligibility', 'fill-in'],
    needs('CurrentLivingSituation', 'CurrentLivingSituation.CLSSubsidyType'),
  ),
  stay.error(
    'coc-of-stay-missing',
    enrolled('EnrollmentCoC'),
    isUsed('is_head and not coalesce(has_coc, false)'),
    ['place', 'fill-in'],
    ofEnrollment('EnrollmentCoC'),
  ),
  stay.error(
    'prevention-screening-missing',
    enrolled('TargetScreenReqd'),
    isUsed('project_type = 12 and is_unit_row and is_veteran_families and screened is null'),
    ['eligibility', 'fill-in'],
    needs('Enrollment.TargetScreenReqd', 'Funder'),
  ),
  stay.error(
    'prevention-score-missing',
    enrolled('HPScreeningScore'),
    isUsed('project_type = 12 and screened = 1 and not coalesce(has_score, false)'),
    ['eligibility', 'fill-in'],
    ofEnrollment('HPScreeningScore', 'TargetScreenReqd'),
  ),
  stay.error(
    'veteran-families-station-missing',
    enrolled('VAMCStation'),
    isUsed('is_veteran_families and is_unit_row and not coalesce(has_station, false)'),
    ['eligibility', 'fill-in'],
    needs('Enrollment.VAMCStation', 'Funder'),
  ),
  stay.error(
    'veteran-families-income-missing',
    enrolled('PercentAMI'),
    isUsed('is_veteran_families and is_unit_row and project_type in (12, 13) and not coalesce(has_percent_ami, false)'),
    ['eligibility', 'fill-in'],
    needs('Enrollment.PercentAMI', 'Funder'),
  ),
  stay.error('oldest-under-12', client('DOB'), isUsed('is_unit_row and oldest_age < 12'), ['household', 'one-head'], {
    moves: moved.all,
    ...ofClient('DOB'),
  }),
  stay.error(
    'veteran-status-missing',
    client('VeteranStatus'),
    isUsed('age >= 18 and (veteran is null or veteran = 99)'),
    ['groups', 'ask-person'],
    ofClient('VeteranStatus', 'DOB'),
  ),
  stay.error(
    'veteran-under-18',
    client('VeteranStatus'),
    isUsed('veteran = 1 and age < 18'),
    ['groups', 'correct-code'],
    ofClient('VeteranStatus', 'DOB'),
  ),
  stay.error(
    'veteran-entry-year-missing',
    client('YearEnteredService'),
    isUsed('veteran = 1 and entered_service is null'),
    ['eligibility', 'ask-person'],
    ofClient('YearEnteredService'),
  ),
  stay.error(
    'veteran-exit-year-missing',
    client('YearSeparated'),
    isUsed('veteran = 1 and left_service is null'),
    ['eligibility', 'ask-person'],
    ofClient('YearSeparated'),
  ),
  stay.error(
    'veteran-years-reversed',
    client('YearSeparated'),
    isUsed('veteran = 1 and left_service < entered_service'),
    ['eligibility', 'correct-days'],
    ofClient('YearSeparated', 'YearEnteredService'),
  ),
  stay.error(
    'veteran-branch-missing',
    client('MilitaryBranch'),
    isUsed('veteran = 1 and (branch is null or branch = 99)'),
    ['eligibility', 'ask-person'],
    ofClient('MilitaryBranch'),
  ),
  stay.error(
    'veteran-discharge-missing',
    client('DischargeStatus'),
    isUsed('veteran = 1 and (discharge is null or discharge = 99)'),
    ['eligibility', 'ask-person'],
    ofClient('DischargeStatus'),
  ),
]
