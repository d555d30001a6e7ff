import { findContract } from '../../../agreements/contracts/find-contract.ts'
import type { Month } from '../../../ground/platform/day.ts'
import type { Visit } from '../../../ground/platform/visit.ts'
import { agreeAction } from '../../actions/agree-action.ts'
import { closeAction } from '../../actions/close-action.ts'
import { reopenAction } from '../../actions/reopen-action.ts'
import { describeMeeting } from '../describe-meeting.ts'
import { type OpenMeeting, openMeeting } from '../open-meeting.ts'
import { sendPacket } from '../send-packet.ts'
import { withdrawNote } from '../withdraw-note.ts'
import { writeNote } from '../write-note.ts'

type Answer = { done: string } | { refused: string }

/** The forms of the review page: which verb each asks for, and the part of the page that shows what came of it. */
export async function answerReviewForm(
  visit: Visit,
  { number, month, form }: { number: string; month: Month; form: FormData },
): Promise<Answer> {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const contract = await findContract(visit.work, number)
  if (!contract) return { refused: 'contract-not-found' }
  const inMeeting = async (work: (meeting: OpenMeeting) => Promise<object>, part: string): Promise<Answer> => {
    const opened = await openMeeting(visit, { contractId: contract.id, month })
    return 'refused' in opened ? opened : answer(await work(opened.done), part)
  }
  switch (text('do')) {
    case 'write-note':
      return inMeeting((meeting) => {
        const kind = text('kind') as 'note'
        return writeNote(visit, meeting, {
          kind,
          text: text('text'),
          measure: text('measure') || null,
          saidBy: text('saidBy'),
        })
      }, 'minutes')
    case 'agree-action':
      return inMeeting((meeting) => {
        const ownerSide = text('ownerSide') as 'provider'
        const [what, ownerName, dueOn, expectedEffect] = [
          text('what'),
          text('ownerName'),
          text('dueOn'),
          text('expectedEffect'),
        ]
        return agreeAction(visit, meeting, {
          what,
          ownerSide,
          ownerName,
          dueOn,
          measure: text('measure') || null,
          expectedEffect,
        })
      }, 'actions')
    case 'describe-meeting':
      return inMeeting(
        (meeting) => describeMeeting(visit, meeting, { heldOn: text('heldOn') || null, attendees: text('attendees') }),
        'meeting',
      )
    case 'withdraw-note':
      return answer(await withdrawNote(visit, text('id')), 'minutes')
    case 'close-action':
      return answer(
        await closeAction(visit, { id: text('id'), state: text('state') as 'done', outcome: text('outcome') }),
        'agreed',
      )
    case 'reopen-action':
      return answer(await reopenAction(visit, text('id')), 'agreed')
    case 'send-packet':
      return answer(
        await sendPacket(visit, { contractNumber: number, month, edition: text('edition') as 'working' }),
        'packet',
      )
    default:
      return { refused: 'wrong-form' }
  }
}

function answer(came: object, part: string): Answer {
  return 'refused' in came ? { refused: String(came.refused) } : { done: part }
}
