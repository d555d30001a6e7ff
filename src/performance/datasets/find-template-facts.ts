import type { Reads } from '../../ground/platform/database.server.ts'
import { listSendersPrograms } from './find-dataset-context.ts'
import { listDatasetParts } from './list-dataset-parts.ts'
import { findDataset } from './list-datasets.ts'
import type { TemplateAsked } from './make-template.ts'

/** What the spreadsheet for one provider is made of; null where there is none that the asker may have. */
export async function findTemplateFacts(
  db: Reads,
  key: string,
  providerId: string,
): Promise<Omit<TemplateAsked, 'language'> | null> {
  if (!/^[0-9a-f-]{36}$/.test(providerId)) return null
  const dataset = await findDataset(db, key)
  const provider = await db.selectFrom('provider').where('id', '=', providerId).select('name').executeTakeFirst()
  if (!dataset || !provider) return null
  const programs = await listSendersPrograms(db, providerId)
  const nameOf = new Map(programs.map(({ id, name }) => [id, name]))
  const last = (await listDatasetParts(db, key))
    .filter((part) => part.counts && part.providerId === providerId)
    .map(({ programId, month, rows, sums }) => ({ program: nameOf.get(programId) ?? programId, month, rows, sums }))
    .toSorted((one, other) => other.month.localeCompare(one.month) || one.program.localeCompare(other.program, 'en'))
  return { dataset, providerName: provider.name, programs: programs.map(({ name }) => name), last }
}
