import type { Finding } from '../platform/finding.ts'

/** A submission is a file, a form or a terminal command through which data came in, and what became of it. */
export type SubmissionKind =
  | 'contracts'
  | 'ocds'
  | 'programs'
  | 'standards'
  | 'hmis'
  | 'results'
  | 'counts'
  | 'form'
  | 'dataset'

/**
 * reading: on its way. done: its content counts. unchanged: the same content had come before. refused: nothing of it
 * counts, and its findings say why. interrupted: the program ended while it was read; nothing of it counts.
 */
export type SubmissionState = 'reading' | 'done' | 'unchanged' | 'refused' | 'interrupted'

export type Submission = {
  id: string
  kind: SubmissionKind
  fileName: string
  digest: string | null
  state: SubmissionState
  step: string
  rowsRead: number
  rowsTotal: number | null
  fraction: number
  summary: Record<string, unknown>
  receivedBy: string | null
  receivedAt: string
  finishedAt: string | null
  /** when a person took it back; null: it stands */
  undoneAt: string | null
}

/** The findings of one grade, as records: how many rows or files they stand for. */
export function countFindings(findings: Finding[], grade: Finding['grade']): number {
  return findings.filter((finding) => finding.grade === grade).reduce((sum, finding) => sum + finding.count, 0)
}
