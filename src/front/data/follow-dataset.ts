import { type Database, inJurisdiction } from '../../ground/platform/database.server.ts'
import { datasetsFolder } from '../../ground/platform/folders.ts'
import type { Jurisdiction } from '../../ground/platform/jurisdictions.ts'
import { log } from '../../ground/platform/log.ts'
import { readClock } from '../../ground/platform/visit.ts'
import { publishRowFiles } from '../../performance/datasets/publish-row-files.ts'
import { type MeasuredDataset, measureDataset } from '../../performance/reporting/measure-dataset.ts'

/**
 * Lets the rows of a dataset count as the register has them, and its measures follow. A provider's file moves figures
 * that a provider may not write, so the program itself measures; a fault there takes no file back.
 */
export async function followDataset(
  db: Database,
  dataFolder: string,
  jurisdiction: Jurisdiction,
  key: string,
): Promise<MeasuredDataset[]> {
  const { slug, schema } = jurisdiction
  await publishRowFiles(db, schema, key, datasetsFolder(dataFolder, slug))
  const asker = { role: 'terminal', personId: null, providerId: null } as const
  try {
    const measured = await measureDataset({
      slug,
      dataFolder,
      datasetKey: key,
      transact: (work) =>
        inJurisdiction(db, schema, asker, (trx) =>
          work({ work: trx, asker, askerName: 'Throughline', jurisdiction, ...readClock(jurisdiction) }),
        ),
    })
    const done = 'done' in measured ? measured.done : []
    for (const { measure, refused } of done) {
      if (refused) log('measure not counted', { jurisdiction: slug, measure, code: refused })
    }
    return done
  } catch (error) {
    log('measures not counted', { jurisdiction: slug, kind: error instanceof Error ? error.name : typeof error })
    return []
  }
}
