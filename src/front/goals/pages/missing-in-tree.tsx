import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount } from '../../../ground/words/write-value.ts'

/** A few goals can be kept in mind; with more of them none leads. */
const goalsToKeepInMind = 5

type Props = {
  month: string | null
  areas: { policyArea: string; goals: unknown[] }[]
  withoutGoal: { measure: string; contracts: number }[]
  contractsWithoutMeasure: number
}

/** What the tree cannot say: measures that no goal names, contracts without a measure, figures that have not come. */
export function MissingInTree({ month, areas, withoutGoal, contractsWithoutMeasure }: Props) {
  const { goals: text, measures } = useWords()
  const language = useLanguage()
  const contracts = (n: number) => text.contracts(n, writeCount(n, language))
  const sentences = [
    ...(month === null ? [text.missingFigures] : []),
    ...(contractsWithoutMeasure > 0 ? [text.missingMeasure(contracts(contractsWithoutMeasure))] : []),
    ...withoutGoal.map((one) => text.missingGoal(measures.title[one.measure] ?? one.measure, contracts(one.contracts))),
    ...areas
      .filter(({ goals }) => goals.length > goalsToKeepInMind)
      .map(({ policyArea, goals }) => text.manyGoals(policyArea, goals.length)),
  ]
  if (sentences.length === 0) return null
  return (
    <section className="part">
      <h2>{text.missing}</h2>
      <ul className="plain-list missing-list">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  )
}
