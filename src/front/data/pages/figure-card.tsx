import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import type { FoundFigure } from '../find-figure.ts'
import { Facts } from './facts.tsx'

/** The measure's card, in the language of the page. */
export function FigureCard({ card: told }: { card: NonNullable<FoundFigure['card']> }) {
  const card = told[useLanguage()]
  const { figure: words } = useWords().data
  const list = (items: string[]) => (
    <ul className="plain-list">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  )
  return (
    <section className="part">
      <h2>{words.card}</h2>
      <Facts
        facts={[
          [words.definition, card.definition],
          [words.cardNumerator, card.numerator],
          [words.cardDenominator, card.denominator],
          [words.exclusions, card.exclusions],
          [words.cardUnit, card.unit],
          [words.period, card.period],
          [words.lag, card.lag],
          [words.direction, words.directions[told.direction]],
          [words.cardSource, card.source],
          [words.decisions, list(card.decisions)],
          [words.gaming, list(card.gaming)],
        ]}
      />
    </section>
  )
}
