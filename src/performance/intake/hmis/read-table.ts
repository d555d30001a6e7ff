import { createReadStream, createWriteStream } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { RecordEngine } from '../../../ground/platform/record-engine.ts'
import type { HmisFile } from './layout.ts'
import { finding, SourceRefusal } from './source-refusal.ts'

const text = (value: string) => `'${value.replaceAll("'", "''")}'`

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
    day_of(InventoryEndDate) as to_on, is_set(InventoryEndDate) and day_of(InventoryEndDate) is null as is_end_unread,
    is_set(DateDeleted) as is_deleted from {file}`,
  Exit: `select id_of(EnrollmentID) as enrollment_id, day_of(ExitDate) as exit_on, code_of(Destination) as destination,
    is_set(Destination) and code_of(Destination) is null as is_destination_unread, is_set(DateDeleted) as is_deleted from {file}`,
  Enrollment: `select id_of(EnrollmentID) as enrollment_id, id_of(PersonalID) as person_id, id_of(ProjectID) as project_id,
    id_of(HouseholdID) as household_id, RelationshipToHoH = '1' or code_of(RelationshipToHoH) = 1 as is_head,
    day_of(EntryDate) as entry_on, if(day_of(EntryDate) is null, EntryDate, null) as entry_unread,
    day_of(MoveInDate) as move_in_on, day_of(MoveInDate) is null and is_set(MoveInDate) as is_move_in_unread,
    code_of(LivingSituation) as prior_situation, coalesce(code_of(LOSUnderThreshold) = 1, false) as is_under_threshold,
    coalesce(code_of(PreviousStreetESSH) = 1, false) as is_from_street, is_set(DateDeleted) as is_deleted from {file}`,
  Services: `with s as (
      select id_of(EnrollmentID) as enrollment_id, day_of(DateProvided) as night_on from {file}
      where (RecordType = '200' or code_of(RecordType) = 200) and not is_set(DateDeleted)
    )
    select n.row_no, s.night_on from s left join night_by_night n using (enrollment_id)`,
}

export const readingMacros = `
-- trimming is dear: most identifiers hold no blank of any kind (other blanks than ' ' take more bytes than characters)
create or replace temp macro id_of(t) as if(contains(t, ' ') or t = '' or strlen(t) <> length(t), nullif(trim(t), ''), t);
create or replace temp macro is_set(t) as t is not null and trim(t) <> '';
create or replace temp macro code_of(t) as try_cast(t as smallint);
create or replace temp macro plain_day(d) as if(d between date '1900-01-01' and date '2199-12-31', d, null);
create or replace temp macro day_of(t) as plain_day(try_cast(t as date));`

export type ReadRows = {
  rows: number
  /** file rows that could not be taken apart, in order; they are in no table */
  malformed: { row: number; kind: string }[]
}

/** The CSV reader as a relation with the layout's names; a used column that the file lacks is empty. */
function relation(path: string, columns: (string | null)[], missing: string[], rejects: string): string {
  const names = columns.map((name, at) => name ?? `unread_${at}`)
  const list = names.map((name) => `${text(name)}: 'VARCHAR'`).join(', ')
  const empty = missing.map((name) => `, null::varchar as "${name}"`).join('')
  return `(select *${empty} from read_csv(${text(path)}, auto_detect = false, header = true, columns = {${list}},
    delim = ',', quote = '"', escape = '"', store_rejects = true, rejects_limit = 1000000,
    rejects_table = '${rejects}', rejects_scan = '${rejects}_scans'))`
}

/** Reads one CSV file into the table read_<file>; malformed records are left out and told. */
export async function readTable(
  engine: RecordEngine,
  file: HmisFile,
  path: string,
  columns: (string | null)[],
  missing: string[],
  folder: string,
): Promise<ReadRows> {
  const rejects = `rejects_${file.toLowerCase()}`
  const read = (from: string) =>
    engine.run(
      `create or replace temp table ${tableOf(file)} as ${tableSelects[file].replace('{file}', () => relation(from, columns, missing, rejects))}`,
    )
  const forget = `drop table if exists ${rejects}; drop table if exists ${rejects}_scans`
  await engine.run(forget)
  try {
    await read(path)
  } catch (error) {
    if (!isUnreadable(error)) throw error
    await engine.run(forget)
    const evened = join(folder, `${file}.even.csv`)
    await writeEvenLines(path, evened)
    try {
      await read(evened)
    } catch (still) {
      if (!isUnreadable(still)) throw still
      throw new SourceRefusal(finding('stops', 'file-unreadable', `${file}.csv`))
    } finally {
      await rm(evened, { force: true })
    }
  }
  const [counted] = await engine.rows<{ count: number }>(`select count(*) as count from ${tableOf(file)}`)
  const malformed = await engine.rows<{ row: number; kind: string }>(
    `select line as row, min(error_type::varchar) as kind from ${rejects} group by line order by line`,
  )
  return { rows: counted!.count + malformed.length, malformed }
}

/** The reader gives up on a file whose lines end now in CR LF, now in LF, and on little else that it does not reject by itself. */
export const isUnreadable = (error: unknown) => /Invalid Input Error|CSV Error/.test(String(error))

/** Such a file is copied with LF alone; rare, so it is done only once the reader has given up. */
export async function writeEvenLines(path: string, target: string): Promise<void> {
  let endsInCr = false
  const even = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      // bytes as Latin-1 and back: no byte but these changes, whatever the encoding
      const text = (endsInCr ? '\r' : '') + chunk.toString('latin1')
      endsInCr = text.endsWith('\r')
      done(null, Buffer.from((endsInCr ? text.slice(0, -1) : text).replaceAll(/\r\n?/g, '\n'), 'latin1'))
    },
    flush: (done) => done(null, endsInCr ? '\n' : ''),
  })
  await pipeline(createReadStream(path), even, createWriteStream(target, { mode: 0o600 }))
}

export const tableOf = (file: HmisFile) => `read_${file.toLowerCase()}`

/** An absent file that may be absent reads as an empty one. */
export async function readNothing(
  engine: RecordEngine,
  file: HmisFile,
  folder: string,
  columns: string[],
): Promise<void> {
  const path = `${folder}/absent-${file}.csv`
  await writeFile(path, `${columns.join(',')}\n`, { mode: 0o600 })
  await readTable(engine, file, path, columns, [], folder)
}
