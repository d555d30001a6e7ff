import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeThreshold } from '../../../ground/words/write-value.ts'
import type { FrameworkDifference, FrameworkLine } from '../../../performance/goals/framework-words.ts'
import type { Formats } from '../list-known-measures.ts'

type Version = { id: string; version: number }
type Props = {
  previous: Version | null
  later: Version[]
  differences: FrameworkDifference[]
  formats: Formats
  slug: string
}

/** What changed since the version before, and the way to the others. */
export function FrameworkVersions({ previous, later, differences, formats, slug }: Props) {
  const { frameworks: text, measures } = useWords()
  const language = useLanguage()
  if (!previous && later.length === 0) return null
  const asks = ({ minimum, target, mayOverride, measure }: FrameworkLine) => {
    const value = (number: number) => writeThreshold(number, formats[measure] ?? 'share', language)
    return text.asks(value(minimum), value(target), text.mayOverride[mayOverride])
  }
  const say = ({ before, after }: FrameworkDifference): string => {
    if (!before) return text.added(asks(after!))
    return after ? text.changed(asks(before), asks(after)) : text.removed(asks(before))
  }
  const nameOf = ({ before, after }: FrameworkDifference) => {
    const line = (after ?? before)!
    return [line.programType, line.population, measures.title[line.measure] ?? line.measure].filter(Boolean).join(', ')
  }
  return (
    <section className="part" id="versions">
      <h2>{previous ? text.differences(previous.version) : text.versions}</h2>
      {previous && differences.length === 0 && <p className="explains">{text.noDifference}</p>}
      <ul className="agenda">
        {differences.map((one) => (
          <li key={one.key}>
            <p>
              <strong>{nameOf(one)}</strong>
            </p>
            <p className="explains">{say(one)}</p>
          </li>
        ))}
      </ul>
      <p className="explains under-table">
        {[...(previous ? [previous] : []), ...later].map(({ id, version }) => (
          <a key={id} href={`/${slug}/frameworks/${id}`} className="version-link">
            {text.version(version)}
          </a>
        ))}
      </p>
    </section>
  )
}
