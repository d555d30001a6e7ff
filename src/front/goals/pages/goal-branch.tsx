import type { HeldToOutcomes } from '../../../agreements/contracts/contract-amounts.ts'
import { Field } from '../../../ground/ui/field.tsx'
import { FigureLine } from '../../../ground/ui/figure-line.tsx'
import { Sparkline } from '../../../ground/ui/sparkline.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import type { Language, Words } from '../../../ground/words/words.ts'
import {
  type ValueFormat,
  writeCount,
  writeRoundMoney,
  writeShortMonth,
  writeThreshold,
  writeValue,
} from '../../../ground/words/write-value.ts'
import type { Goal } from '../../../performance/goals/goal.ts'
import type { CarryingContract } from '../../portfolio/find-carried-measures.ts'
import type { GoalDollars, Sum } from '../../portfolio/find-goals.ts'
import { toSparkline } from '../../portfolio/pages/to-sparkline.ts'
import type { Trend } from '../../portfolio/portfolio-row.ts'
import { GoalForm } from './goal-form-fields.tsx'

export type ShownMeasure = {
  measure: string
  agreed: number
  inherited: number
  contracts: CarryingContract[]
  year: Sum | null
  valueFormat: ValueFormat
  isAddedUp: boolean
  figureId: string | null
  trend: Trend | null
  band: { lower: number; centre: number; upper: number } | null
}
export type ShownBranch = {
  goal: Goal
  measures: ShownMeasure[]
  contracts: number
  providers: number
  dollars: GoalDollars
  held: HeldToOutcomes
}
type Props = { branch: ShownBranch; slug: string; fiscalYear: number; mayKeep: boolean; measures: string[] }

/** A goal with its money and its measures; each measure with its figure, its course and who carries it. */
export function GoalBranch({ branch, slug, fiscalYear, mayKeep, measures }: Props) {
  const { goals: text } = useWords()
  const language = useLanguage()
  const { goal } = branch
  return (
    <article className="goal-branch" id={`goal-${goal.id}`}>
      <h3>{goal.name}</h3>
      {goal.description && <p>{goal.description}</p>}
      <FigureLine figures={figuresOf(branch, fiscalYear, text, language)} />
      <ul className="measure-branches">
        {branch.measures.map((one) => (
          <MeasureBranch key={one.measure} one={one} slug={slug} />
        ))}
      </ul>
      {mayKeep && (
        <div className="goal-deeds not-printed">
          <details>
            <summary>{text.change}</summary>
            <GoalForm goal={goal} measures={measures} button="change" sentence={text.save} prefix={goal.id} />
          </details>
          <details>
            <summary>{text.retire}</summary>
            <form method="post" action="?">
              <input type="hidden" name="goal" value={goal.id} />
              <Field name="reason" id={`reason-${goal.id}`} label={text.field.reason} required maxLength={1000} />
              <button type="submit" name="do" value="retire" className="usa-button usa-button--outline">
                {text.retire}
              </button>
            </form>
          </details>
        </div>
      )}
    </article>
  )
}

function figuresOf(
  { contracts, providers, dollars, held }: ShownBranch,
  fiscalYear: number,
  text: Words['goals'],
  language: Language,
) {
  const count = (n: number) => writeCount(n, language)
  const isByYear = dollars.byYear === contracts
  const moneyNotes = [
    isByYear ? text.moneyOfYear(fiscalYear) : text.moneyMixed,
    ...(dollars.withoutCeiling > 0
      ? [text.moneyWithout(text.contracts(dollars.withoutCeiling, count(dollars.withoutCeiling)))]
      : []),
  ]
  return [
    {
      figure: text.contracts(contracts, count(contracts)),
      explanation: text.providers(providers, count(providers)),
    },
    {
      figure: dollars.withoutCeiling === contracts ? text.moneyUnknown : writeRoundMoney(dollars.cents, language),
      explanation: contracts === 0 ? text.money : moneyNotes.join('; '),
    },
    {
      figure: held.share === null ? text.moneyUnknown : writeThreshold(roundShare(held.share), 'share', language),
      explanation:
        held.share === null
          ? text.heldUnknown
          : `${text.held}: ${text.heldOf(writeRoundMoney(held.atStakeCents, language), writeRoundMoney(held.ceilingCents, language))}`,
    },
  ]
}

/** Whole percent, and below one percent two figures: little is not nothing. */
const roundShare = (share: number): number =>
  share < 0.01 ? Number(share.toPrecision(2)) : Math.round(share * 100) / 100

function MeasureBranch({ one, slug }: { one: ShownMeasure; slug: string }) {
  const words = useWords()
  const language = useLanguage()
  const { goals: text, measures } = words
  const title = measures.title[one.measure] ?? one.measure
  const all = one.agreed + one.inherited
  return (
    <li className="measure-branch">
      <div>
        <h4>{title}</h4>
        <p className="explains">{carriedBy(one)}</p>
        {all > 0 && (
          <details>
            <summary>{text.listContracts}</summary>
            <ul className="carrying">
              {one.contracts.map((contract) => (
                <li key={contract.id}>
                  <a href={`/${slug}/contracts/${encodeURIComponent(contract.number)}/measures`}>{contract.number}</a>{' '}
                  {contract.provider}, {text.carriedAs[contract.carriedAs]}
                </li>
              ))}
            </ul>
            {all > one.contracts.length && (
              <p className="explains">{text.more(writeCount(all - one.contracts.length, language))}</p>
            )}
          </details>
        )}
      </div>
      <Figure one={one} slug={slug} />
      {one.trend && (
        <Sparkline title={text.trend(title)} {...toSparkline(one.trend, one.band)} width={224} height={44} />
      )}
    </li>
  )

  function carriedBy({ agreed, inherited }: ShownMeasure): string {
    const say = (n: number) => text.contracts(n, writeCount(n, language))
    if (agreed + inherited === 0) return text.carriedByNone
    if (agreed === 0) return text.inheritedOnly(say(inherited))
    return inherited === 0 ? text.agreedOnly(say(agreed)) : text.carriedBy(say(agreed), say(inherited))
  }
}

/** The measure's figure of the whole city with its counts; where there is none it is said. */
function Figure({ one, slug }: { one: ShownMeasure; slug: string }) {
  const { goals: text, measures } = useWords()
  const language = useLanguage()
  const { year, valueFormat, measure } = one
  if (!year || year.denominator === 0) return <p className="explains measure-figure">{text.noFigure}</p>
  const value = writeValue(year.numerator / year.denominator, valueFormat, language)
  const counts =
    valueFormat === 'nights'
      ? measures.nightsOver(year.numerator, year.denominator)
      : `${measures.of(year.numerator, year.denominator)} ${measures.counted[measure] ?? ''}`
  return (
    <div className="measure-figure">
      <p className="measure-value">{one.figureId ? <a href={`/${slug}/figures/${one.figureId}`}>{value}</a> : value}</p>
      <p className="explains">
        {text.counted(counts, writeShortMonth(year.from, language), writeShortMonth(year.to, language))}
        {one.isAddedUp && `; ${text.addedUp}`}
      </p>
    </div>
  )
}
