import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Finding } from '../../../ground/platform/finding.ts'
import type { RecordEngine } from '../../../ground/platform/record-engine.ts'
import { matchHeader, readHeader } from './read-header.ts'
import { isUnreadable, writeEvenLines } from './read-table.ts'
import { finding } from './source-refusal.ts'
import { textWords } from './table-selects.ts'

/** The file of coordinated entry events, which only the way from referral to housing asks for. */
export const eventLayout = {
  needed: ['EnrollmentID', 'EventDate', 'Event'],
  used: ['EventID', 'LocationCrisisOrPHHousing', 'ReferralResult', 'ResultDate', 'DateDeleted'],
  known: 'PersonalID ProbSolDivRRResult ReferralCaseManageAfter DateCreated DateUpdated UserID ExportID',
}

/** 'export/Event.csv' names it, by the same rule as the files of `layout.ts`. */
export function eventFileOfPath(path: string): 'Event' | null {
  const parts = path.split('/')
  if (parts.length > 2 || parts[0] === '__MACOSX') return null
  return parts.at(-1)!.toLowerCase() === 'event.csv' ? 'Event' : null
}

const text = (value: string) => `'${value.replaceAll("'", "''")}'`
const select = `select coalesce(id_of(EventID), '') as event_id, id_of(EnrollmentID) as enrollment_id, code_of(Event) as event,
  day_of(EventDate) as event_on, id_of(LocationCrisisOrPHHousing) as location_id, code_of(ReferralResult) as result,
  day_of(ResultDate) as result_on
  from {file} where not is_set(DateDeleted) and id_of(EnrollmentID) is not null`

/** Reads the events into the table further_events: what is absent or cannot be read is an empty table and a finding. */
export async function readEvents(engine: RecordEngine, path: string | null, folder: string): Promise<Finding[]> {
  await engine.run(textWords)
  const all = [...eventLayout.needed, ...eventLayout.used]
  const fill = (from: string) =>
    engine.run(`create or replace temp table further_events as ${select.replace('{file}', () => from)}`)
  const none = `(select ${all.map((name) => `null::varchar as "${name}"`).join(', ')} where false)`
  if (path === null) {
    await fill(none)
    return [finding('warning', 'optional-file-missing', 'Event.csv')]
  }
  const { columns, missing } = matchHeader(await readHeader(path), eventLayout)
  const untold = eventLayout.used.filter((name) => !columns.includes(name))
  const told = [...missing, ...untold.filter((name) => name !== 'DateDeleted' && name !== 'EventID')].map((column) =>
    finding('warning', 'column-missing-further', 'Event.csv', { column, expected: column }),
  )
  if (missing.length > 0) {
    await fill(none)
    return told
  }
  const reader = (file: string) => {
    const list = columns.map((name, at) => `${text(name ?? `unread_${at}`)}: 'VARCHAR'`).join(', ')
    const empty = untold.map((name) => `, null::varchar as "${name}"`).join('')
    return `(select *${empty} from read_csv(${text(file)}, auto_detect = false, header = true, columns = {${list}},
      delim = ',', quote = '"', escape = '"', ignore_errors = true))`
  }
  try {
    await fill(reader(path))
    return told
  } catch (error) {
    if (!isUnreadable(error)) throw error
  }
  const evened = join(folder, 'Event.even.csv')
  try {
    await writeEvenLines(path, evened)
    await fill(reader(evened))
    return told
  } catch (error) {
    if (!isUnreadable(error)) throw error
    await fill(none)
    return [...told, finding('error', 'file-unreadable', 'Event.csv')]
  } finally {
    await rm(evened, { force: true })
  }
}
