import { recordIdsFolder } from '../../../ground/platform/folders.ts'
import { theProgram } from '../../../ground/platform/program.server.ts'
import type { Visit } from '../../../ground/platform/visit.ts'
import { eraseRecordIds } from '../../../performance/intake/hmis/checks/ids-to-mend.ts'
import { muteCheck } from '../../../performance/intake/hmis/checks/mute-check.ts'
import { unmuteCheck } from '../../../performance/intake/hmis/checks/unmute-check.ts'

type Answer =
  | { done: 'muted' | 'shown' }
  | { refused: 'not-allowed' | 'check-not-found' | 'wrong-form' | 'already-muted' | 'not-muted' }

/** The forms of a check: muted with a reason, or shown again. What is muted keeps no EnrollmentIDs. */
export async function answerCheckForm(visit: Visit, check: string, form: FormData): Promise<Answer> {
  if (form.get('do') === 'unmute') {
    const shown = await unmuteCheck(visit, { check })
    return 'refused' in shown ? shown : { done: 'shown' }
  }
  const muted = await muteCheck(visit, { check, reason: String(form.get('reason') ?? '') })
  if ('refused' in muted) return muted
  await eraseRecordIds(recordIdsFolder(theProgram().settings.dataFolder, visit.jurisdiction.slug), check)
  return { done: 'muted' }
}
