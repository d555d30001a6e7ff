import type { PathChartProps, PathPoint } from '../../ground/ui/path-chart.tsx'
import type { Language, Words } from '../../ground/words/words.ts'
import { writeCount, writeShortMonth, writeThreshold, writeValue } from '../../ground/words/write-value.ts'
import type { YearPath } from '../../performance/signals/year-path.ts'

/** The path through a contract's year: what it says, and its chart. */
export function describePath(
  path: YearPath,
  words: Words,
  language: Language,
): { sentence: string; chance: string | null; chart: PathChartProps } {
  const { path: text } = words.register
  const target = writeThreshold(path.target, 'share', language)
  const isFewer = path.direction === 'decrease'
  const sentence =
    path.state === 'open' ? text.open[path.direction](path.need, path.toCome, target) : text[path.state](target)
  const month = (at: string) => writeShortMonth(at, language)
  const count = (value: number) => writeCount(Math.round(value), language)
  const soFar = path.soFar.map(({ month: at, counted, of, asked }): PathPoint => {
    const say = isFewer ? text.allowedSoFar : text.soFar
    const needed = count(isFewer ? Math.floor(asked + 1e-9) : Math.ceil(asked - 1e-9))
    return { label: month(at), counted, asked, reading: say(month(at), words.measures.of(counted, of), needed) }
  })
  const ahead = path.ahead.map(({ month: at, of, asked, lower, upper }): PathPoint => {
    return {
      label: month(at),
      asked,
      lower,
      upper,
      reading: text.range(month(at), count(lower), count(upper), count(of)),
    }
  })
  const points = [...soFar, ...ahead]
  return {
    sentence,
    chance: path.state === 'open' ? text.chance(writeValue(path.probability, 'share', language), path.toCome) : null,
    chart: {
      title: sentence,
      description: [text.heading(month(path.from), month(path.to)), points.at(-1)?.reading].join('. '),
      points,
      labels: { asked: isFewer ? text.allowed(target) : text.asked(target), ahead: text.ahead },
      formatTick: (value) => writeCount(value, language),
    },
  }
}
