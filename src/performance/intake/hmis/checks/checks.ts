import { answerChecks } from './answer-checks.ts'
import type { Check } from './check.ts'
import { personChecks } from './person-checks.ts'
import { projectChecks } from './project-checks.ts'
import { stayChecks } from './stay-checks.ts'

const gravity = { 'high-priority': 0, error: 1, warning: 2 }

/** Every check, those that move a contracted figure first, and of these the graver first. */
export const checks: Check[] = [...stayChecks, ...personChecks, ...answerChecks, ...projectChecks].toSorted(
  (a, b) => Number(b.moves.length > 0) - Number(a.moves.length > 0) || gravity[a.grade] - gravity[b.grade],
)

const byKey = new Map(checks.map((check) => [check.key, check]))
export const checkOf = (key: string): Check | undefined => byKey.get(key)
