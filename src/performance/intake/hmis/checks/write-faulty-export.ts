import type { SmallFiles } from '../write-small-export.ts'

type Row = Record<string, string>
/**
 * For tests: what is changed in an export in which no check finds anything. `stay`, `exit` and `person` change the one stay
 * that has ended (E9, of person Z at P1); `change` any row by its key, null taking it away; `add` adds rows.
 */
export type Faulty = {
  stay?: Row
  exit?: Row | null
  person?: Row | null
  change?: Record<string, Row | null>
  add?: Record<string, Row[]>
  without?: string[]
  /** how many records are then found; without it, one */
  count?: number
}

const types: Row = { P1: '0', P2: '3', P3: '1', P4: '13', P5: '12', P6: '4' }
const projects = Object.keys(types)
const enrollments = [...projects.map((_, at) => `E${at + 1}`), 'E9']
const personOf = (enrollment: string) => (enrollment === 'E9' ? 'Z' : `A${enrollment}`)

const sources: Record<string, string> = {
  Medicaid: '0',
  Medicare: '',
  SCHIP: '',
  VHAServices: '',
  EmployerProvided: '',
  COBRA: '',
  PrivatePay: '',
  StateHealthIns: '',
  IndianHealthServices: '',
  OtherInsurance: '',
  SNAP: '0',
  WIC: '',
  TANFChildCare: '',
  TANFTransportation: '',
  OtherTANF: '',
  OtherBenefitsSource: '',
  EarnedAmount: '0.00',
  UnemploymentAmount: '',
  SSIAmount: '',
  SSDIAmount: '',
  VADisabilityServiceAmount: '',
  VADisabilityNonServiceAmount: '',
  PrivateDisabilityAmount: '',
  WorkersCompAmount: '',
  TANFAmount: '',
  GAAmount: '',
  SocSecRetirementAmount: '',
  PensionAmount: '',
  ChildSupportAmount: '',
  AlimonyAmount: '',
  OtherIncomeAmount: '',
}

const income = (EnrollmentID: string, DataCollectionStage: string): Row => ({
  EnrollmentID,
  DataCollectionStage,
  IncomeFromAnySource: '0',
  TotalMonthlyIncome: '',
  BenefitsFromAnySource: '0',
  InsuranceFromAnySource: '0',
  ...sources,
  DateDeleted: '',
})

const client = (PersonalID: string): Row => ({
  PersonalID,
  NameDataQuality: '1',
  SSNDataQuality: '1',
  DOB: '1980-01-01',
  DOBDataQuality: '1',
  Sex: '1',
  AmIndAKNative: '0',
  Asian: '0',
  BlackAfAmerican: '0',
  HispanicLatinao: '0',
  MidEastNAfrican: '0',
  NativeHIPacific: '0',
  White: '1',
  RaceNone: '',
  VeteranStatus: '0',
  YearEnteredService: '',
  YearSeparated: '',
  MilitaryBranch: '',
  DischargeStatus: '',
  DateDeleted: '',
})

const enrollment = (EnrollmentID: string, ProjectID: string): Row => ({
  EnrollmentID,
  PersonalID: personOf(EnrollmentID),
  ProjectID,
  EntryDate: EnrollmentID === 'E9' ? '2025-06-01' : '2026-01-05',
  HouseholdID: `H${EnrollmentID}`,
  RelationshipToHoH: '1',
  EnrollmentCoC: 'XX-501',
  LivingSituation: '116',
  RentalSubsidyType: '',
  LengthOfStay: '2',
  LOSUnderThreshold: '',
  PreviousStreetESSH: '',
  DateToStreetESSH: EnrollmentID === 'E9' ? '2025-06-01' : '2026-01-05',
  TimesHomelessPastThreeYears: '1',
  MonthsHomelessPastThreeYears: '101',
  DisablingCondition: '0',
  DateOfEngagement: '',
  MoveInDate: ['P2', 'P4'].includes(ProjectID) ? '2026-01-10' : '',
  TargetScreenReqd: '0',
  HPScreeningScore: '',
  VAMCStation: '663',
  PercentAMI: '1',
  DateCreated: '2026-01-05 10:00:00',
  DateDeleted: '',
})

/** Rows by file and key: 'Project.P1'. */
function soundRows(): Record<string, Record<string, Row>> {
  const each = (make: (project: string) => Row, of = projects) => Object.fromEntries(of.map((one) => [one, make(one)]))
  const dated = (name: string) => ({ [`${name}StartDate`]: '2020-01-01', [`${name}EndDate`]: '' })
  return {
    Export: {
      1: {
        ExportID: '1',
        SourceID: 'XX-501',
        ExportDate: '2026-01-31',
        ExportStartDate: '2020-01-01',
        ExportEndDate: '2026-12-31',
        HashStatus: '4',
      },
    },
    Organization: {
      O1: { OrganizationID: 'O1', OrganizationName: 'First', VictimServiceProvider: '0', DateDeleted: '' },
    },
    Project: each((ProjectID) => ({
      ProjectID,
      OrganizationID: 'O1',
      ProjectName: ProjectID,
      ...dated('Operating'),
      ContinuumProject: '1',
      ProjectType: types[ProjectID]!,
      HousingType: '1',
      RRHSubType: ProjectID === 'P4' ? '2' : '',
      DateDeleted: '',
    })),
    Funder: each((ProjectID) => ({ ProjectID, Funder: ProjectID === 'P5' ? '33' : '2', DateDeleted: '' })),
    ProjectCoC: each((ProjectID) => ({
      ProjectID,
      CoCCode: 'XX-501',
      Geocode: '539999',
      Address1: '',
      City: 'Here',
      State: 'XX',
      ZIP: '99999',
      GeographyType: '1',
      DateDeleted: '',
    })),
    HMISParticipation: each((ProjectID) => ({
      ProjectID,
      HMISParticipationType: '1',
      ...dated('HMISParticipationStatus'),
      DateDeleted: '',
    })),
    CEParticipation: each((ProjectID) => ({ ProjectID, ...dated('CEParticipationStatus'), DateDeleted: '' })),
    Inventory: each(
      (ProjectID) => ({
        ProjectID,
        CoCCode: 'XX-501',
        HouseholdType: '1',
        Availability: '1',
        BedInventory: '10',
        UnitInventory: '10',
        ESBedType: '1',
        CHVetBedInventory: '0',
        YouthVetBedInventory: '0',
        VetBedInventory: '0',
        CHYouthBedInventory: '0',
        YouthBedInventory: '0',
        CHBedInventory: '0',
        OtherBedInventory: '10',
        ...dated('Inventory'),
        DateDeleted: '',
      }),
      ['P1', 'P2', 'P3', 'P4'],
    ),
    Enrollment: each((id) => enrollment(id, projects[enrollments.indexOf(id)] ?? 'P1'), enrollments),
    Exit: {
      E9: {
        EnrollmentID: 'E9',
        ExitDate: '2025-06-20',
        Destination: '410',
        DestinationSubsidyType: '',
        DateCreated: '2025-06-20 10:00:00',
        DateDeleted: '',
      },
    },
    Client: each((id) => client(personOf(id)), enrollments),
    IncomeBenefits: { ...each((id) => income(id, '1'), enrollments), 'E9 exit': income('E9', '3') },
    Services: {
      first: { EnrollmentID: 'E3', DateProvided: '2026-01-05', RecordType: '200', DateDeleted: '' },
      last: { EnrollmentID: 'E3', DateProvided: '2026-01-30', RecordType: '200', DateDeleted: '' },
    },
    CurrentLivingSituation: {
      E6: {
        EnrollmentID: 'E6',
        InformationDate: '2026-01-20',
        CurrentLivingSituation: '116',
        CLSSubsidyType: '',
        DateDeleted: '',
      },
    },
  }
}

/** The files of an export in which no check finds anything, with what is changed. */
export function writeFaultyExport({ stay, exit, person, change = {}, add = {}, without = [] }: Faulty): SmallFiles {
  const files = soundRows()
  const changes = {
    ...change,
    ...(stay && { 'Enrollment.E9': stay }),
    ...(exit !== undefined && { 'Exit.E9': exit }),
    ...(person !== undefined && { 'Client.E9': person }),
  }
  for (const [place, row] of Object.entries(changes)) {
    const [file, key] = place.split('.') as [string, string]
    const known = files[file]!
    if (row === null) delete known[key]
    else known[key] = { ...known[key], ...row }
  }
  return Object.fromEntries(
    Object.entries(files)
      .filter(([file]) => !without.includes(file))
      .map(([file, rows]) => {
        const columns = Object.keys(Object.values(soundRows()[file]!)[0]!)
        const added = (add[file] ?? []).map((row) => ({ ...Object.values(soundRows()[file]!).at(-1)!, ...row }))
        const lines = [...Object.values(rows), ...added].map((row) =>
          columns.map((column) => row[column] ?? '').join(','),
        )
        return [`${file}.csv`, `${[columns.join(','), ...lines].join('\n')}\n`]
      }),
  )
}
