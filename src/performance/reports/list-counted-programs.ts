import type { Reads } from '../../ground/platform/database.server.ts'

export type CountedProgram = { id: string; name: string; providerId: string; providerName: string }

/** Programs that no HMIS project stands behind: their counts come by hand. By provider and name. */
export async function listCountedPrograms(db: Reads): Promise<CountedProgram[]> {
  return db
    .selectFrom('program')
    .innerJoin('provider', 'provider.id', 'program.provider_id')
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('program_map')
            .whereRef('program_map.program_id', '=', 'program.id')
            .where('program_map.hmis_project_id', 'is not', null)
            .select('program_map.id'),
        ),
      ),
    )
    .select(['program.id', 'program.name', 'program.provider_id as providerId', 'provider.name as providerName'])
    .orderBy('provider.name')
    .orderBy('program.name')
    .execute()
}
