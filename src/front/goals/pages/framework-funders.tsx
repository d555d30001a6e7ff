import { Field } from '../../../ground/ui/field.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay } from '../../../ground/words/write-value.ts'
import type { Framework } from '../../../performance/goals/framework-words.ts'

type Props = { framework: Framework; today: string; isGovernment: boolean }

/** Who asks for it together, and who signed for each. */
export function FrameworkFunders({ framework, today, isGovernment }: Props) {
  const { frameworks: text } = useWords()
  const language = useLanguage()
  const canSign = isGovernment && (framework.state === 'agreed' || framework.state === 'signed')
  return (
    <section className="part" id="funders">
      <h2>{text.funders}</h2>
      <ul className="agenda">
        {framework.funders.map((one) => (
          <li key={one.id}>
            <p>
              <strong>{one.name}</strong>, {one.organizationId === null ? text.department : text.organization}
            </p>
            <p className="explains">
              {one.signedOn ? text.signedBy(one.signedBy ?? '', writeDay(one.signedOn, language)) : text.notSigned}
            </p>
            {canSign && one.signedOn && (
              <form method="post" action="?" className="undo-line not-printed">
                <input type="hidden" name="funder" value={one.id} />
                <button type="submit" name="do" value="unsign" className="usa-button usa-button--unstyled">
                  {text.unsign}
                </button>
              </form>
            )}
            {canSign && !one.signedOn && (
              <details className="not-printed">
                <summary>{text.sign}</summary>
                <form method="post" action="?">
                  <input type="hidden" name="funder" value={one.id} />
                  <Field name="signedBy" id={`by-${one.id}`} label={text.signName} required maxLength={200} />
                  <Field
                    name="signedOn"
                    id={`on-${one.id}`}
                    type="date"
                    label={text.signDay}
                    defaultValue={today}
                    max={today}
                    required
                  />
                  <button type="submit" name="do" value="sign" className="usa-button usa-button--outline">
                    {text.save}
                  </button>
                </form>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
