import { listEarlierContracts } from '../../agreements/contracts/list-earlier-contracts.ts'
import { listProgramMap, type MapLine } from '../../agreements/programs/list-program-map.ts'
import { programTerm } from '../../agreements/programs/program.ts'
import type { Reads } from '../../ground/platform/database.server.ts'
import { addMonths, lastDay, type Month } from '../../ground/platform/day.ts'
import { listResults } from '../results/list-results.ts'
import { monthsShown } from './course.ts'
import type { EarlierResult } from './course-point.ts'

type Asked = { month: Month; units: string[]; contractId: string; lines: MapLine[] }

/**
 * What a contract's programs achieved under the contracts that it took over from, as far as the asker may see it: the
 * results of a program of the same name and type, up to the day on which it was taken over. Where the program itself
 * went on, its results are its own and need no looking for.
 */
export async function listEarlierResults(db: Reads, asked: Asked): Promise<(EarlierResult & { programId: string })[]> {
  const term = ({ program, programType }: MapLine) => `${programTerm(program)} ${programTerm(programType)}`
  const programOf = new Map(asked.lines.map((line) => [term(line), line.programId]))
  const own = new Set(programOf.values())
  const found: (EarlierResult & { programId: string })[] = []
  for (const contract of await listEarlierContracts(db, asked.contractId)) {
    const lines = (await listProgramMap(db, { contractId: contract.id })).filter(
      (line) => programOf.has(term(line)) && !own.has(line.programId),
    )
    if (lines.length === 0) continue
    const termOf = new Map(lines.map((line) => [line.programId, term(line)]))
    const results = await listResults(db, {
      programIds: [...termOf.keys()],
      unit: asked.units,
      fromMonth: addMonths(asked.month, 1 - monthsShown),
      toMonth: asked.month,
    })
    for (const result of results) {
      if (lastDay(result.month) >= contract.beforeOn || result.programId === null) continue
      found.push({ contractNumber: contract.number, result, programId: programOf.get(termOf.get(result.programId)!)! })
    }
  }
  return found
}
