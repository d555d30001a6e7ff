import type { MadeCity } from '../../../demo/make-city.ts'
import { seededChance } from '../../../demo/seeded-chance.ts'
import { importProgramMap } from '../../agreements/programs/import-program-map.ts'
import { addMonths, type Month, monthOf } from '../../ground/platform/day.ts'
import type { Jurisdiction } from '../../ground/platform/jurisdictions.ts'
import { asTerminal, type Program } from '../../ground/platform/program.server.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { finishSubmission } from '../../ground/submissions/finish-submission.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import type { CountsLine } from '../../performance/intake/counts-list.ts'
import { importCounts } from '../../performance/reporting/import-counts.ts'

export const countedProgram = 'Lantern Lane Safe Home'
const program = countedProgram

/**
 * A program for survivors of violence, whose records may not enter the HMIS: it sends counts. It runs under the one
 * contract that the generator leaves without a project, and its counts end a month early, so that the form has a task.
 */
export async function inventCounts(at: Program, city: Jurisdiction, made: MadeCity): Promise<void> {
  await asTerminal(at, city, async (visit) => {
    const contract = await visit.work
      .selectFrom('contract')
      .leftJoin('program_map', 'program_map.contract_id', 'contract.id')
      .where('program_map.id', 'is', null)
      .select('contract.number')
      .orderBy('contract.number')
      .executeTakeFirst()
    if (!contract) return
    const place = { contractNumber: contract.number, hmisProjectId: null, from: null, to: null }
    const line = { ...place, program, programType: 'emergency shelter', population: 'families' }
    await asSubmission(visit, 'programs', (submissionId) => importProgramMap(visit, { lines: [line], submissionId }))
    // The newest of them come as reports of the provider itself.
    const lines = inventedCounts(made).filter((line) => line.period < firstReported(made))
    await asSubmission(visit, 'form', (submissionId) => importCounts(visit, { lines, fileName: program, submissionId }))
  })
}

async function asSubmission(
  visit: Visit,
  kind: 'programs' | 'form',
  work: (id: string) => Promise<object>,
): Promise<void> {
  const received = await receiveSubmission(visit, { kind, fileName: program, isInvented: true })
  if ('refused' in received) throw new Error(received.refused)
  const taken = await work(received.done.id)
  if ('refused' in taken) throw new Error(String(taken.refused))
  await finishSubmission(visit, { id: received.done.id, state: 'done' })
}

/** The first month that the provider reported itself. */
export const firstReported = (made: MadeCity): Month => addMonths(monthOf(made.to), -3)

export function inventedCounts(made: MadeCity): CountsLine[] {
  const chance = seededChance(7, 'counts')
  const last = addMonths(monthOf(made.to), -1)
  return Array.from({ length: 18 }, (_, back) => addMonths(last, -back)).flatMap((period) => {
    const [left, entered] = [chance.whole(3, 9), chance.whole(3, 9)]
    const housed = Array.from({ length: left }, () => chance.happens(0.6)).filter(Boolean).length
    const nights = Array.from({ length: left }, () => chance.whole(20, 120)).reduce((sum, one) => sum + one, 0)
    const line = { row: 1, program, period, note: null }
    return [
      { ...line, measure: 'exits-to-permanent-housing', numerator: housed, denominator: left },
      { ...line, measure: 'entries-from-homelessness', numerator: entered, denominator: entered },
      { ...line, measure: 'length-of-stay', numerator: nights, denominator: left },
    ]
  })
}
