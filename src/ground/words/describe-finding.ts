import type { Finding } from '../platform/finding.ts'
import { findingsContract as contractEn } from './english/findings-contract.ts'
import { findingsDatasets as datasetsEn } from './english/findings-datasets.ts'
import { findingsHmis as hmisEn } from './english/findings-hmis.ts'
import { findingsLists as listsEn } from './english/findings-lists.ts'
import { findingsOcds as ocdsEn } from './english/findings-ocds.ts'

import { findingsReporting as reportingEn } from './english/findings-reporting.ts'
import { findingsTables as tablesEn } from './english/findings-tables.ts'
import { findingsContract as contractEs } from './spanish/findings-contract.ts'
import { findingsDatasets as datasetsEs } from './spanish/findings-datasets.ts'
import { findingsHmis as hmisEs } from './spanish/findings-hmis.ts'
import { findingsLists as listsEs } from './spanish/findings-lists.ts'
import { findingsOcds as ocdsEs } from './spanish/findings-ocds.ts'

import { findingsReporting as reportingEs } from './spanish/findings-reporting.ts'
import { findingsTables as tablesEs } from './spanish/findings-tables.ts'
import type { Language } from './words.ts'

type Sentence = (finding: Finding) => string

/** The sentence of every finding's code. Where rooms share a code, the file it stands in is the same kind. */
export const findingSentences: Record<Language, Record<string, Sentence>> = {
  en: { ...tablesEn, ...listsEn, ...hmisEn, ...reportingEn, ...contractEn, ...ocdsEn, ...datasetsEn },
  es: { ...tablesEs, ...listsEs, ...hmisEs, ...reportingEs, ...contractEs, ...ocdsEs, ...datasetsEs },
}

const placeWords = {
  en: { row: 'row', column: 'column', path: 'at', times: (count: number) => `${count.toLocaleString('en-US')} times` },
  es: {
    row: 'fila',
    column: 'columna',
    path: 'en',
    times: (count: number) => `${count.toLocaleString('es-US')} veces`,
  },
}

/** The sentence of a finding's code: what is wrong, and what to do. */
export function sayFinding(finding: Finding, language: Language): string {
  const sentence = findingSentences[language][finding.code]
  return sentence ? sentence(finding) : finding.code
}

/** JSON has no columns: what stands in their place is a path. */
export const isInJson = ({ file }: Pick<Finding, 'file'>): boolean => /\.(json|jsonl|ndjson)$/i.test(file)

/** A finding in one line: where it stands, how often, what is wrong, and what to do. */
export function describeFinding(finding: Finding, language: Language): string {
  const words = placeWords[language]
  const place = [
    finding.file,
    ...(finding.row === null ? [] : [`${words.row} ${finding.row}`]),
    ...(finding.column === null ? [] : [`${isInJson(finding) ? words.path : words.column} ${finding.column}`]),
    ...(finding.count > 1 ? [words.times(finding.count)] : []),
  ]
  return `${place.join(', ')}: ${sayFinding(finding, language)}`
}
