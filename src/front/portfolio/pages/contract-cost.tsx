import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import type { Language, Words } from '../../../ground/words/words.ts'
import { writeBriefMoney, writeCount, writeMoney, writeMonth } from '../../../ground/words/write-value.ts'
import type { CostPerResult } from '../../../performance/results/cost-per-result.ts'
import type { FoundCost } from '../../../performance/results/find-cost-per-result.ts'

type Props = { cost: FoundCost; contractId: string; slug: string; isGovernment: boolean }

/** What one result cost in the last twelve complete months, how sure that is, and the like beside it; never a rank. */
export function ContractCost({ cost, contractId, slug, isGovernment }: Props) {
  const { cost: text } = useWords()
  const language = useLanguage()
  const others = cost.contracts.filter((one) => one.contractId !== contractId)
  const hasFigure = cost.state === 'value' || cost.state === 'no-successes'
  return (
    <section className="part" id="cost">
      <h2>{text.heading}</h2>
      <p className="cost-sentence">
        <strong>{sayCost(cost, text, language)}</strong>
      </p>
      {hasFigure && <p>{[...sayCounts(cost, text, language), sayInterval(cost, text, language)].join(' ')}</p>}
      {hasFigure && isGovernment && <p>{sayRange(cost, text, language)}</p>}
      {hasFigure && cost.programs.length > 1 && <p>{text.addedUp(cost.programs.length)}</p>}
      {others.length > 0 && (
        <p>
          {text.together(others.length)}{' '}
          {others.map((one, at) => (
            <span key={one.contractId}>
              {at > 0 && ', '}
              <a href={`/${slug}/contracts/${encodeURIComponent(one.contractNumber)}`}>{one.contractNumber}</a>
            </span>
          ))}
        </p>
      )}
      <details>
        <summary>{text.what}</summary>
        <ul className="explains">
          {cost.state !== 'mixed' && <li>{text.explained[cost.kind]}</li>}
          <li>{text.sums}</li>
          {cost.sources.map((source) => (
            <li key={source}>{text.source[source]}</li>
          ))}
          {cost.monthsWithoutFigure > 0 && <li>{text.monthsWithout(cost.monthsWithoutFigure, cost.monthsCounted)}</li>}
          {cost.monthsWithoutSpending > 0 && <li>{text.monthsUnknown(cost.monthsWithoutSpending)}</li>}
          <li>{text.neverRanked}</li>
          <li>
            {text.figures}{' '}
            {cost.programs.map((one, at) => (
              <span key={one.programId}>
                {at > 0 && ', '}
                <a href={`/${slug}/programs/${one.programId}`}>{one.program}</a>
              </span>
            ))}
          </li>
        </ul>
      </details>
    </section>
  )
}

type Text = Words['cost']

/** Whole dollars: cents would promise what a count of a few dozen cannot hold. */
const dollars = (cents: number, language: Language) => writeMoney(Math.round(cents / 100) * 100, language)

function sayCost(cost: CostPerResult, text: Text, language: Language): string {
  const { state, kind, costCents } = cost
  if (state === 'nothing-paid') return text.nothingPaid
  if (state === 'no-figures') return text.noFigures
  if (state === 'spending-unknown') return text.spendingUnknown
  if (state === 'mixed') return text.mixed
  if (state === 'no-successes' || costCents === null) {
    const say = kind === 'left-for-home' ? text.noSuccesses : text.noSuccessesHoused
    return say(dollars(cost.spendingCents, language), writeMonth(cost.from, language), writeMonth(cost.to, language))
  }
  return (kind === 'left-for-home' ? text.perHome : text.perMonthHoused)(dollars(costCents, language))
}

function sayCounts(cost: CostPerResult, text: Text, language: Language): string[] {
  if (cost.state !== 'value') return []
  const counts = text.counts[cost.kind](
    dollars(cost.spendingCents, language),
    writeCount(cost.successes, language),
    writeMonth(cost.from, language),
    writeMonth(cost.to, language),
  )
  return [counts, ...(cost.isFew ? [text.few] : [])]
}

function sayInterval({ interval }: CostPerResult, text: Text, language: Language): string {
  if (!interval) return text.noInterval
  const lower = dollars(interval.lowerCents, language)
  if (interval.upperCents === null) return text.intervalOpen(lower)
  return text.interval(lower, dollars(interval.upperCents, language))
}

function sayRange({ alike, range }: FoundCost, text: Text, language: Language): string {
  if (!alike) return text.noneAlike
  const type = [alike.programType, alike.population].filter(Boolean).join(', ')
  if (!range) return text.noRange(type)
  const said = text.range(
    writeBriefMoney(range.lowerCents, language),
    writeBriefMoney(range.upperCents, language),
    writeCount(range.contracts, language),
    type,
  )
  const without = range.contractsWithoutSuccess
  return without === 0 ? said : `${said} ${text.rangeWithout(writeCount(without, language))}`
}
