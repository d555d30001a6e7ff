import type { Reads } from '../../ground/platform/database.server.ts'
import { type Framework, type FrameworkMeasure, type OverrideRight, stateOfFramework } from './framework-words.ts'

/** The frameworks that the asker may see, the newest first; a provider sees the lines for its own kinds of program. */
export async function listFrameworks(db: Reads): Promise<Framework[]> {
  const rows = await db.selectFrom('framework').selectAll().orderBy('proposed_at', 'desc').orderBy('id').execute()
  if (rows.length === 0) return []
  const funders = await db.selectFrom('framework_funder').selectAll().orderBy('name').execute()
  const lines = await db
    .selectFrom('framework_measure')
    .selectAll()
    .orderBy('program_type')
    .orderBy('population')
    .orderBy('measure')
    .execute()
  const overrides = await db
    .selectFrom('framework_override')
    .selectAll()
    .where('undone_at', 'is', null)
    .orderBy('made_at')
    .execute()
  const comments = await db
    .selectFrom('framework_comment')
    .leftJoin('provider', 'provider.id', 'framework_comment.provider_id')
    .selectAll('framework_comment')
    .select('provider.name as provider')
    .orderBy('written_at')
    .execute()
  return rows.map((row) => {
    const measures: FrameworkMeasure[] = lines
      .filter((one) => one.framework_id === row.id)
      .map((one) => ({
        id: one.id,
        measure: one.measure,
        cardVersion: one.card_version,
        programType: one.program_type,
        population: one.population,
        minimum: Number(one.minimum),
        target: Number(one.target),
        direction: one.direction as FrameworkMeasure['direction'],
        mayOverride: one.may_override as OverrideRight,
      }))
    const own = {
      id: row.id,
      name: row.name,
      policyArea: row.policy_area,
      description: row.description,
      version: row.version,
      previousId: row.previous_id,
      commentsUntil: row.comments_until,
      proposedBy: row.proposed_by_name,
      proposedAt: row.proposed_at,
      agreedAt: row.agreed_at,
      agreedBy: row.agreed_by_name,
      adoptedFrom: row.adopted_from,
      adoptedBy: row.adopted_by_name,
      withdrawnReason: row.withdrawn_reason,
      measures,
      funders: funders
        .filter((one) => one.framework_id === row.id)
        .map((one) => ({
          id: one.id,
          name: one.name,
          organizationId: one.organization_id,
          signedOn: one.signed_on,
          signedBy: one.signed_by,
        })),
      overrides: overrides
        .filter((one) => measures.some(({ id }) => id === one.framework_measure_id))
        .map((one) => ({
          id: one.id,
          measureId: one.framework_measure_id,
          funderId: one.framework_funder_id,
          minimum: Number(one.minimum),
          target: Number(one.target),
          reason: one.reason,
          by: one.made_by_name,
          madeAt: one.made_at,
        })),
      comments: comments
        .filter((one) => one.framework_id === row.id)
        .map((one) => ({
          id: one.id,
          isGovernment: one.provider_id === null,
          provider: one.provider,
          by: one.written_by_name,
          text: one.text,
          writtenAt: one.written_at,
        })),
    }
    return { ...own, state: stateOfFramework(own) }
  })
}

/** One framework, or null when there is none that the asker may see. */
export async function findFramework(db: Reads, id: string): Promise<Framework | null> {
  return (await listFrameworks(db)).find((one) => one.id === id) ?? null
}
