import { canonicalJson, isObject, type Json, type JsonObject, momentOf, textOf } from './json-value.ts'

/**
 * The merge rules of the release schema 1.1.5, as a table. The schema uses these names for nothing else, and extensions
 * that bring organizations or items of their own mean the same fields by them.
 */
export const mergeRules = {
  /** `omitWhenMerged`: they describe one release, and the compiled release has its own. */
  omitted: new Set(['id', 'date', 'tag']),
  /** `wholeListMerge`, and arrays whose entries are no objects or have no id: a newer list replaces the older whole. */
  wholeLists: new Set([
    'additionalIdentifiers',
    'additionalClassifications',
    'additionalProcurementCategories',
    'submissionMethod',
    'roles',
    'relationship',
    'changes',
  ]),
} as const

/**
 * One compiled release from the releases of one contracting process, by the merge routine of the Open Contracting Data
 * Standard 1.1.5: what a later release says replaces what an earlier one said, what it does not mention stays, and null
 * takes away. Which order they come in does not matter, nor whether one comes twice.
 *
 * Source: standard.open-contracting.org/1.1/en/schema/merging, with its reference implementation where the text is open
 * (an empty list of objects says nothing; null and objects in which nothing is left are not kept).
 */
export function mergeReleases(releases: JsonObject[]): JsonObject {
  const ordered = inOrder(releases)
  const output: JsonObject = {}
  for (const release of ordered) {
    const said = Object.entries(release).filter(([name]) => !mergeRules.omitted.has(name))
    mergeObject(output, Object.fromEntries(said))
  }
  const last = ordered.at(-1)
  if (!last) return output
  return { ...output, id: `${textOf(last.ocid) ?? ''}-${textOf(last.date) ?? ''}`, date: last.date, tag: ['compiled'] }
}

/** Oldest first, each once. Releases of one moment follow their ids, so that the outcome does not hang on the file. */
export function inOrder(releases: JsonObject[]): JsonObject[] {
  if (releases.length < 2) return [...releases]
  const keyed = releases.map((release) => ({
    release,
    at: momentOf(release.date),
    id: textOf(release.id) ?? '',
    content: canonicalJson(release),
  }))
  const once = [...new Map(keyed.map((one) => [one.content, one])).values()]
  return once
    .sort((a, b) => a.at - b.at || compare(a.id, b.id) || compare(a.content, b.content))
    .map(({ release }) => release)
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

function mergeObject(output: JsonObject, input: JsonObject): void {
  for (const [name, value] of Object.entries(input)) {
    // A field of this name would set what every object inherits.
    if (name === '__proto__' || value === undefined) continue
    if (value === null) delete output[name]
    else if (Array.isArray(value)) mergeArray(output, name, value)
    else if (isObject(value)) {
      const before = output[name]
      const merged = isObject(before) ? before : {}
      mergeObject(merged, value)
      if (Object.keys(merged).length > 0) output[name] = merged
      else delete output[name]
    } else output[name] = value
  }
}

function mergeArray(output: JsonObject, name: string, input: Json[]): void {
  if (mergeRules.wholeLists.has(name) || !input.every(isObject)) {
    output[name] = structuredClone(input)
    return
  }
  if (input.length === 0) return
  const before = output[name]
  const merged = Array.isArray(before) && before.every(isObject) ? before : []
  const byId = new Map(merged.flatMap((one) => (idOf(one) === null ? [] : [[idOf(one), one] as const])))
  for (const object of input) {
    const id = idOf(object)
    const known = id === null ? undefined : byId.get(id)
    if (known) {
      const { id: _, ...rest } = object
      mergeObject(known, rest)
      continue
    }
    const fresh: JsonObject = {}
    mergeObject(fresh, object)
    merged.push(fresh)
    if (id !== null) byId.set(id, fresh)
  }
  output[name] = merged
}

/** Publishers write the same id as 1 and as "1". */
function idOf({ id }: JsonObject): string | null {
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null
}
