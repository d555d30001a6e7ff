import { Form } from 'react-router'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import type { Language, Words } from '../../../ground/words/words.ts'
import { writeDay } from '../../../ground/words/write-value.ts'
import type { CardField, MeasureCardText } from '../../../performance/measures/card.ts'
import type { CardVersion } from '../../../performance/measures/list-card-versions.ts'

type Props = { versions: CardVersion[]; shown: number; address: string; mayKeep: boolean }

/** Every version of the card, the newest first: since when, why, who agreed, and what it changed. */
export function CardVersions({ versions, shown, address, mayKeep }: Props) {
  const words = useWords()
  const language = useLanguage()
  const { cards: text } = words
  const day = (value: string) => writeDay(value.slice(0, 10), language)
  return (
    <section className="part" id="versions">
      <h2>{text.versions}</h2>
      <p className="explains">{text.versionsText}</p>
      <ul className="row-list">
        {versions.map((one, index) => (
          <li key={one.version}>
            <div>
              <p className="row-name">
                {one.version === shown ? (
                  text.version(one.version)
                ) : (
                  <a href={`${address}?version=${one.version}`}>{text.version(one.version)}</a>
                )}
              </p>
              <p className="explains">{one.from === null ? text.fromCode : text.since(day(one.from))}</p>
            </div>
            <div>
              {one.reason && <p>{one.reason}</p>}
              {one.agreedBy && one.addedBy && one.addedAt && (
                <p className="explains">
                  {text.agreedBy(one.agreedBy)} {text.writtenBy(one.addedBy, day(one.addedAt))}
                </p>
              )}
              {index === versions.length - 1 && <p className="explains">{text.firstVersion}</p>}
              {one.changed.length > 0 && (
                <dl className="explains card-changes">
                  {one.changed.map((field) => (
                    <div key={field}>
                      <dt>{text.fields[field]}</dt>
                      <dd>
                        <del>{written(versions[index + 1]!.card, field, words, language)}</del>{' '}
                        <ins>{written(one.card, field, words, language)}</ins>
                      </dd>
                    </div>
                  ))}
                </dl>
              )}
            </div>
            <div className="row-action">
              {mayKeep && index === 0 && one.addedAt !== null && (
                <Form method="post">
                  <input type="hidden" name="version" value={one.version} />
                  <button
                    type="submit"
                    name="do"
                    value="withdraw"
                    title={text.withdrawHint}
                    className="usa-button usa-button--unstyled usa-button--quiet"
                  >
                    {text.withdraw}
                  </button>
                </Form>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A part of a card as it is read, for the sentence of what changed. */
function written(card: MeasureCardText, field: CardField, { cards }: Words, language: Language): string {
  const value = card[field]
  if (typeof value === 'object' && value !== null && 'en' in value) return value[language] || cards.open
  if (field === 'kind') return cards.kinds[card.kind]
  if (field === 'question') return cards.questions[card.question]
  if (field === 'timing') return cards.timings[card.timing]
  if (field === 'followsProcessRules') return card.followsProcessRules ? cards.followsRules.yes : cards.followsRules.no
  return value === null || value === '' ? cards.open : String(value)
}
