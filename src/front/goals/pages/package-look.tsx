import { Notice } from '../../../ground/ui/notice.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay, writeShortMonth } from '../../../ground/words/write-value.ts'
import type { PackageLook } from '../find-package-look.ts'

/** Who signed a package and what it would bring; it is taken in only when a person says so. */
export function PackageLookPart({ look }: { look: PackageLook }) {
  const { packages: text, frameworks, measures } = useWords()
  const language = useLanguage()
  const day = (moment: string) => writeDay(moment.slice(0, 10), language)
  const { knownAs } = look
  return (
    <>
      <section className="part">
        <h2>{text.who}</h2>
        <p>
          <strong>{look.from}</strong>
          {look.isDemo && ` (${frameworks.invented})`}. {text.madeOn(day(look.madeAt))}
        </p>
        <p className="fingerprint">{look.fingerprintText}</p>
        {knownAs ? (
          <p>{text.known(knownAs.acceptedBy, day(knownAs.acceptedAt))}</p>
        ) : (
          <Notice kind="care" heading={text.unknown}>
            {text.unknownHow}
          </Notice>
        )}
      </section>
      <section className="part">
        <h2>{text.brings}</h2>
        <p className="explains">{look.lastMadeAt ? text.since(day(look.lastMadeAt)) : text.first}</p>
        <h3 className="missing-heading">{text.frameworks(look.frameworks.length)}</h3>
        <ul className="plain-list">
          {look.frameworks.map((one) => (
            <li key={one.id}>
              {one.name}, {frameworks.version(one.version)}, {one.policyArea} ({text.change[one.change]})
            </li>
          ))}
          {look.gone.map((one) => (
            <li key={one.id}>
              {one.name}, {frameworks.version(one.version)} ({text.change.gone})
            </li>
          ))}
        </ul>
        <h3 className="missing-heading">{text.results(look.measures.length)}</h3>
        <ul className="plain-list">
          {look.measures.map((one) => (
            <li key={one.measure}>
              {measures.title[one.measure] ?? one.measure}:{' '}
              {frameworks.monthsFrom(writeShortMonth(one.from, language), writeShortMonth(one.to, language))},{' '}
              {text.groups(one.groups)} ({text.change[one.change]})
            </li>
          ))}
        </ul>
        <p className="under-table">{text.yours}</p>
        <form method="post" encType="multipart/form-data" action="?" className="not-printed">
          <input type="hidden" name="text" value={look.text.trimEnd()} />
          <input type="hidden" name="fingerprint" value={look.fingerprint} />
          <p className="button-line">
            <button type="submit" name="do" value="take-in" className="usa-button">
              {knownAs ? text.takeIn : text.acceptAndTakeIn}
            </button>{' '}
            <a href="?">{text.leave}</a>
          </p>
        </form>
      </section>
    </>
  )
}
