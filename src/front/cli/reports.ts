import { asTerminal, openProgram } from '../../ground/platform/program.server.ts'
import { readSettings } from '../../ground/platform/settings.ts'
import { wordsOf } from '../../ground/words/words.ts'
import { listOwedReports } from '../../performance/reports/list-owed-reports.ts'
import { lockPeriod } from '../../performance/reports/lock-period.ts'
import type { OwedReport } from '../../performance/reports/owed-report.ts'
import { reopenPeriod } from '../../performance/reports/reopen-period.ts'
import { chooseCity } from './choose-city.ts'
import type { Command } from './command.ts'
import { readOptions, wrongUse } from './read-options.ts'

export const reportsCommand: Command = {
  name: 'reports',
  summary: 'list what providers owe, lock a month or open it again',
  help: `throughline reports [--late] [--city CITY] [--data DIR] [--json]
throughline reports lock --month YYYY-MM [--type NAME] [--city CITY] [--data DIR] [--json]
throughline reports reopen --month YYYY-MM --reason TEXT [--type NAME] [--city CITY] [--data DIR] [--json]

What is due, what came, how late, and how long the government took to answer, newest first. In a locked month a figure
changes through an accepted correction only.
  --type      locks or opens the month for programs of this type alone
  --late      only what is late and still awaited

JSON: [{programId, program, providerId, providerName, month, dueOn, state, cameOn, daysLate, answerDays, waitsDays,
isTotalsOnly, isLocked, seenAt}]; of lock and reopen {done} or {code}.
Exit code 0 done, 1 refused, 2 wrong use.`,
  async run(args) {
    const text = { type: 'string' } as const
    const is = { type: 'boolean' } as const
    const parsed = readOptions(args, { month: text, reason: text, type: text, city: text, late: is, json: is })
    if ('wrong' in parsed) return wrongUse('reports', parsed.wrong)
    const { values, positionals } = parsed
    const deed = positionals.join(' ')
    if (!['', 'lock', 'reopen'].includes(deed)) return wrongUse('reports', 'Say nothing, lock or reopen.')
    const { month, reason, type } = values as { month?: string; reason?: string; type?: string }
    if (deed !== '' && !month) return wrongUse('reports', '--month names the month, as 2026-07.')
    const program = await openProgram(readSettings({ data: values.data as string | undefined }))
    try {
      const city = await chooseCity(program, values.city as string | undefined, false)
      if ('wrong' in city) return wrongUse('reports', city.wrong)
      if (deed === '') {
        const owed = await asTerminal(program, city, ({ work, today }) => listOwedReports(work, { today }))
        const shown = values.late ? owed.filter((one) => one.cameOn === null && one.daysLate > 0) : owed
        process.stdout.write(values.json ? `${JSON.stringify(shown)}\n` : toLines(shown))
        return 0
      }
      const answer = await asTerminal(
        program,
        city,
        (visit): Promise<{ done: unknown } | { refused: string }> =>
          deed === 'lock'
            ? lockPeriod(visit, { month: month!, programType: type })
            : reopenPeriod(visit, { month: month!, reason: reason ?? '', programType: type }),
      )
      if ('refused' in answer) {
        const told = values.json
          ? JSON.stringify({ code: answer.refused })
          : wordsOf('en').frame.refusals[answer.refused]
        process.stderr.write(`${told}\n`)
        return 1
      }
      process.stdout.write(values.json ? `${JSON.stringify({ done: true })}\n` : `${month}: ${deed}ed\n`)
      return 0
    } finally {
      await program.close()
    }
  },
}

function toLines(owed: OwedReport[]): string {
  if (owed.length === 0) return 'Nothing is owed.\n'
  const { states } = wordsOf('en').reports
  const late = ({ daysLate }: OwedReport) => (daysLate > 0 ? `${daysLate} days late` : '')
  return owed
    .map((one) =>
      `${one.month}  due ${one.dueOn}  ${one.program.slice(0, 36).padEnd(36)} ${states[one.state]!.padEnd(26)} ${late(one)}`.trimEnd(),
    )
    .join('\n')
    .concat('\n')
}
