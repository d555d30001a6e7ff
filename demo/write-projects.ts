import type { CityPlan } from './city-plan.ts'
import { dayNumber, dayText } from './day-numbers.ts'
import { type Field, type HmisFile, quoted, rowMaker } from './hmis-layout.ts'
import { type Audit, auditFields, COC } from './hmis-rows.ts'
import type { Project } from './plan-projects.ts'
import { isPermanentHousing, profileOf } from './program-types.ts'

export type AddRow = (file: HmisFile, row: string) => void

export const AUDIT_COLUMNS = ['DateCreated', 'DateUpdated', 'UserID', 'DateDeleted', 'ExportID']
const rows = (file: HmisFile, columns: string) => rowMaker(file, [...columns.split(','), ...AUDIT_COLUMNS])
const organizationRow = rows('Organization', 'OrganizationID,OrganizationName,VictimServiceProvider')
const userRow = rowMaker('User', ['UserID', ...AUDIT_COLUMNS.filter((column) => column !== 'UserID')])
const projectRow = rows(
  'Project',
  'ProjectID,OrganizationID,ProjectName,OperatingStartDate,OperatingEndDate,ContinuumProject,ProjectType,HousingType,RRHSubType,TargetPopulation',
)
const cocRow = rows('ProjectCoC', 'ProjectCoCID,ProjectID,CoCCode,Geocode,City,State,ZIP,GeographyType')
const funderRow = rows('Funder', 'FunderID,ProjectID,Funder,OtherFunder,GrantID,StartDate,EndDate')
const hmisRow = rows(
  'HMISParticipation',
  'HMISParticipationID,ProjectID,HMISParticipationType,HMISParticipationStatusStartDate,HMISParticipationStatusEndDate',
)
const ceRow = rows(
  'CEParticipation',
  'CEParticipationID,ProjectID,AccessPoint,PreventionAssessment,CrisisAssessment,HousingAssessment,DirectServices,ReceivesReferrals,CEParticipationStatusStartDate,CEParticipationStatusEndDate',
)

const LOCAL_FUNDER = 46
const COC_FUNDERS: Record<number, number> = { 2: 5, 3: 2, 9: 44, 10: 44, 13: 3, 8: 6 }

export function userOf(project: Project): string {
  return `U${project.provider.id.slice(3)}`
}

export function writeExportRow(plan: CityPlan, exportId: string, add: AddRow): void {
  const row = rowMaker('Export', [
    ...'ExportID,SourceType,SourceID,SourceName,SourceContactFirst,SourceContactLast,SourceContactEmail'.split(','),
    ...'ExportDate,ExportStartDate,ExportEndDate,SoftwareName,SoftwareVersion,CSVVersion'.split(','),
    ...'ExportPeriodType,ExportDirective,HashStatus,ImplementationID'.split(','),
  ])
  const { from, exportDate } = plan.period
  const source: Field[] = [exportId, 1, COC, 'City of Cascadia HMIS', 'Ada', 'Lamplight', 'hmis@cascadia.example']
  const software = ['Cascadia demo', '1', '2026 v1.0', 3, 2, 1, 'CASCADIA1']
  add('Export', row([...source, `${exportDate} 21:40:00`, from, exportDate, ...software]))
}

/** Everything that describes projects; inventory comes last, when it is known how full they were. */
export function writeProjects(plan: CityPlan, exportId: string, add: AddRow): void {
  for (const provider of plan.providers) {
    const audit = projectAudit(plan, `U${provider.id.slice(3)}`, exportId)
    const [createdAt, updatedAt, userId] = audit
    add('Organization', organizationRow([provider.id, quoted(provider.name), 0, ...audit]))
    add('User', userRow([userId, createdAt, updatedAt, null, exportId]))
  }
  for (const project of plan.projects) {
    const audit = projectAudit(plan, userOf(project), exportId)
    const { id, type, index } = project
    const opened = dayText(project.openedOn)
    const closed = closedDay(project)
    const housingType = profileOf(type).isResidential ? (isPermanentHousing(type) ? 3 : 1) : null
    const kind = [1, type, housingType, type === 13 ? 2 : null, 4] as const
    add('Project', projectRow([id, project.provider.id, quoted(project.name), opened, closed, ...kind, ...audit]))
    add('ProjectCoC', cocRow([`PC${id}`, id, COC, '009999', 'Cascadia', 'XX', '00999', 1, ...audit]))
    const coc = index % 3 === 0 ? COC_FUNDERS[type] : undefined
    const funder = [coc ?? LOCAL_FUNDER, coc ? null : 'City of Cascadia', `G${id}`] as const
    add('Funder', funderRow([`F${id}`, id, ...funder, opened, closed, ...audit]))
    add('HMISParticipation', hmisRow([`HP${id}`, id, 1, opened, closed, ...audit]))
    const isAccessPoint = type === 4 ? 1 : 0
    const takesReferrals = isPermanentHousing(type) ? 1 : 0
    const ce = [isAccessPoint, 0, isAccessPoint, isAccessPoint, 0, takesReferrals] as const
    add('CEParticipation', ceRow([`CP${id}`, id, ...ce, opened, closed, ...audit]))
  }
}

const closedDay = (project: Project): string | null => (project.closedOn === null ? null : dayText(project.closedOn))

/** Project rows were written a month before the export's time begins. */
export const projectAudit = (plan: CityPlan, userId: string, exportId: string) =>
  auditFields({ createdOn: dayNumber(plan.period.from) - 30, userId, deletedAt: null, exportId } satisfies Audit)
