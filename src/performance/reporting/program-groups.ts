import type { MapLine } from '../../agreements/programs/list-program-map.ts'
import { addDays, type Day } from '../../ground/platform/day.ts'
import type { GroupMember } from '../measure-packs/homelessness/figure.ts'
import { totalGroup } from '../results/result.ts'

type Span = { from: Day | null; to: Day | null }

/**
 * Which HMIS projects count for which program, and for the whole jurisdiction. A program under two contracts has each
 * project once; the total has every project once, however many programs and contracts carry it.
 */
export function programGroups(lines: Pick<MapLine, 'programId' | 'hmisProjectId' | 'from' | 'to'>[]): GroupMember[] {
  const mapped = lines.filter((line) => line.hmisProjectId !== null)
  const members = (group: (line: (typeof mapped)[number]) => string): GroupMember[] =>
    [...Map.groupBy(mapped, (line) => JSON.stringify([group(line), line.hmisProjectId])).entries()].flatMap(
      ([key, ofPair]) => {
        const [name, project] = JSON.parse(key) as [string, string]
        return mergeSpans(ofPair).map((span) => ({ group: name, project, ...span }))
      },
    )
  return [...members((line) => line.programId), ...members(() => totalGroup)]
}

/** Spans that touch or overlap become one; null leaves a side open. */
export function mergeSpans(spans: Span[]): Span[] {
  const sorted = spans.toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))
  const merged: Span[] = []
  for (const { from, to } of sorted) {
    const last = merged.at(-1)
    if (last && (last.to === null || (from ?? '') <= addDays(last.to, 1))) {
      last.to = last.to === null || to === null ? null : last.to > to ? last.to : to
    } else {
      merged.push({ from, to })
    }
  }
  return merged
}
