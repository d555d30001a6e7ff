import { listProgramMap, type MapLine } from '../../agreements/programs/list-program-map.ts'
import { recordHistory } from '../../ground/history/record-history.ts'
import { isDay } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { finishSubmission } from '../../ground/submissions/finish-submission.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import type { Framework, FrameworkFunder, FrameworkLine } from './framework-words.ts'
import { importStandards } from './import-standards.ts'
import { findFramework } from './list-frameworks.ts'
import { listStandards } from './list-standards.ts'
import { mayAdopt } from './may.ts'
import { overrideStandard } from './override-standard.ts'
import { type Standard, type StandardOverride, standardFor } from './standard.ts'

type Refused = 'not-allowed' | 'wrong-form' | 'framework-not-found' | 'framework-not-signed' | 'adoption-failed'
export type FrameworkAdopted = {
  /** standards written: new and changed */
  standards: number
  /** contracts that were given what their funder asks for instead */
  contracts: number
  /** contracts left as they were, because a standard of their own was agreed before */
  keptOwn: number
}

/**
 * Makes a signed framework the standards of this jurisdiction from a day on. What a funder set otherwise goes to its own
 * contracts alone: those of the department, or those that the organization pays.
 */
export async function adoptFramework(
  visit: Visit,
  input: { id: string; from: string },
): Promise<{ done: FrameworkAdopted } | { refused: Refused }> {
  if (!mayAdopt(visit)) return { refused: 'not-allowed' }
  if (!isDay(input.from)) return { refused: 'wrong-form' }
  const framework = await findFramework(visit.work, input.id)
  if (!framework) return { refused: 'framework-not-found' }
  if (framework.state !== 'signed') return { refused: 'framework-not-signed' }
  const before = await listStandards(visit.work)
  const fileName = `${framework.name}, ${framework.version}`
  // What was proposed and signed on pages is no file from outside, so the demonstration may adopt it too.
  const received = await receiveSubmission(visit, {
    kind: 'standards',
    fileName,
    isInvented: visit.jurisdiction.isDemo,
  })
  if ('refused' in received) return { refused: 'adoption-failed' }
  const standards = framework.measures.map((line) => toStandard(line, input.from))
  const imported = await importStandards(visit, { standards, submissionId: received.done.id })
  if ('refused' in imported) return { refused: 'adoption-failed' }
  await finishSubmission(visit, { id: received.done.id, state: 'done', summary: { ...imported.done } })
  const own = await overrideOwn(visit, framework, input.from, before)
  await visit.work
    .updateTable('framework')
    .set({ adopted_at: visit.now, adopted_from: input.from, adopted_by_name: visit.askerName })
    .where('id', '=', framework.id)
    .execute()
  const adopted = { standards: imported.done.added + imported.done.changed, ...own }
  await recordHistory(visit, {
    event: 'framework-adopted',
    subject: 'framework',
    subjectId: framework.id,
    content: { name: framework.name, version: framework.version, from: input.from, ...adopted },
  })
  return { done: adopted }
}

const toStandard = ({ programType, population, measure, minimum, target, direction }: FrameworkLine, from: string) => ({
  ...{ programType, population, measure, minimum, target, direction, from },
})

type Known = (Standard | StandardOverride)[]

async function overrideOwn(
  visit: Visit,
  framework: Framework,
  from: string,
  before: Known,
): Promise<Pick<FrameworkAdopted, 'contracts' | 'keptOwn'>> {
  const map = (await listProgramMap(visit.work)).filter((line) => line.to === null || line.to >= from)
  const lines = framework.measures.map((line) => ({ ...toStandard(line, from), id: line.id }))
  const [given, kept] = [new Set<string>(), new Set<string>()]
  const done = new Set<string>()
  for (const override of framework.overrides) {
    const funder = framework.funders.find((one) => one.id === override.funderId)!
    const line = framework.measures.find((one) => one.id === override.measureId)!
    const ids = await listContractIds(visit, funder)
    for (const place of map.filter((one) => ids.has(one.contractId) && isHeldBy(lines, line.id, one, from))) {
      const key = `${place.contractId} ${place.programId} ${line.measure}`
      if (done.has(key)) continue
      done.add(key)
      if (hasOwn(before, place, line.measure, from)) {
        kept.add(place.contractId)
        continue
      }
      const { minimum, target, reason } = override
      const { measure, direction } = line
      const asked = { contractNumber: place.contractNumber, program: place.program, measure, direction }
      const agreedBy = `${funder.name}, ${framework.name}`
      const made = await overrideStandard(visit, { ...asked, minimum, target, from, to: null, reason }, agreedBy)
      if ('refused' in made) throw new Error(`An override of a framework was refused: ${made.refused}`)
      given.add(place.contractId)
    }
  }
  return { contracts: given.size, keptOwn: kept.size }
}

/** Whether this very line of the framework is the one that holds for a program. */
function isHeldBy(lines: (Standard & { id: string })[], id: string, place: MapLine, on: string): boolean {
  const { programType, population } = place
  const { measure } = lines.find((line) => line.id === id)!
  const holding = standardFor(lines, { programType, population, measure, on })
  return holding !== null && 'id' in holding && holding.id === id
}

function hasOwn(before: Known, { contractNumber, program }: MapLine, measure: string, from: string): boolean {
  return before.some(
    (one) =>
      'contractNumber' in one &&
      one.contractNumber === contractNumber &&
      one.measure === measure &&
      (one.program === null || one.program === program) &&
      (one.to === null || one.to >= from),
  )
}

/** A department's own contracts, or those that an organization pays a part of. */
async function listContractIds(visit: Visit, funder: FrameworkFunder): Promise<Set<string>> {
  const rows =
    funder.organizationId === null
      ? await visit.work.selectFrom('contract').where('department', '=', funder.name).select('id').execute()
      : await visit.work
          .selectFrom('contract_funding')
          .innerJoin('funding_source', 'funding_source.id', 'contract_funding.funding_source_id')
          .where('funding_source.funder_id', '=', funder.organizationId)
          .select('contract_funding.contract_id as id')
          .execute()
  return new Set(rows.map(({ id }) => id))
}
