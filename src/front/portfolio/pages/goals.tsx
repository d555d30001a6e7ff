import { GoalFigure } from '../../../ground/ui/goal-figure.tsx'
import { Sparkline } from '../../../ground/ui/sparkline.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import type { Language, Words } from '../../../ground/words/words.ts'
import { writeShortMonth, writeValue } from '../../../ground/words/write-value.ts'
import type { GoalCourse } from '../find-portfolio.ts'
import { toSparkline } from './to-sparkline.ts'

/** The goals of the jurisdiction: a figure, its counts, a sentence, and its course. */
export function Goals({ goals }: { goals: GoalCourse[] }) {
  const words = useWords()
  const language = useLanguage()
  if (goals.length === 0) return null
  return (
    <div className="goal-figures">
      {goals.map((one) => (
        <Goal key={one.goal} one={one} words={words} language={language} />
      ))}
    </div>
  )
}

function Goal({ one, words, language }: { one: GoalCourse; words: Words; language: Language }) {
  const { course, year } = one
  const { name } = words.portfolio.goal[one.goal]
  const value = year.denominator === 0 ? null : year.numerator / year.denominator
  const isNights = course.valueFormat === 'nights'
  const counts = isNights
    ? words.measures.nightsOver(year.numerator, year.denominator)
    : `${words.measures.of(year.numerator, year.denominator)} ${words.measures.counted[course.measure]}`
  const last = course.points.findLast((point) => point.resultId !== null)
  return (
    <GoalFigure
      figure={value === null ? words.portfolio.goalNone : writeValue(value, course.valueFormat, language)}
      href={last?.resultId ? `figures/${last.resultId}` : undefined}
      counts={words.portfolio.goalCounts(
        isNights ? `${words.portfolio.nightsOnAverage}: ${counts}` : counts,
        writeShortMonth(year.from, language),
        writeShortMonth(year.to, language),
      )}
      sentence={sentenceOf(one, words, language)}
    >
      <Sparkline
        title={words.portfolio.trendTitle(name)}
        {...toSparkline(course.points, course.limits.at(-1))}
        width={296}
        height={44}
      />
    </GoalFigure>
  )
}

function sentenceOf(
  { goal, course, year, yearBefore, isBeyondChance }: GoalCourse,
  words: Words,
  language: Language,
): string {
  const { portfolio } = words
  const { name, more, fewer } = portfolio.goal[goal]
  if (yearBefore.denominator === 0 || yearBefore.months < 12 || year.denominator === 0) return portfolio.goalNew(name)
  const [now, then] = [year.numerator / year.denominator, yearBefore.numerator / yearBefore.denominator]
  const before = writeValue(then, course.valueFormat, language)
  const sentence = now > then ? more : fewer
  // Nights have no interval here; the chart's own rules say whether the newest month is unusual.
  if (course.valueFormat === 'nights') {
    return course.points.at(-1)?.flag ? portfolio.goalNights(sentence, before) : portfolio.goalUsual(name, before)
  }
  return isBeyondChance ? portfolio.goalChanged(sentence, before) : portfolio.goalSame(name, before)
}
