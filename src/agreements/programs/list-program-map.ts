import type { Reads } from '../../ground/platform/database.server.ts'

export type MapLine = {
  id: string
  contractNumber: string
  contractId: string
  providerId: string
  providerName: string
  programId: string
  program: string
  programType: string
  population: string | null
  hmisProjectId: string | null
  from: string | null
  to: string | null
}

/** The whole map, one contract's lines, or the lines of some HMIS projects: contract, program, project, days. */
export async function listProgramMap(
  db: Reads,
  only: { contractId?: string; hmisProjectIds?: string[] } = {},
): Promise<MapLine[]> {
  const { contractId, hmisProjectIds } = only

  return db
    .selectFrom('program_map')
    .innerJoin('contract', 'contract.id', 'program_map.contract_id')
    .innerJoin('program', 'program.id', 'program_map.program_id')
    .innerJoin('provider', 'provider.id', 'contract.provider_id')
    .$if(contractId !== undefined, (query) => query.where('program_map.contract_id', '=', contractId!))
    .$if(hmisProjectIds !== undefined, (query) => query.where('program_map.hmis_project_id', 'in', hmisProjectIds!))
    .select([
      'program_map.id as id',
      'contract.number as contractNumber',
      'contract.id as contractId',
      'contract.provider_id as providerId',
      'provider.name as providerName',
      'program.id as programId',
      'program.name as program',
      'program.program_type as programType',
      'program.population as population',
      'program_map.hmis_project_id as hmisProjectId',
      'program_map.from_on as from',
      'program_map.to_on as to',
    ])
    .orderBy('contract.number')
    .orderBy('program.name')
    .orderBy('program_map.hmis_project_id')
    .execute()
}
