import { type FileLayout, layouts } from './layout.ts'

/** Files and columns that only the figures of the whole system read; contract measures never open them. */
export type FurtherFile = 'Client' | 'EnrollmentDetail' | 'ProjectDetail' | 'ProjectCoC' | 'Funder' | 'IncomeBenefits'

export type FurtherLayout = Omit<FileLayout, 'file'> & {
  file: FurtherFile
  /** the file of the export, where one file is read a second time for other columns */
  from: string
  /** a name of another year, and the layout's name for it */
  renamed?: Record<string, string>
}

const namesOf = (file: string) => {
  const { needed, used, known } = layouts.find((layout) => layout.file === file)!
  return [...needed, ...used, known].join(' ')
}

const audit = 'DateCreated DateUpdated UserID ExportID'
export const raceColumns = [
  'AmIndAKNative',
  'Asian',
  'BlackAfAmerican',
  'HispanicLatinao',
  'MidEastNAfrican',
  'NativeHIPacific',
  'White',
] as const

export const furtherLayouts: FurtherLayout[] = [
  {
    file: 'Client',
    from: 'Client',
    isNeeded: false,
    needed: ['PersonalID'],
    used: ['DOB', 'Sex', ...raceColumns, 'VeteranStatus', 'DateDeleted'],
    renamed: { HispanicLatinaeo: 'HispanicLatinao' },
    known: `FirstName MiddleName LastName NameSuffix NameDataQuality SSN SSNDataQuality DOBDataQuality RaceNone AdditionalRaceEthnicity Woman Man NonBinary CulturallySpecific Transgender Questioning DifferentIdentity GenderNone DifferentIdentityText YearEnteredService YearSeparated WorldWarII KoreanWar VietnamWar DesertStorm AfghanistanOEF IraqOIF IraqOND OtherTheater MilitaryBranch DischargeStatus ${audit}`,
  },
  {
    file: 'EnrollmentDetail',
    from: 'Enrollment',
    isNeeded: true,
    needed: ['EnrollmentID'],
    used: ['EnrollmentCoC', 'DateToStreetESSH', 'DateOfEngagement', 'DateDeleted'],
    known: namesOf('Enrollment'),
  },
  {
    file: 'ProjectDetail',
    from: 'Project',
    isNeeded: true,
    needed: ['ProjectID'],
    used: ['ContinuumProject', 'DateDeleted'],
    known: namesOf('Project'),
  },
  {
    file: 'ProjectCoC',
    from: 'ProjectCoC',
    isNeeded: false,
    needed: ['ProjectID', 'CoCCode'],
    used: ['DateDeleted'],
    known: `ProjectCoCID Geocode Address1 Address2 City State ZIP GeographyType ${audit}`,
  },
  {
    file: 'Funder',
    from: 'Funder',
    isNeeded: false,
    needed: ['ProjectID', 'Funder'],
    used: ['StartDate', 'EndDate', 'DateDeleted'],
    known: `FunderID OtherFunder GrantID ${audit}`,
  },
  {
    file: 'IncomeBenefits',
    from: 'IncomeBenefits',
    isNeeded: false,
    needed: ['EnrollmentID', 'InformationDate', 'DataCollectionStage'],
    used: ['IncomeBenefitsID', 'IncomeFromAnySource', 'TotalMonthlyIncome', 'Earned', 'EarnedAmount', 'DateDeleted'],
    known: `PersonalID Unemployment UnemploymentAmount SSI SSIAmount SSDI SSDIAmount VADisabilityService VADisabilityServiceAmount VADisabilityNonService VADisabilityNonServiceAmount PrivateDisability PrivateDisabilityAmount WorkersComp WorkersCompAmount TANF TANFAmount GA GAAmount SocSecRetirement SocSecRetirementAmount Pension PensionAmount ChildSupport ChildSupportAmount Alimony AlimonyAmount OtherIncomeSource OtherIncomeAmount OtherIncomeSourceIdentify BenefitsFromAnySource SNAP WIC TANFChildCare TANFTransportation OtherTANF OtherBenefitsSource OtherBenefitsSourceIdentify InsuranceFromAnySource Medicaid NoMedicaidReason Medicare NoMedicareReason SCHIP NoSCHIPReason VHAServices NoVHAReason VAMedicalServices NoVAMedReason EmployerProvided NoEmployerProvidedReason COBRA NoCOBRAReason PrivatePay NoPrivatePayReason StateHealthIns NoStateHealthInsReason IndianHealthServices NoIndianHealthServicesReason OtherInsurance OtherInsuranceIdentify ADAP NoADAPReason RyanWhiteMedDent NoRyanWhiteReason ConnectionWithSOAR ${audit}`,
  },
]

const furtherNames = new Set(furtherLayouts.map(({ from }) => from))

/** 'export/Client.csv' names the Client file, by the same rule as the files of `layout.ts`. */
export function furtherFileOfPath(path: string): string | null {
  const parts = path.split('/')
  const name = parts.at(-1)!.toLowerCase()
  if (parts.length > 2 || parts[0] === '__MACOSX') return null
  return [...furtherNames].find((file) => `${file.toLowerCase()}.csv` === name) ?? null
}

/**
 * What becomes of each file, `{file}` being its reader. Of a person only what groups need is kept: the day of birth,
 * codes for sex, race and veteran status; of several rows with one key the same one whatever the order of the file.
 */
export const furtherSelects: Record<FurtherFile, string> = {
  Client: `select id_of(PersonalID) as person_id, min(day_of(DOB)) as born_on, min(code_of(Sex)) as sex,
    ${raceColumns.map((name) => `coalesce(max(code_of(${name})) filter (code_of(${name}) in (0, 1)), 0) = 1 as "${name}"`).join(', ')},
    min(code_of(VeteranStatus)) as veteran_status, count(*) as records
    from {file} where not is_set(DateDeleted) and id_of(PersonalID) is not null group by 1`,
  EnrollmentDetail: `select id_of(EnrollmentID) as enrollment_id, upper(id_of(EnrollmentCoC)) as coc,
    day_of(DateToStreetESSH) as street_on, day_of(DateOfEngagement) as engaged_on
    from {file} where not is_set(DateDeleted) and id_of(EnrollmentID) is not null
    and (is_set(EnrollmentCoC) or is_set(DateToStreetESSH) or is_set(DateOfEngagement))`,
  ProjectDetail: `select id_of(ProjectID) as project_id, code_of(ContinuumProject) as continuum
    from {file} where not is_set(DateDeleted)`,
  ProjectCoC: `select distinct id_of(ProjectID) as project_id, upper(id_of(CoCCode)) as coc
    from {file} where not is_set(DateDeleted) and id_of(CoCCode) is not null`,
  Funder: `select id_of(ProjectID) as project_id, code_of(Funder) as funder, day_of(StartDate) as from_on, day_of(EndDate) as to_on
    from {file} where not is_set(DateDeleted)`,
  IncomeBenefits: `select id_of(EnrollmentID) as enrollment_id, day_of(InformationDate) as told_on,
    code_of(DataCollectionStage) as stage, coalesce(id_of(IncomeBenefitsID), '') as record_id,
    code_of(IncomeFromAnySource) as has_income, try_cast(trim(TotalMonthlyIncome) as decimal(12, 2)) as total,
    code_of(Earned) as has_earned, try_cast(trim(EarnedAmount) as decimal(12, 2)) as earned
    from {file} where code_of(DataCollectionStage) in (1, 3, 5) and not is_set(DateDeleted)`,
}
