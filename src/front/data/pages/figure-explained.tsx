import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { type ValueFormat, writeDay, writeShortMonth, writeThreshold } from '../../../ground/words/write-value.ts'
import { chartAddresses } from '../../../management/meetings/chart-addresses.ts'
import { withUnit } from '../../../management/meetings/shown-course.ts'
import type { Result } from '../../../performance/results/result.ts'
import type { ExplainedMonth } from '../../../performance/signals/find-explained-month.ts'
import { Facts } from './facts.tsx'
import { writeMoment } from './write-moment.ts'

type Props = {
  explained: ExplainedMonth
  result: Result
  valueFormat: ValueFormat
  followsRules: boolean
  slug: string
}

/** Interval, baseline, range, rules: enough to come to the same with another package. */
export function FigureExplained({ explained, result, valueFormat, followsRules, slug }: Props) {
  const all = useWords()
  const language = useLanguage()
  const { explain: text, charts } = all
  const { interval, baseline, rules } = explained
  const write = (value: number) => {
    const shown = valueFormat === 'share' ? Math.round(value * 1e4) / 1e4 : value
    return withUnit(writeThreshold(shown, valueFormat, language), valueFormat, all)
  }
  const month = (at: string) => writeShortMonth(at, language)
  const none = followsRules ? text.noBaseline : text.noRange
  const { csv } = chartAddresses({ slug, programId: result.programId!, course: result })
  return (
    <section className="part" id="judged">
      <h2>{text.heading}</h2>
      <Facts
        facts={[
          [text.interval, interval ? text.intervalText(write(interval.lower), write(interval.upper)) : text.noInterval],
          [
            text.baseline,
            baseline ? text.baselineText(baseline.months, month(baseline.from), month(baseline.to)) : none,
          ],
          ...(baseline
            ? [
                [
                  text.range,
                  <>
                    {text.rangeText(write(baseline.lower), write(baseline.upper), write(baseline.centre))}
                    <span className="explains beneath">
                      {text.near(write(baseline.lowerNear), write(baseline.upperNear))}
                    </span>
                  </>,
                ] as [string, React.ReactNode],
              ]
            : []),
          ...(rules
            ? [
                [
                  text.rules,
                  rules.length === 0
                    ? text.noRules
                    : rules
                        .map(({ rule, direction }) => `${charts.rules[rule]}, ${text.direction[direction]}`)
                        .join('; '),
                ] as [string, React.ReactNode],
              ]
            : []),
          [text.ruleSet, text.ruleSetText(explained.ruleSet, explained.constant, explained.screening)],
          [text.known, text.knownText(writeMoment(explained.knownAt, language))],
        ]}
      />
      <p>
        <a href={csv}>{text.csv}</a>
      </p>
    </section>
  )
}

/** A figure as it was known on a day: the version that stood then. */
export function KnownOn({ on, today }: { on: string | null; today: string }) {
  const { explain: text } = useWords()
  return (
    <form method="get" className="known-on">
      <label className="usa-label" htmlFor="on">
        {text.ask}
      </label>
      <input className="usa-input" type="date" id="on" name="on" defaultValue={on ?? today} max={today} required />
      <button type="submit" className="usa-button usa-button--outline">
        {text.show}
      </button>
    </form>
  )
}

/** What a day's question came to: that version, or that nothing was known. */
export function SaidOfDay({ on, shown }: { on: string; shown: Result }) {
  const { explain: text } = useWords()
  const language = useLanguage()
  const day = writeDay(on, language)
  return <>{shown.recordedAt.slice(0, 10) <= on ? text.shown(day) : text.notKnown(day)}</>
}
