import { Field } from '../../../ground/ui/field.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import type { ShownDocument } from './documents-table.tsx'
import { FileFields } from './file-forms.tsx'

type Props = {
  document: ShownDocument
  mayKeep: boolean
  mayPut: boolean
  today: string
  problem: { do: string; sent: Record<string, string> } | undefined
}

/** What may be done with a document as it stands: brought, replaced, removed, taken back. */
export function DocumentForms({ document, mayKeep, mayPut, today, problem }: Props) {
  const { documents: text } = useWords()
  const { one } = text
  const { state } = document
  const sent = problem?.sent ?? {}
  const isAsked = state === 'due' || state === 'overdue'
  const isOver = state === 'replaced' || state === 'removed'
  if (!mayPut && !mayKeep) return null
  return (
    <section className="part">
      {mayPut && isAsked && (
        <form method="post" encType="multipart/form-data">
          <h2>{text.put.answer}</h2>
          <FileFields id="answer" today={today} sent={sent} />
          <button type="submit" name="do" value="put" className="usa-button">
            {text.put.button}
          </button>
        </form>
      )}
      {mayPut && !isAsked && !isOver && (
        <details className="opens" open={problem?.do === 'replaced' || state === 'expired' || state === 'expiring'}>
          <summary>{one.replace}</summary>
          <form method="post" encType="multipart/form-data">
            <p className="explains">{one.replaceText}</p>
            <FileFields id="replace" today={today} sent={sent} />
            <button type="submit" name="do" value="replaced" className="usa-button">
              {one.replaceButton}
            </button>
          </form>
        </details>
      )}
      {mayKeep && !isOver && (
        <details className="opens" open={problem?.do === 'removed'}>
          <summary>{one.remove}</summary>
          <form method="post" encType="multipart/form-data">
            <p className="explains">{one.removeText}</p>
            <Field
              name="reason"
              control="textarea"
              label={one.reason}
              required
              maxLength={2000}
              defaultValue={sent.reason}
            />
            <button type="submit" name="do" value="removed" className="usa-button usa-button--outline">
              {one.removeButton}
            </button>
          </form>
        </details>
      )}
      {mayKeep && state === 'removed' && (
        <form method="post" encType="multipart/form-data">
          <button type="submit" name="do" value="restored" className="usa-button usa-button--outline">
            {one.restore}
          </button>
        </form>
      )}
    </section>
  )
}
