import { GoalFigure } from '../../../ground/ui/goal-figure.tsx'
import { Sparkline } from '../../../ground/ui/sparkline.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import type { Language, Words } from '../../../ground/words/words.ts'
import { writeCount, writeRoundMoney, writeShortMonth, writeValue } from '../../../ground/words/write-value.ts'
import type { GoalCourse } from '../find-goals.ts'
import type { Trend } from '../portfolio-row.ts'
import { toSparkline } from './to-sparkline.ts'

/** A goal as the page draws it. */
export type ShownGoal = Omit<GoalCourse, 'course'> &
  Pick<GoalCourse['course'], 'measure' | 'valueFormat'> & {
    figureId: string | null
    isFlagged: boolean
    trend: Trend
    band: { lower: number; centre: number; upper: number } | null
  }

type Props = { goals: ShownGoal[]; slug: string; isGovernment: boolean }

/** The goals of the jurisdiction: a figure, its counts, a sentence, and its course. */
export function Goals({ goals, slug, isGovernment }: Props) {
  const words = useWords()
  const language = useLanguage()
  if (goals.length === 0) return null
  return (
    <>
      <div className="goal-figures portfolio-goals">
        {goals.map((one) => (
          <Goal key={one.goalId} one={one} slug={slug} words={words} language={language} />
        ))}
      </div>
      <p className="choice-line under-goals">
        <a href={`/${slug}/goals`}>{words.portfolio.toGoals}</a>
        {isGovernment && <a href={`/${slug}/data/system`}>{words.portfolio.toSystem}</a>}
      </p>
    </>
  )
}

function Goal({ one, slug, words, language }: { one: ShownGoal; slug: string; words: Words; language: Language }) {
  const { year, measure, valueFormat } = one
  const name = words.measures.title[measure] ?? measure
  const value = year.denominator === 0 ? null : year.numerator / year.denominator
  const isNights = valueFormat === 'nights'
  const counts = isNights
    ? words.measures.nightsOver(year.numerator, year.denominator)
    : `${words.measures.of(year.numerator, year.denominator)} ${words.measures.counted[measure]}`
  return (
    <GoalFigure
      figure={value === null ? words.portfolio.goalNone : writeValue(value, valueFormat, language)}
      href={one.figureId ? `/${slug}/figures/${one.figureId}` : undefined}
      counts={words.portfolio.goalCounts(
        isNights ? `${words.portfolio.nightsOnAverage}: ${counts}` : counts,
        writeShortMonth(year.from, language),
        writeShortMonth(year.to, language),
      )}
      sentence={sentenceOf(one, words, language)}
    >
      <Sparkline
        title={words.portfolio.trendTitle(name)}
        {...toSparkline(one.trend, one.band)}
        width={296}
        height={44}
      />
      <p className="explains">{dollarsOf(one, words, language)}</p>
    </GoalFigure>
  )
}

/** The dollars behind a goal, and whether they are this year's or whole ceilings. */
function dollarsOf({ dollars }: ShownGoal, { portfolio }: Words, language: Language): string {
  const { cents, contracts, byYear, withoutCeiling } = dollars
  if (contracts === 0) return portfolio.dollars.none
  if (withoutCeiling === contracts) return portfolio.dollars.unknown(writeCount(contracts, language))
  const say =
    byYear === contracts ? portfolio.dollars.year : byYear > 0 ? portfolio.dollars.mixed : portfolio.dollars.whole
  return say(writeRoundMoney(cents, language), writeCount(contracts, language), writeCount(byYear, language))
}

function sentenceOf(
  { measure, valueFormat, isFlagged, year, yearBefore, isBeyondChance }: ShownGoal,
  words: Words,
  language: Language,
): string {
  const { portfolio } = words
  const name = words.measures.title[measure] ?? measure
  const { more, fewer } = portfolio.course[measure] ?? portfolio.anyCourse(name)
  if (yearBefore.denominator === 0 || yearBefore.months < 12 || year.denominator === 0) return portfolio.goalNew(name)
  const [now, then] = [year.numerator / year.denominator, yearBefore.numerator / yearBefore.denominator]
  const before = writeValue(then, valueFormat, language)
  const sentence = now > then ? more : fewer
  // Nights have no interval here; the chart's own rules say whether the newest month is unusual.
  if (valueFormat !== 'share') {
    return isFlagged ? portfolio.goalNights(sentence, before) : portfolio.goalUsual(name, before)
  }
  if (valueFormat !== 'share')
    return isFlagged ? portfolio.goalThen(sentence, before) : portfolio.goalUsualThen(name, before)
  return isBeyondChance ? portfolio.goalChanged(sentence, before) : portfolio.goalSame(name, before)
}
