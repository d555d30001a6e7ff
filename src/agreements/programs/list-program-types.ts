import type { Reads } from '../../ground/platform/database.server.ts'
import { programTerm } from './program.ts'

/** The program types and populations that the asker's programs have, each once however it is spelled, by name. */
export async function listProgramTypes(db: Reads): Promise<{ types: string[]; populations: string[] }> {
  const rows = await db.selectFrom('program').select(['program_type as type', 'population']).distinct().execute()
  return {
    types: once(rows.map((row) => row.type)),
    populations: once(rows.map((row) => row.population).filter((population) => population !== null)),
  }
}

function once(texts: string[]): string[] {
  return [...Map.groupBy(texts, programTerm).values()].map((same) => same.toSorted()[0]!).sort()
}
