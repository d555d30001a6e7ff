import type { DumbbellChartProps } from '../../ground/ui/dumbbell-chart.tsx'
import type { Language, Words } from '../../ground/words/words.ts'
import { writeThreshold, writeValue } from '../../ground/words/write-value.ts'
import type { GroupLine } from '../../performance/results/group-table.ts'

type Told = GroupLine & { numerator: number; denominator: number; value: number }
const isTold = (line: GroupLine): line is Told => !line.isSuppressed && line.value !== null && line.denominator !== 0

/** What the groups of a share show: which lie apart from the largest by more than chance. */
export function describeGroups(title: string, lines: readonly GroupLine[], { groups }: Words): string {
  const apart = lines.filter(({ difference }) => difference && (difference.lower > 0 || difference.upper < 0))
  const compared = lines.filter(({ difference }) => difference !== null)
  const { sentence } = groups
  if (compared.length === 0) return sentence.few(title)
  if (apart.length === 0) return sentence.none(title)
  const widest = apart.toSorted((a, b) => Math.abs(b.difference!.value) - Math.abs(a.difference!.value))[0]!
  return sentence.apart(
    title,
    groups.name(widest.name),
    groups.points(widest.difference!.value * 100),
    apart.length - 1,
  )
}

/** Groups of a share beside the largest of them; null where fewer than two are shown. */
export function drawGroups(
  title: string,
  lines: readonly GroupLine[],
  words: Words,
  language: Language,
): DumbbellChartProps | null {
  const { groups, measures } = words
  const told = lines.filter(isTold).filter(({ name }) => name !== 'unknown')
  const largest = told.find(({ isLargest }) => isLargest)
  if (told.length < 2 || !largest) return null
  const points = (part: number) => groups.points(part * 100)
  const reading = (line: Told) => {
    const own = `${groups.name(line.name)}: ${writeValue(line.value, 'share', language)}, ${measures.of(line.numerator, line.denominator)}`
    if (line.isLargest) return `${own}; ${groups.largest}`
    if (!line.difference) return `${own}; ${measures.judgment['too-few']}`
    const { value, lower, upper } = line.difference
    return `${own}; ${points(value)}, ${measures.interval(points(lower), points(upper))}`
  }
  const sentence = describeGroups(title, lines, words)
  return {
    title: sentence,
    description: told.map(reading).join('. '),
    rows: told.map((line) => ({
      key: line.name,
      label: groups.name(line.name),
      value: line.value,
      reading: reading(line),
      isReference: line.isLargest,
      ...(line.difference
        ? {
            range: {
              lower: largest.value + line.difference.lower,
              upper: largest.value + line.difference.upper,
            },
          }
        : {}),
    })),
    referenceLabel: groups.largest,
    formatTick: (value) => writeThreshold(value, 'share', language),
  }
}
