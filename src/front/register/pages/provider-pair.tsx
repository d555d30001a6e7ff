import { Fragment, useEffect, useRef } from 'react'
import { Form, Link } from 'react-router'
import type { ProviderReason } from '../../../agreements/providers/provider-likeness.ts'
import { writeEin } from '../../../agreements/providers/write-ein.ts'
import { ChoiceField } from '../../../ground/ui/choice-field.tsx'
import { DataTable } from '../../../ground/ui/data-table.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import type { Language, Words } from '../../../ground/words/words.ts'
import { writeBriefMoney, writeCount, writeShortMonth, writeValue } from '../../../ground/words/write-value.ts'
import type { MatchSide } from '../find-match-side.ts'

type Props = {
  one: MatchSide
  other: MatchSide
  score: number
  reasons: ProviderReason[]
  /** the two spellings that were compared: other names count too */
  spellings: [string, string]
  place: string
  at: number
  slug: string
  mayKeep: boolean
}

/** Two organizations side by side, why they may be one, and the three answers. */
export function ProviderPair({ one, other, score, reasons, spellings, place, at, slug, mayKeep }: Props) {
  const { providers: words } = useWords()
  const language = useLanguage()
  const { matches } = words
  const region = useKeys({ s: 'same', d: 'different', l: 'later' })
  const kept = other.contracts > one.contracts ? other : one
  const later = `/${slug}/providers/matches?at=${at + 1}`
  return (
    <section ref={region} tabIndex={-1} className="pair" aria-labelledby="pair-title">
      <h2 id="pair-title">{matches.question(one.name, other.name)}</h2>
      <p className="explains">
        {place} {matches.likeness(writeValue(score, 'share', language))}{' '}
        {(spellings[0] !== one.name || spellings[1] !== other.name) && matches.compared(...spellings)}
      </p>
      <ul className="said plain-list">
        {reasons.map((reason) => (
          <li key={JSON.stringify(reason)}>{writeReason(reason, words, ...spellings)}</li>
        ))}
      </ul>
      <Sides one={one} other={other} slug={slug} />
      {mayKeep && (
        <Form method="post">
          <input type="hidden" name="one" value={one.id} />
          <input type="hidden" name="other" value={other.id} />
          <input type="hidden" name="at" value={at} />
          <ChoiceField
            name="keep"
            kind="one"
            legend={matches.keep}
            hint={matches.keepHint}
            choices={[one, other].map(({ id, name }) => ({ value: id, label: name, isChosen: id === kept.id }))}
          />
          {one.people + other.people > 0 && <p className="explains">{matches.people}</p>}
          <div className="button-line">
            <button type="submit" name="do" value="same" className="usa-button" data-answer="same">
              {matches.same}
            </button>
            <button
              type="submit"
              name="do"
              value="different"
              className="usa-button usa-button--outline"
              data-answer="different"
            >
              {matches.different}
            </button>
            <Link className="usa-button usa-button--outline" to={later} data-answer="later">
              {matches.later}
            </Link>
          </div>
          <p className="explains">{matches.keys}</p>
        </Form>
      )}
    </section>
  )
}

/** Letters answer while the focus is in this part of the page and not in a field; the part takes the focus when it appears. */
function useKeys(answers: Record<string, string>) {
  const region = useRef<HTMLElement>(null)
  useEffect(() => {
    const part = region.current
    if (!part) return
    part.focus({ preventScroll: true })
    const press = (event: KeyboardEvent) => {
      const answer = answers[event.key.toLowerCase()]
      if (!answer || event.ctrlKey || event.metaKey || event.altKey) return
      part.querySelector<HTMLElement>(`[data-answer=${answer}]`)?.click()
    }
    part.addEventListener('keydown', press)
    return () => part.removeEventListener('keydown', press)
  })
  return region
}

function Sides({ one, other, slug }: { one: MatchSide; other: MatchSide; slug: string }) {
  const { providers: words } = useWords()
  const language = useLanguage()
  const { matches } = words
  const rows: { key: string; label: string; write: (side: MatchSide) => React.ReactNode }[] = [
    { key: 'names', label: words.otherNames, write: (side) => side.otherNames.join('; ') || words.none },
    { key: 'uei', label: words.uei, write: (side) => side.uei ?? words.notKnown },
    { key: 'ein', label: words.ein, write: (side) => (side.ein ? writeEin(side.ein) : words.notKnown) },
    { key: 'parent', label: words.parent, write: (side) => side.parentName ?? words.none },
    { key: 'contracts', label: words.columns.contracts, write: (side) => contractsOf(side, words, language) },
    { key: 'departments', label: matches.departments, write: (side) => side.departments.join('; ') || words.none },
    { key: 'programs', label: words.programs, write: (side) => side.programs.join('; ') || words.none },
    {
      key: 'newest',
      label: matches.newest,
      write: (side) => (
        <>
          {side.newest.map(({ number, title, from, to }, i) => (
            <Fragment key={number}>
              {i > 0 && <br />}
              <a href={`/${slug}/contracts/${encodeURIComponent(number)}`}>{number}</a> {title}
              <span className="explains"> {termOf(from, to, language)}</span>
            </Fragment>
          ))}
        </>
      ),
    },
  ]
  return (
    <DataTable
      caption={matches.sideBySide}
      isCaptionHidden
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        { key: 'what', heading: <span className="is-read-aloud">{matches.what}</span>, cell: (row) => row.label },
        {
          key: 'one',
          heading: <SideName side={one} slug={slug} />,
          phoneLabel: `${one.name}:`,
          cell: (row) => row.write(one),
        },
        {
          key: 'other',
          heading: <SideName side={other} slug={slug} />,
          phoneLabel: `${other.name}:`,
          cell: (row) => row.write(other),
        },
      ]}
    />
  )
}

const SideName = ({ side, slug }: { side: MatchSide; slug: string }) => (
  <a href={`/${slug}/providers/${side.id}`}>{side.name}</a>
)

function contractsOf(
  { contracts, ceilingCents, from, to }: MatchSide,
  words: Words['providers'],
  language: Language,
): string {
  if (contracts === 0) return words.none
  const money = ceilingCents === null ? '' : `, ${writeBriefMoney(ceilingCents, language)}`
  const term = termOf(from, to, language)
  return `${writeCount(contracts, language)}${money}${term ? `, ${term}` : ''}`
}

function termOf(from: string | null, to: string | null, language: Language): string {
  const month = (day: string | null) => (day ? writeShortMonth(day.slice(0, 7), language) : '')
  return from || to ? `${month(from)} – ${month(to)}` : ''
}

/** One reason as a sentence. */
function writeReason(
  reason: ProviderReason,
  { matches: { why } }: Words['providers'],
  one: string,
  other: string,
): string {
  switch (reason.kind) {
    case 'same-uei':
      return why.sameUei(reason.value)
    case 'same-ein':
      return why.sameEin(writeEin(reason.value))
    case 'different-ein':
      return why.differentEin
    case 'ending':
      return why.ending(reason.one, reason.other)
    case 'short-form':
      return why.shortForm(reason.one, reason.other)
    case 'joined':
      return why.joined(reason.one, reason.other)
    case 'abbreviation':
      return why.abbreviation(...shortFirst(reason.one, reason.other))
    case 'letters':
      return why.letters(reason.one, reason.other, reason.count)
    case 'order':
      return why.order
    case 'more':
      return why.more(reason.of === 'one' ? one : other, reason.words)
    case 'name-within':
      return why.nameWithin(reason.of === 'one' ? one : other, reason.name)
    case 'different-words':
      return why.differentWords(reason.one, reason.other)
    case 'same-words':
      return why.sameWords
  }
}

const shortFirst = (a: string, b: string): [string, string] => (a.length <= b.length ? [a, b] : [b, a])
