import type { HmisFile } from './layout.ts'

/**
 * How each file becomes a table of only the columns that are read, `{file}` being the reader of the file. Days and codes are parsed here,
 * and bed nights meet their enrollment, so that no identifier is kept with a night. The rowid of these tables is the
 * order of the file (of all but the bed nights: a join keeps none).
 */
export const tableSelects: Record<HmisFile, string> = {
  Export: `select id_of(SourceID) as source_id, id_of(ImplementationID) as implementation_id, trim(SourceName) as source_name,
    trim(SoftwareName) as software_name, trim(CSVVersion) as csv_version, day_of(ExportDate) as exported_on,
    day_of(ExportStartDate) as starts_on, day_of(ExportEndDate) as ends_on from {file}`,
  Organization: `select id_of(OrganizationID) as organization_id, trim(OrganizationName) as name,
    is_set(DateDeleted) as is_deleted from {file}`,
  Project: `select id_of(ProjectID) as project_id, id_of(OrganizationID) as organization_id, trim(ProjectName) as name,
    code_of(ProjectType) as type, day_of(OperatingStartDate) as operating_from_on, day_of(OperatingEndDate) as operating_to_on,
    is_set(DateDeleted) as is_deleted from {file}`,
  Inventory: `select id_of(ProjectID) as project_id, coalesce(try_cast(trim(BedInventory) as integer), 0) as beds,
    coalesce(try_cast(trim(UnitInventory) as integer), 0) as units, day_of(InventoryStartDate) as from_on,
    day_of(InventoryEndDate) as to_on, is_unread_day(InventoryEndDate) as is_end_unread,
    is_set(DateDeleted) as is_deleted from {file}`,
  Exit: `select id_of(EnrollmentID) as enrollment_id, day_of(ExitDate) as exit_on, code_of(Destination) as destination,
    is_unread_code(Destination) as is_destination_unread, is_set(DateDeleted) as is_deleted from {file}`,
  Enrollment: `select id_of(EnrollmentID) as enrollment_id, id_of(PersonalID) as person_id,
    try_cast(id_of(ProjectID) as hmis_project) as project_id, id_of(HouseholdID) as household_id,
    is_code(RelationshipToHoH, 1) as is_head, day_of(EntryDate) as entry_on, unread_day(EntryDate) as entry_unread,
    day_of(MoveInDate) as move_in_on, is_unread_day(MoveInDate) as is_move_in_unread,
    code_of(LivingSituation) as prior_situation, coalesce(code_of(LOSUnderThreshold) = 1, false) as is_under_threshold,
    coalesce(code_of(PreviousStreetESSH) = 1, false) as is_from_street, is_set(DateDeleted) as is_deleted from {file}`,
  Services: `with s as (
      select id_of(EnrollmentID) as enrollment_id, day_of(DateProvided) as night_on from {file}
      where is_code(RecordType, 200) and not is_set(DateDeleted)
    )
    select n.row_no, s.night_on from s left join night_by_night n using (enrollment_id)`,
}

/** The days and codes of the large files: the reader parses them by itself, which is much faster than parsing their text. */
export const parsedColumns: Partial<Record<HmisFile, Record<string, 'DATE' | 'SMALLINT'>>> = {
  Exit: { ExitDate: 'DATE', Destination: 'SMALLINT' },
  Enrollment: {
    EntryDate: 'DATE',
    MoveInDate: 'DATE',
    RelationshipToHoH: 'SMALLINT',
    LivingSituation: 'SMALLINT',
    LOSUnderThreshold: 'SMALLINT',
    PreviousStreetESSH: 'SMALLINT',
  },
  Services: { DateProvided: 'DATE', RecordType: 'SMALLINT' },
}

const macros = {
  // trimming is dear, and most identifiers neither begin nor end with a blank: nothing at all and ' ' stand before '!',
  // and other blanks than ' ' take more bytes than characters
  'id_of(t)': "if(t < '!' or ends_with(t, ' ') or strlen(t) <> length(t), nullif(trim(t), ''), t)",
  'is_set(t)': "t is not null and trim(t) <> ''",
  'is_plain_day(d)': "d between date '1900-01-01' and date '2199-12-31'",
}

/** The words of the selects where every cell is text, whatever stands in it. */
export const textWords = statement({
  ...macros,
  'code_of(t)': 'try_cast(t as smallint)',
  'is_code(t, code)': 't = code::varchar or code_of(t) = code',
  'is_unread_code(t)': 'is_set(t) and code_of(t) is null',
  'day_of(t)': 'if(is_plain_day(try_cast(t as date)), try_cast(t as date), null)',
  'is_unread_day(t)': 'is_set(t) and day_of(t) is null',
  'unread_day(t)': 'if(day_of(t) is null, t, null)',
})

/** The same words where days and codes were parsed by the reader: there is none that it could not read. */
export const parsedWords = statement({
  ...macros,
  'code_of(c)': 'c',
  'is_code(c, code)': 'c = code',
  'is_unread_code(c)': 'false',
  'day_of(d)': "case when d is null or is_plain_day(d) then d else error('no plain day') end",
  'is_unread_day(d)': 'false',
  'unread_day(d)': 'null::varchar',
})

function statement(words: Record<string, string>): string {
  return Object.entries(words)
    .map(([word, meaning]) => `create or replace temp macro ${word} as ${meaning};`)
    .join('\n')
}
