import type { FunnelChartProps } from '../../ground/ui/funnel-chart.tsx'
import type { Language, Words } from '../../ground/words/words.ts'
import { writeCount, writeThreshold, writeValue } from '../../ground/words/write-value.ts'
import { countsIn } from '../../management/meetings/shown-course.ts'
import type { BesideOthers, ComparedProgram } from '../../performance/signals/compare-programs.ts'
import type { FoundComparison } from '../../performance/signals/find-comparison.ts'

/** What the funnel shows, in a sentence that could stand in minutes. */
export function describeComparison({ programs }: FoundComparison, { compare }: Words): string {
  const { sentence } = compare
  if (programs.length === 0) return sentence.none
  if (programs.length === 1) return sentence.alone
  const outside = (level: string) => programs.filter(({ beside }) => beside.endsWith(level)).length
  const [near, far] = [outside('-95'), outside('-998')]
  if (far > 0) return sentence.far(far, programs.length)
  return near > 0 ? sentence.near(near, programs.length) : sentence.within
}

/**
 * How many lie outside the lines that the sentence speaks of (99.8%, where any does) once what differs between all programs
 * is allowed for; null below twelve programs.
 */
export function countOutsideSpread({ programs }: FoundComparison): number | null {
  if (programs.some(({ besideWithSpread }) => besideWithSpread === null)) return null
  const level = programs.some(({ beside }) => beside.endsWith('-998')) ? '-998' : '-9'
  return programs.filter(({ besideWithSpread }) => besideWithSpread?.includes(level)).length
}

/** '9 of 41 households' */
export function countsOf(
  { measure }: FoundComparison,
  { numerator, denominator }: Pick<ComparedProgram, 'numerator' | 'denominator'>,
  words: Words,
  language: Language,
): string {
  const counted = words.measures.counted[measure.key] ?? ''
  return countsIn(measure.valueFormat, { numerator, denominator, counted }, words, language)
}

export const flagOf = (beside: BesideOthers): 'worse' | 'better' | null =>
  beside === 'within' || beside === 'too-few' ? null : beside.startsWith('worse') ? 'worse' : 'better'

/** The funnel of a comparison; null where there is nothing to hold beside anything. */
export function drawComparison(
  found: FoundComparison,
  words: Words,
  language: Language,
  pageOf?: (programId: string) => string,
): FunnelChartProps | null {
  const { programs, together, edges, measure } = found
  const { compare } = words
  if (!together || programs.length < 2) return null
  const write = (value: number) => writeValue(value, measure.valueFormat, language)
  return {
    title: describeComparison(found, words),
    description: compare.description(programs.length, write(together.value)),
    points: programs.map((one) => ({
      key: one.programId,
      size: one.denominator,
      value: one.value,
      flag: flagOf(one.beside),
      isFew: one.beside === 'too-few',
      isSlight: one.beside.endsWith('-95'),
      reading: compare.reading(
        one.name,
        countsOf(found, one, words, language),
        write(one.value),
        compare.beside[one.beside],
      ),
      ...(pageOf ? { href: pageOf(one.programId) } : {}),
      ...(one.isOwn ? { ownLabel: one.name } : {}),
    })),
    together: together.value,
    edges,
    labels: {
      ...compare.labels,
      together: compare.labels.together(write(together.value)),
      sizes: compare.sizes(words.measures.counted[measure.key] ?? ''),
    },
    formatTick: (value) => writeThreshold(value, measure.valueFormat, language),
    formatSize: (size) => writeCount(size, language),
  }
}
