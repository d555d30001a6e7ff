import { numberOption, orWrong, readWords, text, wordOption } from './options.ts'
import { isDate } from './read-dates.ts'

const usage =
  'throughline effect FILE.csv --action DATE --better increase|decrease [--kind share|rate] [--trigger 1] [--comparison FILE.csv] [--hoped 0.05] [--season 12] [--level 0.95] [--json]'

export const effectHelp = `${usage}

Did a figure change after an action, and by more than chance? It never says what caused it.

  FILE.csv            one row a month, oldest first: date (or month), numerator, denominator; - reads standard input. Months that
                      are blank or absent are missing and add nothing. Other columns are passed over
  --action            the first month that counts as after
  --better            increase or decrease: which way is good
  --kind              share (default): numerator of denominator; rate: events over exposure
  --trigger           how many months just before the action led to it: 1. "withoutTrigger" leaves them out, because plans start
                      after bad months and bad months are followed by better ones anyway
  --comparison        the same months where there was no such action, for a difference of the two differences (of shares)
  --hoped             the change hoped for (0.05): how likely these numbers of cases would show it (of shares)
  --season            months in a year: takes a season out of the step regression (two harmonics)
  --level             of the intervals, between 0 and 1: 0.95
  --json              prints one JSON object on standard output (docs/schemas/effect.schema.json)

Exit code: 0 done; 1 refused, with file, row, column and what to do; 2 wrong use.

JSON: {kind, before, after, difference, interval, ratio, ratioInterval, phi, verdict, withoutTrigger, comparison, step, power,
       warnings}
  before, after       x, n: summed; months: that are not missing
  difference          share (or rate) after less before; null without cases on a side
  interval            lower, upper of the difference of shares (Newcombe); null for a rate
  ratio, ratioInterval  of a rate: after over before, its exact interval, widened where months differ by more than chance;
                      null for a share. upper is null where there was no event before
  phi                 of a rate: how much more months differ than chance, 1 is chance
  verdict             improved beyond chance | improved, within chance | no change | worse | cannot tell yet (fewer than 8 months
                      before or 6 after)
  withoutTrigger      the same with the trigger months left out of before: before, after, difference, interval, ratio,
                      ratioInterval, verdict
  comparison          effect: the same in the comparison; difference, interval: how much more it changed here; or null
  step                from 12 months on both sides: ratio, interval: level after over level before with the trend taken out (of
                      odds for a share, of rates for a rate), widened by phi; trend: a month; or null
  power               with --hoped: the chance that such a change would be seen; or null
  warnings[]          no-comparison: a change is seen, its cause is not shown; few-months; missing-months
  A refusal prints {refused: [{code, file, row, column, found, expected, count}]}; row 1 is the header.
`

export type EffectUse = {
  source: string
  action: string
  better: 'increase' | 'decrease'
  kind: 'share' | 'rate'
  trigger: number
  comparison: string | null
  hoped: number | undefined
  season: number | undefined
  level: number
}

export function readEffectUse(args: string[]): EffectUse | { wrong: string } {
  const parsed = readWords(args, {
    action: text,
    better: text,
    kind: text,
    trigger: text,
    comparison: text,
    hoped: text,
    season: text,
    level: text,
  })
  if ('wrong' in parsed) return parsed
  const { values, positionals } = parsed
  const [source] = positionals
  if (source === undefined || positionals.length > 1) return { wrong: 'Name one FILE.csv, or - for standard input' }
  const { action } = values
  if (action === undefined || !isDate(action)) return { wrong: '--action is a month or a day, such as 2026-04' }
  return orWrong(() => {
    const better = wordOption('better', values.better, ['increase', 'decrease'])
    if (better === undefined) return { wrong: '--better is needed: increase or decrease' }
    const kind = wordOption('kind', values.kind, ['share', 'rate']) ?? 'share'
    if (kind === 'rate' && (values.comparison ?? values.hoped) !== undefined)
      return { wrong: '--comparison and --hoped are for shares' }
    return {
      source,
      action,
      better,
      kind,
      trigger: numberOption('trigger', values.trigger, { isWhole: true, from: 0 }) ?? 1,
      comparison: values.comparison ?? null,
      hoped: numberOption('hoped', values.hoped, { above: 0, below: 1 }),
      season: numberOption('season', values.season, { isWhole: true, from: 5 }),
      level: numberOption('level', values.level, { above: 0, below: 1 }) ?? 0.95,
    }
  })
}
