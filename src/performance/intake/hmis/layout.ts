/** The files and columns of an HMIS CSV export (FY2024 and FY2026) that the measures read, and the names that may stand beside them. */
export type HmisFile = 'Export' | 'Organization' | 'Project' | 'Inventory' | 'Enrollment' | 'Exit' | 'Services'

export type FileLayout = {
  file: HmisFile
  isNeeded: boolean
  /** without these the file cannot be read */
  needed: string[]
  /** read where present */
  used: string[]
  /** the other columns of the standard, of either year: known, not read */
  known: string
}

const audit = 'DateCreated DateUpdated UserID ExportID'

export const layouts: FileLayout[] = [
  {
    file: 'Export',
    isNeeded: true,
    needed: ['ExportDate', 'ExportStartDate', 'ExportEndDate'],
    used: ['SourceID', 'SourceName', 'SoftwareName', 'CSVVersion', 'ImplementationID'],
    known:
      'ExportID SourceType SourceContactFirst SourceContactLast SourceContactPhone SourceContactExtension SourceContactEmail SoftwareVersion ExportPeriodType ExportDirective HashStatus',
  },
  {
    file: 'Organization',
    isNeeded: false,
    needed: ['OrganizationID'],
    used: ['OrganizationName', 'DateDeleted'],
    known: `VictimServiceProvider OrganizationCommonName ${audit}`,
  },
  {
    file: 'Project',
    isNeeded: true,
    needed: ['ProjectID', 'OrganizationID', 'ProjectType'],
    used: ['ProjectName', 'OperatingStartDate', 'OperatingEndDate', 'DateDeleted'],
    known: `ProjectCommonName ContinuumProject HousingType RRHSubType ResidentialAffiliation TargetPopulation HOPWAMedAssistedLivingFac PITCount ${audit}`,
  },
  {
    file: 'Inventory',
    isNeeded: false,
    needed: ['ProjectID', 'BedInventory', 'InventoryStartDate'],
    used: ['UnitInventory', 'InventoryEndDate', 'DateDeleted'],
    known: `InventoryID CoCCode HouseholdType Availability CHVetBedInventory YouthVetBedInventory VetBedInventory CHYouthBedInventory YouthBedInventory CHBedInventory OtherBedInventory ESBedType ${audit}`,
  },
  {
    file: 'Enrollment',
    isNeeded: true,
    needed: ['EnrollmentID', 'PersonalID', 'ProjectID', 'EntryDate', 'HouseholdID', 'RelationshipToHoH'],
    used: ['LivingSituation', 'LOSUnderThreshold', 'PreviousStreetESSH', 'MoveInDate', 'DateDeleted'],
    known: `EnrollmentCoC RentalSubsidyType LengthOfStay DateToStreetESSH TimesHomelessPastThreeYears MonthsHomelessPastThreeYears DisablingCondition DateOfEngagement DateOfPATHStatus ClientEnrolledInPATH ReasonNotEnrolled PercentAMI ReferralSource CountOutreachReferralApproaches DateOfBCPStatus EligibleForRHY ReasonNoServices RunawayYouth SexualOrientation SexualOrientationOther FormerWardChildWelfare ChildWelfareYears ChildWelfareMonths FormerWardJuvenileJustice JuvenileJusticeYears JuvenileJusticeMonths UnemploymentFam MentalHealthDisorderFam PhysicalDisabilityFam AlcoholDrugUseDisorderFam InsufficientIncome IncarceratedParent VAMCStation TargetScreenReqd TimeToHousingLoss AnnualPercentAMI LiteralHomelessHistory ClientLeaseholder HoHLeaseholder SubsidyAtRisk EvictionHistory CriminalRecord IncarceratedAdult PrisonDischarge SexOffender DisabledHoH CurrentPregnant SingleParent DependentUnder6 HH5Plus CoCPrioritized HPScreeningScore ThresholdScore TranslationNeeded PreferredLanguage PreferredLanguageDifferent MentalHealthConsultation ${audit}`,
  },
  {
    file: 'Exit',
    isNeeded: true,
    needed: ['EnrollmentID', 'ExitDate', 'Destination'],
    used: ['DateDeleted'],
    known: `ExitID PersonalID DestinationSubsidyType OtherDestination HousingAssessment SubsidyInformation ProjectCompletionStatus EarlyExitReason ExchangeForSex ExchangeForSexPastThreeMonths CountOfExchangeForSex AskedOrForcedToExchangeForSex AskedOrForcedToExchangeForSexPastThreeMonths WorkplaceViolenceThreats WorkplacePromiseDifference CoercedToContinueWork LaborExploitPastThreeMonths CounselingReceived IndividualCounseling FamilyCounseling GroupCounseling SessionCountAtExit PostExitCounselingPlan SessionsInPlan DestinationSafeClient DestinationSafeWorker PosAdultConnections PosPeerConnections PosCommunityConnections AftercareDate AftercareProvided EmailSocialMedia Telephone InPersonIndividual InPersonGroup CMExitReason ${audit}`,
  },
  {
    file: 'Services',
    isNeeded: false,
    needed: ['EnrollmentID', 'DateProvided', 'RecordType'],
    used: ['DateDeleted'],
    known: `ServicesID PersonalID TypeProvided OtherTypeProvided MovingOnOtherType SubTypeProvided FAAmount FAStartDate FAEndDate ReferralOutcome ${audit}`,
  },
]

/** A folder is what somebody unpacked, so it can be no bomb, and may be larger than what a zip turns out to hold. */
export type SourceLimits = { packedBytes: number; unpackedBytes: number; folderBytes: number; entries: number }
export const defaultLimits: SourceLimits = {
  packedBytes: 250 * 2 ** 20,
  unpackedBytes: 2 * 2 ** 30,
  folderBytes: 32 * 2 ** 30,
  entries: 10_000,
}

/** 'export/Enrollment.csv' names the Enrollment file: letter case is free, one folder may stand above, system droppings are none. */
export function fileOfPath<Further extends string = never>(
  path: string,
  further: readonly Further[] = [],
): HmisFile | Further | null {
  const parts = path.split('/')
  const name = parts.at(-1)!.toLowerCase()
  if (parts.length > 2 || parts[0] === '__MACOSX') return null
  return [...layouts.map(({ file }) => file), ...further].find((file) => `${file.toLowerCase()}.csv` === name) ?? null
}
