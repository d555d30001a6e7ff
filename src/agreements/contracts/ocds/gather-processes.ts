import { type JsonObject, momentOf } from './json-value.ts'
import { inOrder, mergeReleases } from './merge-releases.ts'
import type { OcdsRelease } from './read-package.ts'

/** A contracting process as it stands today, with the file that its newest release came in. */
export type OcdsProcess = {
  ocid: string
  compiled: JsonObject
  /** oldest first */
  releases: JsonObject[]
  file: string
}

/**
 * Brings the releases of all files together by contracting process. A compiled release stands for all releases up to its
 * date; releases that are newer are merged onto it.
 */
export function gatherProcesses(releases: OcdsRelease[]): OcdsProcess[] {
  return [...Map.groupBy(releases, ({ ocid }) => ocid)].map(([ocid, ofProcess]) => {
    const compiled = inOrder(ofProcess.filter((one) => one.isCompiled).map(({ release }) => release)).at(-1)
    const single = ofProcess.filter((one) => !one.isCompiled).map(({ release }) => release)
    const isLater = (release: JsonObject) => compiled === undefined || momentOf(release.date) > momentOf(compiled.date)
    const later = inOrder(single.filter(isLater))
    // What came before a compiled release is told by it already, unless the compiled one is the only later word.
    const merged = compiled ? [compiled, ...later] : later
    const newest = inOrder(ofProcess.map(({ release }) => release)).at(-1)
    const file = ofProcess.findLast(({ release }) => release === newest)?.file ?? ofProcess[0]!.file
    return { ocid, compiled: mergeReleases(merged), releases: inOrder(single), file }
  })
}
