import { randomUUID } from 'node:crypto'
import { programTerm } from '../../agreements/programs/program.ts'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { frameworkSchema } from './framework.ts'
import { findFramework } from './list-frameworks.ts'
import { mayPropose } from './may.ts'

/** Proposes a framework to its funders and to the providers whom it concerns, or a new version of one that stands. */
export async function proposeFramework(
  visit: Visit,
  input: unknown,
): Promise<{ done: { id: string } } | { refused: 'not-allowed' | 'framework-form-wrong' | 'framework-not-found' }> {
  if (!mayPropose(visit)) return { refused: 'not-allowed' }
  const parsed = frameworkSchema.safeParse(input)
  if (!parsed.success) return { refused: 'framework-form-wrong' }
  const { name, policyArea, description, commentsUntil, previousId, funders, measures } = parsed.data
  const previous = previousId === null ? null : await findFramework(visit.work, previousId)
  if (previousId !== null && previous === null) return { refused: 'framework-not-found' }
  const id = randomUUID()
  const version = (previous?.version ?? 0) + 1
  await visit.work
    .insertInto('framework')
    .values({
      id,
      name,
      policy_area: policyArea,
      description,
      version,
      previous_id: previousId,
      comments_until: commentsUntil,
      proposed_by_name: visit.askerName,
      proposed_at: visit.now,
    })
    .execute()
  await visit.work
    .insertInto('framework_funder')
    .values(
      funders.map((funder) => ({
        id: randomUUID(),
        framework_id: id,
        name: funder.name,
        organization_id: funder.organizationId,
      })),
    )
    .execute()
  await visit.work
    .insertInto('framework_measure')
    .values(
      measures.map((line) => ({
        id: randomUUID(),
        framework_id: id,
        measure: line.measure,
        card_version: line.cardVersion,
        program_type: line.programType,
        program_term: programTerm(line.programType),
        population: line.population,
        minimum: String(line.minimum),
        target: String(line.target),
        direction: line.direction,
        may_override: line.mayOverride,
      })),
    )
    .execute()
  await recordHistory(visit, {
    event: 'framework-proposed',
    subject: 'framework',
    subjectId: id,
    content: { name, version, previousId, funders: funders.map((funder) => funder.name), measures },
  })
  return { done: { id } }
}
