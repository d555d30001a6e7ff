import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay } from '../../../ground/words/write-value.ts'

export type ShownPackage = {
  id: string
  name: string
  isDemo: boolean
  madeAt: string
  /** in groups of four */
  fingerprint: string
  results: number
  frameworks: { id: string; name: string; version: number; policyArea: string }[]
}

/** What other installations sent: their frameworks can be proposed here, and their results stand beside ours. */
export function ReceivedPackages({
  packages,
  slug,
  mayKeep,
}: {
  packages: ShownPackage[]
  slug: string
  mayKeep: boolean
}) {
  const { frameworks: text, packages: taking } = useWords()
  const language = useLanguage()
  if (packages.length === 0 && !mayKeep) return null
  return (
    <section className="part" id="received">
      <h2>{text.received}</h2>
      <p className="explains">
        {packages.length > 0 ? text.receivedLead : taking.lead}{' '}
        {mayKeep && (
          <a className="not-printed" href={`/${slug}/frameworks/package`}>
            {taking.open}
          </a>
        )}
      </p>
      <ul className="agenda">
        {packages.map((one) => (
          <li key={one.id}>
            <p>
              <strong>{text.receivedFrom(one.name, writeDay(one.madeAt.slice(0, 10), language))}</strong>
              {one.isDemo && ` (${text.invented})`}
            </p>
            <p className="explains">
              {text.receivedHas(one.frameworks.length, one.results)}. {text.fingerprint(one.fingerprint)}
            </p>
            <ul className="plain-list">
              {one.frameworks.map((framework) => (
                <li key={framework.id}>
                  {framework.name}, {text.version(framework.version)}, {framework.policyArea}
                  {mayKeep && (
                    <>
                      {' · '}
                      <a href={`/${slug}/frameworks/new?package=${one.id}&theirs=${framework.id}`}>
                        {text.proposeTheirs}
                      </a>
                    </>
                  )}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}
