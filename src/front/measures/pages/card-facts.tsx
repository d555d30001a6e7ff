import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import type { MeasureCardText } from '../../../performance/measures/card.ts'
import { Facts } from '../../data/pages/facts.tsx'

/** The card as a page that can be read aloud in a meeting, and printed. */
export function CardFacts({ card }: { card: MeasureCardText }) {
  const { cards: text } = useWords()
  const language = useLanguage()
  const told = (value: MeasureCardText['definition']) => <Told text={value[language]} />
  const { fields } = text
  return (
    <section className="part">
      <h2>{text.card}</h2>
      <Facts
        facts={[
          [fields.definition, told(card.definition)],
          [fields.numerator, told(card.numerator)],
          [fields.denominator, told(card.denominator)],
          [fields.exclusions, told(card.exclusions)],
          [fields.units, card.counted[language]],
          [fields.valueFormat, text.formats[card.valueFormat]],
          [fields.direction, text.directions[card.direction]],
          [fields.period, told(card.period)],
          [fields.lag, told(card.lag)],
          ...(card.maturityDays === null ? [] : [[fields.maturityDays, card.maturityDays] as [string, number]]),
          [fields.kind, `${text.kinds[card.kind]}, ${text.questions[card.question]}, ${text.timings[card.timing]}`],
          [fields.source, told(card.source)],
          [fields.subgroups, card.subgroups[language] || text.open],
          [fields.gaming, told(card.gaming)],
          [fields.decisions, told(card.decisions)],
          [fields.owner, card.owner || text.nobody],
          [fields.followsProcessRules, card.followsProcessRules ? text.followsRules.yes : text.followsRules.no],
          [fields.weight, text.weightOf(card.weight)],
        ]}
      />
    </section>
  )
}

/** A text of a card; one of several lines is a list. */
export function Told({ text }: { text: string }) {
  const { cards } = useWords()
  if (text === '') return <span className="explains">{cards.open}</span>
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length === 1) return <div>{lines[0]}</div>
  return (
    <ul className="plain-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
