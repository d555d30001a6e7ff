/** The 24 files of the HMIS CSV export, FY2026 layout, with their columns in the order of the specification. */
const AUDIT = 'DateCreated,DateUpdated,UserID,DateDeleted,ExportID'

export const HMIS_HEADERS = {
  Export:
    'ExportID,SourceType,SourceID,SourceName,SourceContactFirst,SourceContactLast,SourceContactPhone,SourceContactExtension,SourceContactEmail,ExportDate,ExportStartDate,ExportEndDate,SoftwareName,SoftwareVersion,CSVVersion,ExportPeriodType,ExportDirective,HashStatus,ImplementationID',
  Organization: `OrganizationID,OrganizationName,VictimServiceProvider,OrganizationCommonName,${AUDIT}`,
  User: 'UserID,UserFirstName,UserLastName,UserPhone,UserExtension,UserEmail,DateCreated,DateUpdated,DateDeleted,ExportID',
  Project: `ProjectID,OrganizationID,ProjectName,ProjectCommonName,OperatingStartDate,OperatingEndDate,ContinuumProject,ProjectType,HousingType,RRHSubType,ResidentialAffiliation,TargetPopulation,HOPWAMedAssistedLivingFac,PITCount,${AUDIT}`,
  ProjectCoC: `ProjectCoCID,ProjectID,CoCCode,Geocode,Address1,Address2,City,State,ZIP,GeographyType,${AUDIT}`,
  Affiliation: `AffiliationID,ProjectID,ResProjectID,${AUDIT}`,
  Funder: `FunderID,ProjectID,Funder,OtherFunder,GrantID,StartDate,EndDate,${AUDIT}`,
  HMISParticipation: `HMISParticipationID,ProjectID,HMISParticipationType,HMISParticipationStatusStartDate,HMISParticipationStatusEndDate,${AUDIT}`,
  CEParticipation: `CEParticipationID,ProjectID,AccessPoint,PreventionAssessment,CrisisAssessment,HousingAssessment,DirectServices,ReceivesReferrals,CEParticipationStatusStartDate,CEParticipationStatusEndDate,${AUDIT}`,
  Inventory: `InventoryID,ProjectID,CoCCode,HouseholdType,Availability,UnitInventory,BedInventory,CHVetBedInventory,YouthVetBedInventory,VetBedInventory,CHYouthBedInventory,YouthBedInventory,CHBedInventory,OtherBedInventory,ESBedType,InventoryStartDate,InventoryEndDate,${AUDIT}`,
  Client: `PersonalID,FirstName,MiddleName,LastName,NameSuffix,NameDataQuality,SSN,SSNDataQuality,DOB,DOBDataQuality,Sex,AmIndAKNative,Asian,BlackAfAmerican,HispanicLatinao,MidEastNAfrican,NativeHIPacific,White,RaceNone,AdditionalRaceEthnicity,VeteranStatus,YearEnteredService,YearSeparated,WorldWarII,KoreanWar,VietnamWar,DesertStorm,AfghanistanOEF,IraqOIF,IraqOND,OtherTheater,MilitaryBranch,DischargeStatus,${AUDIT}`,
  Enrollment: `EnrollmentID,PersonalID,ProjectID,EntryDate,HouseholdID,RelationshipToHoH,EnrollmentCoC,LivingSituation,RentalSubsidyType,LengthOfStay,LOSUnderThreshold,PreviousStreetESSH,DateToStreetESSH,TimesHomelessPastThreeYears,MonthsHomelessPastThreeYears,DisablingCondition,DateOfEngagement,MoveInDate,DateOfPATHStatus,ClientEnrolledInPATH,ReasonNotEnrolled,PercentAMI,ReferralSource,CountOutreachReferralApproaches,DateOfBCPStatus,EligibleForRHY,ReasonNoServices,RunawayYouth,FormerWardChildWelfare,ChildWelfareYears,ChildWelfareMonths,FormerWardJuvenileJustice,JuvenileJusticeYears,JuvenileJusticeMonths,UnemploymentFam,MentalHealthDisorderFam,PhysicalDisabilityFam,AlcoholDrugUseDisorderFam,InsufficientIncome,IncarceratedParent,VAMCStation,TargetScreenReqd,TimeToHousingLoss,AnnualPercentAMI,LiteralHomelessHistory,ClientLeaseholder,HoHLeaseholder,SubsidyAtRisk,EvictionHistory,CriminalRecord,IncarceratedAdult,PrisonDischarge,SexOffender,DisabledHoH,CurrentPregnant,SingleParent,DependentUnder6,HH5Plus,CoCPrioritized,HPScreeningScore,ThresholdScore,MentalHealthConsultation,${AUDIT}`,
  Exit: `ExitID,EnrollmentID,PersonalID,ExitDate,Destination,DestinationSubsidyType,OtherDestination,HousingAssessment,SubsidyInformation,ProjectCompletionStatus,EarlyExitReason,ExchangeForSex,ExchangeForSexPastThreeMonths,CountOfExchangeForSex,AskedOrForcedToExchangeForSex,AskedOrForcedToExchangeForSexPastThreeMonths,WorkplaceViolenceThreats,WorkplacePromiseDifference,CoercedToContinueWork,LaborExploitPastThreeMonths,CounselingReceived,IndividualCounseling,FamilyCounseling,GroupCounseling,SessionCountAtExit,PostExitCounselingPlan,SessionsInPlan,DestinationSafeClient,DestinationSafeWorker,PosAdultConnections,PosPeerConnections,PosCommunityConnections,AftercareDate,AftercareProvided,EmailSocialMedia,Telephone,InPersonIndividual,InPersonGroup,CMExitReason,${AUDIT}`,
  IncomeBenefits: `IncomeBenefitsID,EnrollmentID,PersonalID,InformationDate,IncomeFromAnySource,TotalMonthlyIncome,Earned,EarnedAmount,Unemployment,UnemploymentAmount,SSI,SSIAmount,SSDI,SSDIAmount,VADisabilityService,VADisabilityServiceAmount,VADisabilityNonService,VADisabilityNonServiceAmount,PrivateDisability,PrivateDisabilityAmount,WorkersComp,WorkersCompAmount,TANF,TANFAmount,GA,GAAmount,SocSecRetirement,SocSecRetirementAmount,Pension,PensionAmount,ChildSupport,ChildSupportAmount,Alimony,AlimonyAmount,OtherIncomeSource,OtherIncomeAmount,OtherIncomeSourceIdentify,BenefitsFromAnySource,SNAP,WIC,TANFChildCare,TANFTransportation,OtherTANF,OtherBenefitsSource,OtherBenefitsSourceIdentify,InsuranceFromAnySource,Medicaid,NoMedicaidReason,Medicare,NoMedicareReason,SCHIP,NoSCHIPReason,VHAServices,NoVHAReason,EmployerProvided,NoEmployerProvidedReason,COBRA,NoCOBRAReason,PrivatePay,NoPrivatePayReason,StateHealthIns,NoStateHealthInsReason,IndianHealthServices,NoIndianHealthServicesReason,OtherInsurance,OtherInsuranceIdentify,ADAP,NoADAPReason,RyanWhiteMedDent,NoRyanWhiteReason,ConnectionWithSOAR,DataCollectionStage,${AUDIT}`,
  HealthAndDV: `HealthAndDVID,EnrollmentID,PersonalID,InformationDate,DomesticViolenceSurvivor,WhenOccurred,CurrentlyFleeing,GeneralHealthStatus,DentalHealthStatus,MentalHealthStatus,PregnancyStatus,DueDate,DataCollectionStage,${AUDIT}`,
  EmploymentEducation: `EmploymentEducationID,EnrollmentID,PersonalID,InformationDate,LastGradeCompleted,SchoolStatus,Employed,EmploymentType,NotEmployedReason,DataCollectionStage,${AUDIT}`,
  Disabilities: `DisabilitiesID,EnrollmentID,PersonalID,InformationDate,DisabilityType,DisabilityResponse,IndefiniteAndImpairs,TCellCountAvailable,TCellCount,TCellSource,ViralLoadAvailable,ViralLoad,ViralLoadSource,AntiRetroviral,DataCollectionStage,${AUDIT}`,
  YouthEducationStatus: `YouthEducationStatusID,EnrollmentID,PersonalID,InformationDate,CurrentSchoolAttend,MostRecentEdStatus,CurrentEdStatus,DataCollectionStage,${AUDIT}`,
  Services: `ServicesID,EnrollmentID,PersonalID,DateProvided,RecordType,TypeProvided,OtherTypeProvided,MovingOnOtherType,SubTypeProvided,FAAmount,FAStartDate,FAEndDate,ReferralOutcome,${AUDIT}`,
  CurrentLivingSituation: `CurrentLivingSitID,EnrollmentID,PersonalID,InformationDate,CurrentLivingSituation,CLSSubsidyType,VerifiedBy,LeaveSituation14Days,SubsequentResidence,ResourcesToObtain,LeaseOwn60Day,MovedTwoOrMore,LocationDetails,${AUDIT}`,
  Assessment: `AssessmentID,EnrollmentID,PersonalID,AssessmentDate,AssessmentLocation,AssessmentType,AssessmentLevel,PrioritizationStatus,${AUDIT}`,
  AssessmentQuestions: `AssessmentQuestionID,AssessmentID,EnrollmentID,PersonalID,AssessmentQuestionGroup,AssessmentQuestionOrder,AssessmentQuestion,AssessmentAnswer,${AUDIT}`,
  AssessmentResults: `AssessmentResultID,AssessmentID,EnrollmentID,PersonalID,AssessmentResultType,AssessmentResult,${AUDIT}`,
  Event: `EventID,EnrollmentID,PersonalID,EventDate,Event,ProbSolDivRRResult,ReferralCaseManageAfter,LocationCrisisOrPHHousing,ReferralResult,ResultDate,${AUDIT}`,
} as const

export type HmisFile = keyof typeof HMIS_HEADERS

/** A value of a row; null and missing are the empty field. */
export type Field = string | number | null

/** Text that may hold a comma or a quote. */
export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

/**
 * A writer of rows that fill only some columns of a file: the commas between them are laid out once, because a file of
 * 77 columns with ten values would else cost most of its time in empty fields.
 */
export function rowMaker(file: HmisFile, columns: readonly string[]): (values: readonly Field[]) => string {
  const header = HMIS_HEADERS[file].split(',')
  const places = columns.map((column) => header.indexOf(column))
  const gaps = places.map((place, i) => {
    const before = i === 0 ? 0 : places[i - 1]!
    if (place < 0 || place < before) throw new Error(`${file} has no column ${columns[i]} after ${columns[i - 1]}`)
    return ','.repeat(place - before)
  })
  const rest = `${','.repeat(header.length - 1 - places.at(-1)!)}\n`
  return (values) => {
    let row = ''
    for (let i = 0; i < gaps.length; i++) row += gaps[i]! + (values[i] ?? '')
    return row + rest
  }
}
