import { decodeText } from '../../../ground/platform/decode-text.ts'
import type { Finding } from '../../../ground/platform/finding.ts'
import { isObject, type Json, type JsonObject, momentOf, objectsOf, textOf } from './json-value.ts'
import { gatherOcdsFindings, type OcdsNote } from './ocds-findings.ts'
import { unversionRelease } from './unversion-release.ts'
import { upgradeRelease } from './upgrade-release.ts'

export type OcdsLimits = { bytes: number; depth: number }
/** 100 MB is some 30,000 contracting processes; a larger file is better split by year than held in memory at once. */
export const ocdsLimits: OcdsLimits = { bytes: 100_000_000, depth: 64 }

/** A release, or what a record compiled from several; with the file that it stood in. */
export type OcdsRelease = { release: JsonObject; ocid: string; isCompiled: boolean; file: string }

export type OcdsPackage = { releases: OcdsRelease[]; findings: Finding[] }

/**
 * Reads open contracting data as publishers write it: a release package, a record package, one release or record alone,
 * a list of any of these, or one a line; in UTF-8, UTF-16 or Latin-1; in version 1.0 or 1.1. Never throws over what is
 * in the file: what cannot be read is a finding.
 */
export function readPackage(content: Uint8Array, file: string, limits: OcdsLimits = ocdsLimits): OcdsPackage {
  const book = gatherOcdsFindings(file)
  const stop = (code: string, found: string | null = null, expected: string | null = null): OcdsPackage => {
    book.note({ grade: 'stops', code, found, expected })
    return { releases: [], findings: book.list() }
  }
  if (content.byteLength > limits.bytes) return stop('package-too-large', `${content.byteLength}`, `${limits.bytes}`)
  const decoded = decodeText(withMark(content))
  if ('refused' in decoded) return stop('package-not-json', decoded.refused)
  if (decoded.isLatin1) book.note({ grade: 'warning', code: 'not-utf-8', found: 'Latin-1', expected: 'UTF-8' })
  if (decoded.text.trim() === '') return stop('empty-file')
  if (depthOf(decoded.text) > limits.depth) return stop('package-too-deep', null, `${limits.depth}`)
  const documents = parseDocuments(decoded.text)
  if ('line' in documents) {
    book.note({ grade: 'stops', code: 'package-not-json', row: documents.line })
    return { releases: [], findings: book.list() }
  }
  const releases = documents.flatMap(({ value, path }) => collect(value, path, { file, note: book.note }))
  const hasSaidWhy = book.list().some((one) => one.grade === 'error')
  if (releases.length === 0 && !hasSaidWhy) return stop('package-without-releases')
  if (releases.length === 0) return stop('package-without-whole-releases')
  return { releases, findings: book.list() }
}

/** JSON begins with a character of ASCII: a zero byte beside it is UTF-16, though the mark that says so is missing. */
function withMark(content: Uint8Array): Uint8Array {
  const [first, second] = content
  if (first !== 0 && second === 0) return Buffer.concat([Buffer.from([0xff, 0xfe]), content])
  if (first === 0 && second !== 0) return Buffer.concat([Buffer.from([0xfe, 0xff]), content])
  return content
}

/** How deep brackets stand in each other, outside of text: counted before anything walks into them. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let isInText = false
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (isInText) {
      if (code === 92) index += 1
      else if (code === 34) isInText = false
    } else if (code === 34) isInText = true
    else if (code === 123 || code === 91) deepest = Math.max(deepest, ++depth)
    else if (code === 125 || code === 93) depth -= 1
  }
  return deepest
}

type Document = { value: Json; path: string }

/** One JSON text, or one on each line; else the first line that is none. */
function parseDocuments(text: string): Document[] | { line: number } {
  try {
    return [{ value: JSON.parse(text) as Json, path: '' }]
  } catch {
    const documents: Document[] = []
    const lines = text.split(/\r?\n/)
    // A single text that broke in its middle breaks on its first line already.
    for (const [index, line] of lines.entries()) {
      if (line.trim() === '') continue
      try {
        documents.push({ value: JSON.parse(line) as Json, path: `/${index}` })
      } catch {
        return { line: documents.length === 0 ? 1 : index + 1 }
      }
    }
    return documents
  }
}

type Into = { file: string; note: OcdsNote }

/** The releases in a package, a record, a release, or a list of any. */
function collect(value: Json | undefined, path: string, into: Into): OcdsRelease[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => collect(one, `${path}/${index}`, into))
  if (!isObject(value)) return []
  if (Array.isArray(value.records))
    return objectsOf(value.records).flatMap((record, index) => readRecord(record, `${path}/records/${index}`, into))
  if ('compiledRelease' in value || 'versionedRelease' in value) return readRecord(value, path, into)
  if (Array.isArray(value.releases)) {
    const isRecord = textOf(value.ocid) !== null
    if (isRecord) return readRecord(value, path, into)
    return objectsOf(value.releases).flatMap((one, index) => readRelease(one, `${path}/releases/${index}`, into))
  }
  return textOf(value.ocid) === null ? [] : readRelease(value, path, into)
}

/** Embedded releases are merged by this program; where some are links only, the record's own compiled release speaks. */
function readRecord(record: JsonObject, path: string, into: Into): OcdsRelease[] {
  const releases = objectsOf(record.releases)
  const embedded = releases.filter((one) => !isLink(one))
  if (embedded.length > 0 && embedded.length === releases.length)
    return embedded.flatMap((one, index) => readRelease(one, `${path}/releases/${index}`, into))
  const compiled = isObject(record.compiledRelease)
    ? { ...record.compiledRelease, tag: ['compiled'] }
    : isObject(record.versionedRelease)
      ? record.versionedRelease
      : null
  if (compiled) return readRelease(compiled, `${path}/compiledRelease`, into)
  into.note({
    grade: embedded.length > 0 ? 'warning' : 'error',
    code: embedded.length > 0 ? 'releases-linked-in-part' : 'releases-linked-only',
    path: `${path}/releases`,
  })
  return embedded.flatMap((one, index) => readRelease(one, `${path}/releases/${index}`, into))
}

const isLink = (release: JsonObject): boolean => textOf(release.url) !== null && textOf(release.ocid) === null

function readRelease(given: JsonObject, path: string, { file, note }: Into): OcdsRelease[] {
  const whole = unversionRelease(given)
  const ocid = textOf(whole.ocid)
  if (ocid === null) {
    note({ grade: 'error', code: 'release-without-ocid', path: `${path}/ocid` })
    return []
  }
  if (Number.isNaN(momentOf(whole.date))) {
    note({ grade: 'error', code: 'release-without-date', path: `${path}/date`, expected: '2026-11-30T00:00:00Z' })
    return []
  }
  const { release, isUpgraded } = upgradeRelease(whole)
  if (isUpgraded) note({ grade: 'warning', code: 'release-upgraded', expected: '1.1' })
  const isCompiled = Array.isArray(release.tag) && release.tag.includes('compiled')
  return [{ release, ocid, isCompiled, file }]
}
