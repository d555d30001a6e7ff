import { useWords } from '../../../ground/words/use-words.ts'
import type { MeasureCard } from '../../../performance/measure-packs/homelessness/cards.ts'
import { Facts } from './facts.tsx'

/** The measure's card, in the words in which it was agreed: English, whatever the language of the page. */
export function FigureCard({ card }: { card: MeasureCard }) {
  const { figure: words } = useWords().data
  const list = (items: string[]) => (
    <ul className="plain-list">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  )
  const english = (content: React.ReactNode) => <div lang="en">{content}</div>
  return (
    <section className="part">
      <h2>{words.card}</h2>
      <Facts
        facts={[
          [words.definition, english(card.definition)],
          [words.cardNumerator, english(card.numerator)],
          [words.cardDenominator, english(card.denominator)],
          [words.exclusions, english(card.exclusions)],
          [words.cardUnit, english(card.unit)],
          [words.period, english(card.period)],
          [words.lag, english(card.lag)],
          [words.direction, words.directions[card.direction]],
          [words.cardSource, english(card.source)],
          [words.decisions, english(list(card.decisions))],
          [words.gaming, english(list(card.gaming))],
        ]}
      />
    </section>
  )
}
