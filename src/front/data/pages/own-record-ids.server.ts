import { recordIdsFolder } from '../../../ground/platform/folders.ts'
import { theProgram } from '../../../ground/platform/program.server.ts'
import type { Visit } from '../../../ground/platform/visit.ts'
import { readRecordIds } from '../../../performance/intake/hmis/checks/ids-to-mend.ts'
import { mayReadRecordIds } from '../../../performance/intake/hmis/checks/may.ts'

/** The asking provider's own records to mend, as CSV; null where none are kept, and for everybody else. */
export async function ownRecordIds(visit: Visit): Promise<string | null> {
  if (!mayReadRecordIds(visit)) return null
  const folder = recordIdsFolder(theProgram().settings.dataFolder, visit.jurisdiction.slug)
  return readRecordIds(folder, visit.asker.providerId!)
}
