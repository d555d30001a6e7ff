import { Form } from 'react-router'
import type { Day } from '../../../ground/platform/day.ts'
import { StateMark } from '../../../ground/ui/state-mark.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay } from '../../../ground/words/write-value.ts'
import { type Action, daysLate, isLate } from '../../actions/action.ts'

type Props = { actions: Action[]; today: Day; heading: string; empty: string }

/** What was agreed in earlier months and what became of it, both sides as equals. */
export function Agreed({ actions, today, heading, empty }: Props) {
  return (
    <section id={heading ? 'agreed' : undefined}>
      {heading && <h2>{heading}</h2>}
      {actions.length === 0 ? (
        <p>{empty}</p>
      ) : (
        <ul className="agenda">
          {actions.map((action) => (
            <AgreedAction key={action.id} action={action} today={today} />
          ))}
        </ul>
      )}
    </section>
  )
}

function AgreedAction({ action, today }: { action: Action; today: Day }) {
  const { review: text } = useWords()
  const language = useLanguage()
  const late = isLate(action, today)
  const state = late ? 'late' : action.state === 'open' ? 'open' : 'done'
  const when =
    action.state === 'open'
      ? `${text.due(writeDay(action.dueOn, language))}${late ? ` ${text.late(daysLate(action, today))}` : ''}`
      : text[action.state](writeDay(action.closedOn!, language))
  return (
    <li>
      <p>
        <strong>{action.what}</strong> ({text.sides[action.ownerSide]}, {action.ownerName})
      </p>
      <p className="explains">
        <StateMark state={state} word={when} /> {action.outcome || action.expectedEffect}
      </p>
      <Form method="post" className="quiet-form" preventScrollReset>
        <input type="hidden" name="id" value={action.id} />
        {action.state === 'open' ? (
          <>
            <input type="hidden" name="do" value="close-action" />
            <label>
              <span className="is-read-aloud">{text.outcome}</span>
              <input className="usa-input" name="outcome" placeholder={text.outcome} maxLength={500} />
            </label>
            <button
              type="submit"
              name="state"
              value="done"
              className="usa-button usa-button--unstyled usa-button--quiet"
            >
              {text.markDone}
            </button>
            <button
              type="submit"
              name="state"
              value="dropped"
              className="usa-button usa-button--unstyled usa-button--quiet"
            >
              {text.drop}
            </button>
          </>
        ) : (
          <button
            type="submit"
            name="do"
            value="reopen-action"
            className="usa-button usa-button--unstyled usa-button--quiet"
          >
            {text.reopen}
          </button>
        )}
      </Form>
    </li>
  )
}
