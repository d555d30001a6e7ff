import type { Finding } from '../../../ground/platform/finding.ts'
import type { findingsHmis } from '../../../ground/words/english/findings-hmis.ts'

export type HmisFindingCode = keyof typeof findingsHmis

type Place = Partial<Pick<Finding, 'row' | 'column' | 'found' | 'expected' | 'count'>>

/** Codes are typed by their sentences: a finding that nobody can read does not compile. */
export function finding(grade: Finding['grade'], code: HmisFindingCode, file: string, place: Place = {}): Finding {
  return { grade, code, file, row: null, column: null, found: null, expected: null, count: 1, ...place }
}

/** Carries findings of grade 'stops' up to the door of this room, where they become a return value. */
export class SourceRefusal extends Error {
  readonly findings: Finding[]
  constructor(...findings: Finding[]) {
    super(findings.map(({ code, file }) => `${code} (${file})`).join(', '))
    this.findings = findings
  }
}
