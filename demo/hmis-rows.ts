import { FIRST_NAMES, LAST_NAMES } from './city-names.ts'
import { type DayNumber, dayText } from './day-numbers.ts'
import { rowMaker } from './hmis-layout.ts'
import type { Person } from './households.ts'
import type { PriorSituation } from './prior-situations.ts'
import type { Chance } from './seeded-chance.ts'

/** When and by whom a row was written; the deletion moment is empty for all that count. */
export interface Audit {
  createdOn: DayNumber
  userId: string
  deletedAt: string | null
  exportId: string
}

const AUDIT = ['DateCreated', 'DateUpdated', 'UserID', 'DateDeleted', 'ExportID']
const RACES = 'AmIndAKNative,Asian,BlackAfAmerican,HispanicLatinao,MidEastNAfrican,NativeHIPacific,White'.split(',')
export const COC = 'XX-500'

const clientRow = rowMaker('Client', [
  ...'PersonalID,FirstName,LastName,NameDataQuality,SSN,SSNDataQuality,DOB,DOBDataQuality,Sex'.split(','),
  ...RACES,
  'VeteranStatus',
  ...AUDIT,
])
const enrollmentRow = rowMaker('Enrollment', [
  ...'EnrollmentID,PersonalID,ProjectID,EntryDate,HouseholdID,RelationshipToHoH,EnrollmentCoC'.split(','),
  ...'LivingSituation,RentalSubsidyType,LengthOfStay,LOSUnderThreshold,PreviousStreetESSH,DateToStreetESSH'.split(','),
  ...'TimesHomelessPastThreeYears,MonthsHomelessPastThreeYears,DisablingCondition,DateOfEngagement,MoveInDate'.split(
    ',',
  ),
  ...AUDIT,
])
const exitColumns = 'ExitID,EnrollmentID,PersonalID,ExitDate,Destination,DestinationSubsidyType'.split(',')
const exitRow = rowMaker('Exit', [...exitColumns, ...AUDIT])
const serviceColumns = 'ServicesID,EnrollmentID,PersonalID,DateProvided,RecordType,TypeProvided'.split(',')
const serviceRow = rowMaker('Services', [...serviceColumns, ...AUDIT])
const incomeRow = rowMaker('IncomeBenefits', [
  ...'IncomeBenefitsID,EnrollmentID,PersonalID,InformationDate,IncomeFromAnySource,TotalMonthlyIncome'.split(','),
  ...'Earned,EarnedAmount,SSI,SSIAmount,BenefitsFromAnySource,SNAP,InsuranceFromAnySource,Medicaid'.split(','),
  'DataCollectionStage',
  ...AUDIT,
])
const healthColumns = 'HealthAndDVID,EnrollmentID,PersonalID,InformationDate,DomesticViolenceSurvivor'.split(',')
const healthRow = rowMaker('HealthAndDV', [...healthColumns, 'CurrentlyFleeing', 'DataCollectionStage', ...AUDIT])
const disabilityColumns = 'DisabilitiesID,EnrollmentID,PersonalID,InformationDate,DisabilityType,DisabilityResponse'
const disabilityRow = rowMaker('Disabilities', [
  ...disabilityColumns.split(','),
  'IndefiniteAndImpairs',
  'DataCollectionStage',
  ...AUDIT,
])

export function auditFields(audit: Audit): [string, string, string, string | null, string] {
  const at = `${dayText(audit.createdOn)} 10:20:00`
  return [at, at, audit.userId, audit.deletedAt, audit.exportId]
}

/** Numbers of identity begin with 000, which was never issued; names are made of words. */
export function makeClientRow(id: string, serial: number, person: Person, chance: Chance, audit: Audit): string {
  const isUnknown = chance.happens(0.004)
  const ssn = `000${String(serial % 1_000_000).padStart(6, '0')}`
  const races = RACES.map((_, place) => (place === person.race || place === person.secondRace ? 1 : 0))
  const veteran = person.relationship === 2 ? null : person.isVeteran ? 1 : 0
  return clientRow([
    id,
    chance.pick(FIRST_NAMES),
    chance.pick(LAST_NAMES),
    1,
    ssn,
    1,
    isUnknown ? null : dayText(person.bornOn),
    isUnknown ? 99 : 1,
    person.sex,
    ...races,
    veteran,
    ...auditFields(audit),
  ])
}

export interface EnrollmentRecord {
  id: string
  personalId: string
  projectId: string
  entry: DayNumber
  householdId: string
  relationship: number
  /** Asked of heads and adults; null for children and where it is missing. */
  prior: PriorSituation | null
  hasDisability: boolean
  engagedOn: DayNumber | null
  moveIn: DayNumber | null
}

export function makeEnrollmentRow(record: EnrollmentRecord, audit: Audit): string {
  const { prior } = record
  const isStreet = prior !== null && prior.livingSituation >= 100 && prior.livingSituation < 200
  return enrollmentRow([
    record.id,
    record.personalId,
    record.projectId,
    dayText(record.entry),
    record.householdId,
    record.relationship,
    COC,
    prior?.livingSituation ?? null,
    prior?.subsidy ?? null,
    prior?.lengthOfStay ?? null,
    prior?.stayWasShort ?? null,
    prior?.streetOrShelterBefore ?? null,
    prior && (isStreet || prior.streetOrShelterBefore === 1) ? dayText(record.entry - prior.daysHomeless) : null,
    isStreet ? prior.timesHomeless : null,
    isStreet ? prior.monthsHomeless : null,
    record.hasDisability ? 1 : 0,
    record.engagedOn === null ? null : dayText(record.engagedOn),
    record.moveIn === null ? null : dayText(record.moveIn),
    ...auditFields(audit),
  ])
}

export function makeExitRow(
  enrollmentId: string,
  personalId: string,
  exit: DayNumber,
  destination: { code: number; subsidy: number | null },
  audit: Audit,
): string {
  const { code, subsidy } = destination
  return exitRow([enrollmentId, enrollmentId, personalId, dayText(exit), code, subsidy, ...auditFields(audit)])
}

export function makeNightRow(serial: number, enrollmentId: string, personalId: string, night: DayNumber, audit: Audit) {
  return serviceRow([`S${serial}`, enrollmentId, personalId, dayText(night), 200, 200, ...auditFields(audit)])
}

/** Income, health and disability as told at entry. */
export function makeEntryRows(record: EnrollmentRecord, chance: Chance, audit: Audit) {
  const day = dayText(record.entry)
  const tail = [1, ...auditFields(audit)] as const
  const earned = chance.happens(0.2) ? 50 * chance.whole(6, 50) : 0
  const ssi = record.hasDisability && chance.happens(0.35) ? 943 : 0
  const income = earned + ssi
  const keys = [record.id, record.personalId, day] as const
  const flag = (amount: number) => (amount > 0 ? 1 : 0)
  const amounts = [flag(earned), earned || null, flag(ssi), ssi || null] as const
  const snap = chance.happens(0.55) ? 1 : 0
  const medicaid = chance.happens(0.78) ? 1 : 0
  const violence = chance.happens(0.16) ? 1 : 0
  const type = [5, 7, 9, 10][chance.weighted([24, 22, 36, 18])]!
  const response = type === 10 ? chance.whole(1, 3) : 1
  return {
    income: incomeRow([
      `I${record.id}`,
      ...keys,
      flag(income),
      income,
      ...amounts,
      snap,
      snap,
      medicaid,
      medicaid,
      ...tail,
    ]),
    health: healthRow([`V${record.id}`, ...keys, violence, violence ? flag(chance.whole(0, 2)) : null, ...tail]),
    disability: record.hasDisability ? disabilityRow([`D${record.id}`, ...keys, type, response, 1, ...tail]) : null,
  }
}
