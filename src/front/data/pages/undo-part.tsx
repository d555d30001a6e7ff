import { Notice } from '../../../ground/ui/notice.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeMoment } from './write-moment.ts'

export type UndoProblem = { refused: string; obstacles?: { kind: string; contracts: number; number: string }[] }
type Props = { undoneAt: string | null; mayUndo: boolean; problem: UndoProblem | undefined }

/** An import of contracts can be taken back; where something was built on it, what that is. */
export function UndoPart({ undoneAt, mayUndo, problem }: Props) {
  const { lists, frame } = useWords()
  const language = useLanguage()
  const { undo } = lists
  if (undoneAt !== null)
    return (
      <Notice kind="info" isAnswer>
        {undo.wasUndone(writeMoment(undoneAt, language))}
      </Notice>
    )
  if (!mayUndo) return null
  return (
    <section className="part" id="undo">
      <h2>{undo.heading}</h2>
      {problem?.obstacles ? (
        <Notice kind="care" heading={undo.inTheWay} isAnswer>
          <ul>
            {problem.obstacles.map(({ kind, contracts, number }) => (
              <li key={kind}>{undo.obstacle(undo.kinds[kind] ?? undo.other, contracts, number)}</li>
            ))}
          </ul>
        </Notice>
      ) : (
        problem && (
          <Notice kind="care" isAnswer>
            {lists.refusals[problem.refused] ?? frame.refusals[problem.refused]}
          </Notice>
        )
      )}
      <p>{undo.text}</p>
      <form method="post">
        <button type="submit" name="do" value="undo" className="usa-button usa-button--outline">
          {undo.button}
        </button>
      </form>
    </section>
  )
}
