import { isObject, type Json, type JsonObject, momentOf, objectsOf, textOf } from './json-value.ts'

/**
 * The newest state of a versioned release, in which each value stands with all that it was before. A release that is not
 * versioned comes back as it is.
 */
export function unversionRelease(release: JsonObject): JsonObject {
  if (!Array.isArray(release.initiationType) && !isVersionedSomewhere(release)) return release
  const dates: string[] = []
  const newest = newestOf(release, dates) as JsonObject
  const [last] = dates.sort((one, other) => momentOf(other) - momentOf(one))
  return { ...newest, date: newest.date ?? last ?? null, tag: ['compiled'] }
}

/** A release has a date of its own; a versioned one has the dates of its values in its place. */
const isVersionedSomewhere = (release: JsonObject): boolean =>
  release.date === undefined && Object.values(release).some((value) => isVersions(value))

const isVersions = (value: Json | undefined): boolean =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((one) => isObject(one) && 'releaseDate' in one && 'value' in one)

function newestOf(value: Json | undefined, dates: string[]): Json | undefined {
  if (isVersions(value)) {
    const versions = objectsOf(value)
    for (const one of versions) dates.push(textOf(one.releaseDate) ?? '')
    return versions.at(-1)!.value
  }
  if (Array.isArray(value)) return value.map((one) => newestOf(one, dates) ?? null)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, newestOf(inner, dates)]))
}
