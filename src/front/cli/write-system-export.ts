import { idOf, type SmallSystem } from '../../performance/measure-packs/homelessness/system/fill-system-tables.ts'

type Cell = string | number | undefined
/** One file of an export: its columns, and its rows as texts. */
export type ExportTable = { columns: string[]; rows: string[][] }

const text = (cell: Cell) => (cell === undefined ? '' : String(cell))
const flag = (is: boolean | undefined) => (is === undefined ? undefined : Number(is))

/** For tests: a small system as the files that its software would have exported. */
export function writeSystemExport(
  { projects, clients = {}, stays, incomes = [] }: SmallSystem,
  organizations = 2,
): Record<string, ExportTable> {
  const table = (columns: string, rows: Cell[][]): ExportTable => ({
    columns: columns.split(' '),
    rows: rows.map((row) => row.map(text)),
  })
  const all = Object.entries(projects)
  const ids = stays.map(idOf)
  return {
    'Export.csv': table('ExportID SourceID ExportDate ExportStartDate ExportEndDate CSVVersion', [
      [1, 'XX-500', '2026-01-31', '2005-01-01', '2026-12-31', '2026 v1.0'],
    ]),
    'Organization.csv': table(
      'OrganizationID OrganizationName DateDeleted',
      Array.from({ length: organizations }, (_, at) => [`O${at}`, `Organization ${at}`, '']),
    ),
    'Project.csv': table(
      'ProjectID OrganizationID ProjectName OperatingStartDate ContinuumProject ProjectType DateDeleted',
      all.map(([id, { type, continuum }], at) => [
        id,
        `O${at % organizations}`,
        id,
        '2010-01-01',
        continuum ?? 1,
        type,
        '',
      ]),
    ),
    'ProjectCoC.csv': table(
      'ProjectID CoCCode DateDeleted',
      all.flatMap(([id, { cocs }]) => (cocs ?? ['XX-500']).map((coc) => [id, coc, ''])),
    ),
    'Funder.csv': table(
      'ProjectID Funder StartDate EndDate DateDeleted',
      all.flatMap(([id, { funders }]) => (funders ?? []).map(({ code, from, to }) => [id, code, from, to, ''])),
    ),
    'Inventory.csv': table(
      'ProjectID UnitInventory BedInventory InventoryStartDate InventoryEndDate DateDeleted',
      all.map(([id]) => [id, 5, 10, '2010-01-01', '', '']),
    ),
    'Client.csv': table(
      'PersonalID DOB Sex Asian BlackAfAmerican HispanicLatinao White VeteranStatus DateDeleted',
      [...new Set(stays.map(({ person }) => person))].map((id, at) => [
        id,
        clients[id]?.born,
        clients[id]?.sex ?? at % 2,
        Number(at % 3 === 0),
        Number(at % 4 === 0),
        Number(at % 5 === 0),
        Number(at % 3 === 1),
        clients[id]?.veteran ?? at % 2,
        '',
      ]),
    ),
    'Enrollment.csv': table(
      'EnrollmentID PersonalID ProjectID EntryDate HouseholdID RelationshipToHoH EnrollmentCoC LivingSituation LOSUnderThreshold PreviousStreetESSH DateToStreetESSH DateOfEngagement MoveInDate DateDeleted',
      stays.map((stay, at) => [
        ids[at],
        stay.person,
        stay.project,
        stay.entry,
        stay.household ?? `H${ids[at]}`,
        (stay.isHead ?? stay.household === undefined) ? 1 : 2,
        stay.coc,
        stay.prior,
        flag(stay.isUnderThreshold),
        flag(stay.isFromStreet),
        stay.street,
        stay.engaged,
        stay.moveIn,
        '',
      ]),
    ),
    'Exit.csv': table(
      'ExitID EnrollmentID PersonalID ExitDate Destination DateDeleted',
      stays.flatMap(({ person, exit, to }, at) =>
        exit === undefined ? [] : [[`X${ids[at]}`, ids[at], person, exit, to, '']],
      ),
    ),
    'Services.csv': table(
      'ServicesID EnrollmentID PersonalID DateProvided RecordType DateDeleted',
      stays.flatMap(({ person, nights = [] }, at) =>
        nights.map((night, nth) => [`S${ids[at]}-${nth}`, ids[at], person, night, 200, '']),
      ),
    ),
    'IncomeBenefits.csv': table(
      'IncomeBenefitsID EnrollmentID InformationDate TotalMonthlyIncome EarnedAmount DataCollectionStage DateDeleted',
      incomes.map(({ stay, on, stage, earned, total, id }, at) => [id ?? `I${at}`, stay, on, total, earned, stage, '']),
    ),
  }
}

export const toCsv = ({ columns, rows }: ExportTable): string =>
  `${[columns, ...rows].map((cells) => cells.join(',')).join('\n')}\n`
