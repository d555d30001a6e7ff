import type { ProviderAnswer } from '../../../agreements/providers/list-provider-answers.ts'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay } from '../../../ground/words/write-value.ts'
import { UndoAnswer } from './answered-matches.tsx'

type Props = {
  names: { name: string; normalName: string }[]
  merged: ProviderAnswer[]
  mayKeep: boolean
}

/** Under which other names lists know it, and which entries were found to be the same. */
export function ProviderNames({ names, merged, mayKeep }: Props) {
  const { providers: words, data } = useWords()
  const language = useLanguage()
  if (names.length === 0 && !mayKeep) return null
  const ofMerged = new Set(merged.map(({ otherName }) => otherName))
  return (
    <section className="part">
      <h2>{words.otherNames}</h2>
      <p className="explains">{words.namesText}</p>
      {names.length > 0 && (
        <ul className="plain-list">
          {names.map(({ name, normalName }) => (
            <li key={normalName}>
              <form method="post" className="quiet-form">
                <span>{name}</span>{' '}
                {mayKeep && !ofMerged.has(name) && (
                  <>
                    <input type="hidden" name="normalName" value={normalName} />
                    <button type="submit" name="do" value="unnamed" className="usa-button usa-button--quiet">
                      {words.remove}
                      <span className="is-read-aloud"> {name}</span>
                    </button>
                  </>
                )}
              </form>
            </li>
          ))}
        </ul>
      )}
      {mayKeep && (
        <form method="post" className="search-line">
          <label className="usa-label" htmlFor="otherName">
            {words.otherName}
          </label>
          <input className="usa-input" id="otherName" name="otherName" required autoComplete="off" />
          <button type="submit" name="do" value="named" className="usa-button usa-button--outline">
            {words.addName}
          </button>
        </form>
      )}
      {merged.length > 0 && (
        <>
          <h3 className="under-form">{words.mergedHere}</h3>
          <ul className="plain-list">
            {merged.map(({ id, otherName, answeredBy, answeredAt }) => (
              <li key={id}>
                {words.mergedBy(
                  otherName,
                  answeredBy ?? data.atTheTerminal,
                  writeDay(answeredAt.slice(0, 10), language),
                )}
                {mayKeep && <UndoAnswer id={id} of={otherName} />}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
