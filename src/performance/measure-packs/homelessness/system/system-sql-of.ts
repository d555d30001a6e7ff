import { systemCards } from './cards.ts'
import { listStatements } from './count-system.ts'
import { systemMacros } from './prepare-system.ts'
import { type RulesYear, reportYearOf, systemRules } from './rules.ts'
import type { SystemKey } from './system-figures.ts'

/** How a line of the report is counted, for whoever doubts it: the statement, the words it uses, what was decided. */
export type SystemSql = { measure: string; words: string; decisions: string[]; source: string }

export function systemSqlOf(key: SystemKey, rules: RulesYear, to = '2025-09-30'): SystemSql {
  const card = systemCards.find(({ keys }) => keys.includes(key))!
  const line = /^[47]/.test(key) ? key.slice(0, 1) : key
  const statement = listStatements(rules).find((one) => one.line === line)!
  const from = `${reportYearOf(to) - 1}-10-01`
  return {
    measure: statement.sql.trim(),
    words: systemMacros({ from, to }, systemRules[rules]),
    decisions: card.decisions,
    source: systemRules[rules].source,
  }
}
