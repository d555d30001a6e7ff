import { redirect } from 'react-router'
import { addressOf } from '../../../ground/platform/address-of.ts'
import type { Visit } from '../../../ground/platform/visit.ts'
import { addGoal } from '../../../performance/goals/add-goal.ts'
import { changeGoal } from '../../../performance/goals/change-goal.ts'
import { type FoundingWords, foundGoals } from '../../../performance/goals/found-goals.ts'
import { restoreGoal } from '../../../performance/goals/restore-goal.ts'
import { retireGoal } from '../../../performance/goals/retire-goal.ts'
import { undoGoalChange } from '../../../performance/goals/undo-goal-change.ts'
import { asGovernment } from '../../data/as-government.server.ts'
import { readGoalForm } from '../goal-form.ts'

export type GoalProblem = { do: string; refused: string; goal: string }
type Answer = { done: { to: string } } | { refused: string }

/** The forms of the tree: a goal is added, changed, retired or restored, and each is undone from the notice it leaves. */
export async function answerGoalForm(
  request: Request,
  params: { jurisdiction?: string | undefined },
  founding: FoundingWords,
): Promise<Response | GoalProblem> {
  const form = await request.formData()
  const asked = String(form.get('do') ?? '')
  const answer = await asGovernment(request, params, (visit) => answerOne(visit, asked, form, founding))
  if ('refused' in answer) return { do: asked, refused: answer.refused, goal: String(form.get('goal') ?? '') }
  return redirect(`${addressOf(request).path}${answer.done.to}`)
}

async function answerOne(visit: Visit, asked: string, form: FormData, founding: FoundingWords): Promise<Answer> {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const id = text('goal')
  switch (asked) {
    case 'add':
      return to(await addGoal(visit, readGoalForm(form)), ({ id: added }) => `?done=added&goal=${added}#goal-${added}`)
    case 'change':
      return to(
        await changeGoal(visit, { id, goal: readGoalForm(form) }),
        ({ changeId }) => `?done=changed&change=${changeId}#goal-${id}`,
      )
    case 'undo-change':
      return to(await undoGoalChange(visit, text('change')), () => '?done=undone')
    case 'retire':
      return to(await retireGoal(visit, { id, reason: text('reason') }), () => `?done=retired&goal=${id}`)
    case 'restore':
      return to(await restoreGoal(visit, id), () => `?done=restored#goal-${id}`)
    case 'found':
      return to(await foundGoals(visit, founding), () => '?done=founded')
    default:
      return { refused: 'wrong-form' }
  }
}

function to<Done>(answer: { done: Done } | { refused: string }, where: (done: Done) => string): Answer {
  return 'refused' in answer ? answer : { done: { to: where(answer.done) } }
}
