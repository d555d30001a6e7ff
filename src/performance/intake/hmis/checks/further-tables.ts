import type { HmisFile } from '../layout.ts'
import type { FurtherFile } from './further-files.ts'

/**
 * What the checks read beyond the measures: further columns of the files that the measures read, and further files. Names
 * and numbers of identity are not among them: what is asked of them is asked of the codes of their quality. The
 * birth date stays in the record engine, and leaves it only as a count.
 */
export type FurtherTable = {
  table: string
  file: HmisFile | FurtherFile
  /** read where present; a check that needs an absent one is not made */
  columns: string[]
  /** `{file}` is the reader of the file, every cell text */
  select: string
}

const words = (text: string) => text.trim().split(/\s+/)
const races = words('AmIndAKNative Asian BlackAfAmerican HispanicLatinao MidEastNAfrican NativeHIPacific White')
const amounts = words(
  'EarnedAmount UnemploymentAmount SSIAmount SSDIAmount VADisabilityServiceAmount VADisabilityNonServiceAmount PrivateDisabilityAmount WorkersCompAmount TANFAmount GAAmount SocSecRetirementAmount PensionAmount ChildSupportAmount AlimonyAmount OtherIncomeAmount',
)
const benefits = words('SNAP WIC TANFChildCare TANFTransportation OtherTANF OtherBenefitsSource')
const insurances = words(
  'Medicaid Medicare SCHIP VHAServices EmployerProvided COBRA PrivatePay StateHealthIns IndianHealthServices OtherInsurance',
)
const subCounts = words(
  'CHVetBedInventory YouthVetBedInventory VetBedInventory CHYouthBedInventory YouthBedInventory CHBedInventory OtherBedInventory',
)

// most of these cells are empty, and casting millions of the others is dear: a code is '1' as the standard writes it
const anyYes = (columns: string[]) => columns.map((column) => `coalesce(${column} = '1', false)`).join(' or ')
const anyAmount = (columns: string[]) =>
  columns.map((column) => `(${column} is not null and ltrim(${column}, '0. ') <> '')`).join(' or ')
const sumOf = (columns: string[]) => columns.map((column) => `coalesce(try_cast(${column} as double), 0)`).join(' + ')

/** Missing, whatever the way of saying it: nothing, doesn't know, prefers not to answer, not collected. */
const isMissing = (column: string) => `(code_of(${column}) is null or code_of(${column}) = 99)`
/** Yes with nothing beside it, or no with something. */
const conflict = (asked: string, given: string) =>
  `coalesce((code_of(${asked}) = 1 and not (${given})) or (code_of(${asked}) = 0 and (${given})), false)`

export const furtherTables: FurtherTable[] = [
  {
    table: 'check_export_rows',
    file: 'Export',
    columns: ['HashStatus'],
    select: 'select is_code(HashStatus, 4) as is_hashed from {file}',
  },
  {
    table: 'check_enrollment',
    file: 'Enrollment',
    columns: words(
      'EnrollmentCoC RelationshipToHoH LivingSituation RentalSubsidyType LengthOfStay LOSUnderThreshold PreviousStreetESSH DateToStreetESSH TimesHomelessPastThreeYears MonthsHomelessPastThreeYears DisablingCondition TargetScreenReqd HPScreeningScore VAMCStation PercentAMI',
    ),
    select: `select code_of(RelationshipToHoH) as relationship, is_set(EnrollmentCoC) as has_coc,
      is_unread_code(LivingSituation) as is_prior_unread, is_set(RentalSubsidyType) as has_rental_subsidy,
      code_of(LengthOfStay) as length_of_stay, code_of(LOSUnderThreshold) as under_threshold,
      code_of(PreviousStreetESSH) as previous_street, day_of(DateToStreetESSH) as street_on,
      code_of(TimesHomelessPastThreeYears) as times_homeless, code_of(MonthsHomelessPastThreeYears) as months_homeless,
      code_of(DisablingCondition) as disabling, is_unread_code(DisablingCondition) as is_disabling_unread,
      code_of(TargetScreenReqd) as screened, is_set(HPScreeningScore) as has_score,
      is_set(VAMCStation) as has_station, is_set(PercentAMI) as has_percent_ami from {file}`,
  },
  {
    table: 'check_exit',
    file: 'Exit',
    columns: ['DestinationSubsidyType'],
    select: 'select is_set(DestinationSubsidyType) as has_subsidy from {file}',
  },
  {
    table: 'check_client_rows',
    file: 'Client',
    columns: [
      'PersonalID',
      ...words('NameDataQuality SSNDataQuality DOB DOBDataQuality Sex'),
      ...races,
      // its name in exports of FY2024
      'HispanicLatinaeo',
      ...words('RaceNone VeteranStatus YearEnteredService YearSeparated MilitaryBranch DischargeStatus DateDeleted'),
    ],
    select: `select id_of(PersonalID) as person_id, code_of(NameDataQuality) as name_quality,
      code_of(SSNDataQuality) as ssn_quality, day_of(DOB) as born_on, code_of(DOBDataQuality) as birth_quality,
      code_of(Sex) as sex, ${races.map((race) => `${anyYes(race === 'HispanicLatinao' ? [race, 'HispanicLatinaeo'] : [race])} as "${race}"`).join(', ')},
      ${anyYes(races)} as has_race, code_of(RaceNone) as race_none,
      coalesce(${races.map((race) => `code_of(${race}) not in (0, 1, 99)`).join(' or ')}, false)
        or coalesce(code_of(Sex) not in (0, 1, 8, 9, 99), false)
        or coalesce(code_of(VeteranStatus) not in (0, 1, 8, 9, 99), false) as has_wrong_code,
      code_of(VeteranStatus) as veteran, code_of(YearEnteredService) as entered_service,
      code_of(YearSeparated) as left_service, code_of(MilitaryBranch) as branch, code_of(DischargeStatus) as discharge
      from {file} where not is_set(DateDeleted)`,
  },
  {
    table: 'check_project',
    file: 'Project',
    columns: words('ProjectID ContinuumProject HousingType RRHSubType DateDeleted'),
    select: `select id_of(ProjectID) as project_id, code_of(ContinuumProject) as continuum, code_of(HousingType) as housing_type,
      code_of(RRHSubType) as rrh_sub_type from {file} where not is_set(DateDeleted)`,
  },
  {
    table: 'check_organization',
    file: 'Organization',
    columns: words('OrganizationID VictimServiceProvider DateDeleted'),
    select: `select id_of(OrganizationID) as organization_id, is_code(VictimServiceProvider, 1) as is_victim_service
      from {file} where not is_set(DateDeleted)`,
  },
  {
    table: 'check_inventory_rows',
    file: 'Inventory',
    columns: words(
      `ProjectID CoCCode HouseholdType Availability BedInventory UnitInventory ESBedType InventoryStartDate InventoryEndDate DateDeleted ${subCounts.join(' ')}`,
    ),
    select: `select id_of(ProjectID) as project_id, upper(id_of(CoCCode)) as coc, code_of(Availability) as availability,
      coalesce(try_cast(BedInventory as integer), 0) as beds, coalesce(try_cast(UnitInventory as integer), 0) as units,
      day_of(InventoryStartDate) as from_on, day_of(InventoryEndDate) as to_on, ${sumOf(subCounts)} as sub_beds
      from {file} where not is_set(DateDeleted)`,
  },
  {
    table: 'check_funder',
    file: 'Funder',
    columns: words('ProjectID Funder DateDeleted'),
    select: `select distinct id_of(ProjectID) as project_id, code_of(Funder) as funder from {file} where not is_set(DateDeleted)`,
  },
  {
    table: 'check_project_coc',
    file: 'ProjectCoC',
    columns: words('ProjectID CoCCode Geocode Address1 City State ZIP GeographyType DateDeleted'),
    select: `select id_of(ProjectID) as project_id, upper(id_of(CoCCode)) as coc, is_set(Geocode) and is_set(GeographyType) as has_geography,
      is_set(ZIP) and is_set(City) and is_set(State) as has_address from {file} where not is_set(DateDeleted)`,
  },
  {
    table: 'check_participation',
    file: 'HMISParticipation',
    columns: words(
      'ProjectID HMISParticipationType HMISParticipationStatusStartDate HMISParticipationStatusEndDate DateDeleted',
    ),
    select: `select id_of(ProjectID) as project_id, code_of(HMISParticipationType) as type,
      day_of(HMISParticipationStatusStartDate) as from_on, day_of(HMISParticipationStatusEndDate) as to_on
      from {file} where not is_set(DateDeleted)`,
  },
  {
    table: 'check_ce_participation',
    file: 'CEParticipation',
    columns: words('ProjectID CEParticipationStatusStartDate CEParticipationStatusEndDate DateDeleted'),
    select: `select id_of(ProjectID) as project_id, day_of(CEParticipationStatusStartDate) as from_on,
      day_of(CEParticipationStatusEndDate) as to_on from {file} where not is_set(DateDeleted)`,
  },
  {
    table: 'check_income_rows',
    file: 'IncomeBenefits',
    columns: [
      ...words('EnrollmentID IncomeFromAnySource TotalMonthlyIncome BenefitsFromAnySource InsuranceFromAnySource'),
      ...amounts,
      ...benefits,
      ...insurances,
      ...words('DataCollectionStage DateDeleted'),
    ],
    // only records at entry and at exit are asked for
    select: `select id_of(EnrollmentID) as enrollment_id, code_of(DataCollectionStage) as stage,
      ${isMissing('IncomeFromAnySource')} as is_income_missing,
      ${conflict('IncomeFromAnySource', anyAmount(['TotalMonthlyIncome', ...amounts]))} as has_income_conflict,
      ${isMissing('BenefitsFromAnySource')} as is_benefit_missing,
      ${conflict('BenefitsFromAnySource', anyYes(benefits))} as has_benefit_conflict,
      ${isMissing('InsuranceFromAnySource')} as is_insurance_missing,
      ${conflict('InsuranceFromAnySource', anyYes(insurances))} as has_insurance_conflict
      from {file} where (is_code(DataCollectionStage, 1) or is_code(DataCollectionStage, 3)) and not is_set(DateDeleted)`,
  },
  {
    table: 'check_contact_rows',
    file: 'CurrentLivingSituation',
    columns: words('EnrollmentID InformationDate CurrentLivingSituation CLSSubsidyType DateDeleted'),
    select: `select id_of(EnrollmentID) as enrollment_id, day_of(InformationDate) as seen_on,
      is_code(CurrentLivingSituation, 435) and not is_set(CLSSubsidyType) as is_subsidy_missing
      from {file} where not is_set(DateDeleted)`,
  },
]
