import { type Check, moved, stay } from './check.ts'

const isUsed = (where: string) => `fault is null and (${where})`
const isAdultOrHead = '(is_unit_row or age >= 18)'
const literallyHomeless = 'prior_situation between 100 and 199'
const enrolled = (column: string) => ['Enrollment', column] as [string, string]
const client = (column: string) => ['Client', column] as [string, string]
const income = (column: string) => ['IncomeBenefits', column] as [string, string]
const needs = (...columns: string[]) => ({ needs: columns })
const ofEnrollment = (...columns: string[]) => needs(...columns.map((column) => `Enrollment.${column}`))
const ofClient = (...columns: string[]) => needs('Client', ...columns.map((column) => `Client.${column}`))

const atEntry = `(project_type in (0, 1, 2, 3, 4, 8, 9, 10, 12, 13) and ${isAdultOrHead})`

/** Income, benefits and health insurance: asked at entry and at exit, missing or in conflict with what stands beside. */
function listIncomeChecks(): Check[] {
  const asked = [
    ['income', 'IncomeFromAnySource'],
    ['benefit', 'BenefitsFromAnySource'],
    ['insurance', 'InsuranceFromAnySource'],
  ] as const
  return asked.flatMap(([name, column]) =>
    (['entry', 'exit'] as const).flatMap((stage) => [
      stay.error(
        `${name}-missing-at-${stage}`,
        income(column),
        isUsed(`${atEntry} and ${stage}_on is not null and coalesce(is_${name}_missing_at_${stage}, true)`),
        ['income', 'fill-in'],
        { needs: ['IncomeBenefits', `IncomeBenefits.${column}`], on: `${stage}_on` },
      ),
      stay.error(
        `${name}-conflict-at-${stage}`,
        income(column),
        isUsed(`${stage}_on is not null and has_${name}_conflict_at_${stage}`),
        ['income', 'correct-code'],
        { needs: ['IncomeBenefits', `IncomeBenefits.${column}`], on: `${stage}_on` },
      ),
    ]),
  )
}

/** What was asked and left open or contradicts itself: income, and what only warns. */
export const answerChecks: Check[] = [
  ...listIncomeChecks(),
  stay.warning(
    'prior-situation-not-told',
    enrolled('LivingSituation'),
    isUsed(`${isAdultOrHead} and prior_situation in (8, 9)`),
    ['prior', 'ask-person'],
    { moves: moved.prior },
  ),
  stay.warning(
    'street-start-after-entry',
    enrolled('DateToStreetESSH'),
    isUsed('street_on > entry_on'),
    ['street', 'correct-days'],
    ofEnrollment('DateToStreetESSH'),
  ),
  stay.warning(
    'street-start-and-months',
    enrolled('MonthsHomelessPastThreeYears'),
    isUsed(
      `times_homeless = 1 and months_homeless between 101 and 112 and months_homeless - 100 <> least(datediff('month', street_on, entry_on) + 1, 13)`,
    ),
    ['street', 'correct-days'],
    ofEnrollment('DateToStreetESSH', 'TimesHomelessPastThreeYears', 'MonthsHomelessPastThreeYears'),
  ),
  stay.warning(
    'street-start-and-length',
    enrolled('LengthOfStay'),
    isUsed(`${literallyHomeless} and length_of_stay in (10, 11) and entry_on - street_on > 7 and times_homeless = 1`),
    ['street', 'correct-days'],
    ofEnrollment('DateToStreetESSH', 'LengthOfStay', 'TimesHomelessPastThreeYears'),
  ),
  stay.warning(
    'months-without-times',
    enrolled('TimesHomelessPastThreeYears'),
    isUsed('months_homeless between 101 and 113 and (times_homeless is null or times_homeless in (8, 9, 99))'),
    ['street', 'ask-person'],
    ofEnrollment('TimesHomelessPastThreeYears', 'MonthsHomelessPastThreeYears'),
  ),
  stay.warning(
    'name-missing',
    client('NameDataQuality'),
    isUsed('name_quality is null or name_quality in (8, 9, 99)'),
    ['person', 'ask-person'],
    ofClient('NameDataQuality'),
  ),
  stay.warning(
    'name-partial',
    client('NameDataQuality'),
    isUsed('name_quality = 2'),
    ['person', 'ask-person'],
    ofClient('NameDataQuality'),
  ),
  stay.warning(
    'social-security-number-missing',
    client('SSNDataQuality'),
    isUsed('ssn_quality is null or ssn_quality in (8, 9, 99)'),
    ['person', 'ask-person'],
    ofClient('SSNDataQuality'),
  ),
  stay.warning(
    'social-security-number-partial',
    client('SSNDataQuality'),
    isUsed('ssn_quality = 2'),
    ['person', 'ask-person'],
    ofClient('SSNDataQuality'),
  ),
  stay.warning(
    'birth-date-missing',
    client('DOB'),
    isUsed('is_person_there and born_on is null'),
    ['groups', 'ask-person'],
    ofClient('DOB'),
  ),
  stay.warning(
    'birth-date-approximate',
    client('DOBDataQuality'),
    isUsed('birth_quality = 2'),
    ['groups', 'ask-person'],
    ofClient('DOBDataQuality'),
  ),
  stay.warning(
    'sex-missing',
    client('Sex'),
    isUsed('is_person_there and (sex is null or sex in (8, 9, 99))'),
    ['groups', 'ask-person'],
    ofClient('Sex'),
  ),
  stay.warning(
    'race-missing',
    client('RaceNone'),
    isUsed('is_person_there and not coalesce(has_race, false)'),
    ['groups', 'ask-person'],
    ofClient('White'),
  ),
  stay.warning(
    'veteran-status-not-told',
    client('VeteranStatus'),
    isUsed('age >= 18 and veteran in (8, 9)'),
    ['groups', 'ask-person'],
    ofClient('VeteranStatus', 'DOB'),
  ),
  stay.warning(
    'disabling-missing',
    enrolled('DisablingCondition'),
    isUsed('not coalesce(is_disabling_unread, false) and (disabling is null or disabling in (8, 9, 99))'),
    ['eligibility', 'ask-person'],
    ofEnrollment('DisablingCondition'),
  ),
  stay.warning('age-over-100', client('DOB'), isUsed('age > 100'), ['groups', 'correct-days'], ofClient('DOB')),
]
