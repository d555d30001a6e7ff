import { Form } from 'react-router'
import type { ProviderAnswer } from '../../../agreements/providers/list-provider-answers.ts'
import { DataTable, type TableColumn } from '../../../ground/ui/data-table.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay } from '../../../ground/words/write-value.ts'

/** Takes one answer back. */
export function UndoAnswer({ id, at, of }: { id: string; at?: number; of?: string }) {
  const { matches } = useWords().providers
  return (
    <Form method="post" className="quiet-form">
      <input type="hidden" name="match" value={id} />
      {at !== undefined && <input type="hidden" name="at" value={at} />}
      <button type="submit" name="do" value="undo" className="usa-button usa-button--quiet">
        {matches.undo}
        {of && <span className="is-read-aloud"> {of}</span>}
      </button>
    </Form>
  )
}

type Props = { answers: ProviderAnswer[]; at: number; slug: string; mayKeep: boolean }

/** What was said lately, each with its way back. */
export function AnsweredMatches({ answers, at, slug, mayKeep }: Props) {
  const { providers: words, data } = useWords()
  const { matches } = words
  const language = useLanguage()
  if (answers.length === 0) return null
  const shown: TableColumn<ProviderAnswer>[] = [
    {
      key: 'pair',
      heading: matches.columns.pair,
      cell: ({ answer, oneId, oneName, otherName }) => (
        <>
          <a href={`/${slug}/providers/${oneId}`}>{oneName}</a>
          {answer === 'same' ? ` ${matches.holds} ` : ` ${matches.and} `}
          {otherName}
        </>
      ),
    },
    {
      key: 'answer',
      heading: matches.columns.answer,
      cell: ({ answer }) => (answer === 'same' ? matches.saidSame : matches.saidDifferent),
    },
    {
      key: 'by',
      heading: matches.columns.by,
      cell: ({ answeredBy, answeredAt }) =>
        `${answeredBy ?? data.atTheTerminal}, ${writeDay(answeredAt.slice(0, 10), language)}`,
    },
  ]
  const undo: TableColumn<ProviderAnswer> = {
    key: 'undo',
    heading: matches.columns.undo,
    cell: ({ id, oneName, otherName }) => <UndoAnswer id={id} at={at} of={`${oneName}, ${otherName}`} />,
  }
  return (
    <section className="part">
      <h2>{matches.answered}</h2>
      <DataTable
        caption={matches.answered}
        isCaptionHidden
        rows={answers}
        rowKey={(answer) => answer.id}
        columns={mayKeep ? [...shown, undo] : shown}
      />
    </section>
  )
}
