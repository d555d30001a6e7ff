import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Finding } from '../../../ground/platform/finding.ts'
import type { RecordEngine } from '../../../ground/platform/record-engine.ts'
import { destinationClasses, destinationClassSql, permanentSql } from './destination-classes.ts'
import { listFactFindings } from './list-fact-findings.ts'
import { readSql } from './read-sql.ts'

export type BuildFactsOptions = {
  /** null leaves the facts as tables in the engine; a folder publishes them there as Parquet */
  outFolder: string | null
  /** the jurisdiction's secret: the only way from a person to a key; needed when facts are published */
  secret?: string
  /** file row of the nth record of Enrollment.csv, for the findings */
  rowOfEnrollment?: (record: number) => number
}

export const factTables = ['stays', 'nights', 'projects', 'inventory', 'organizations', 'coverage'] as const

/** Turns the cleaned tables hmis_* of one source into facts (see README.md), and tells what stood out on the way. */
export async function buildFacts(engine: RecordEngine, options: BuildFactsOptions): Promise<{ findings: Finding[] }> {
  await engine.run(readSql('facts-returns').replaceAll('{is_permanent}', permanentSql()))
  await engine.run(readSql('facts-stays').replace('{destination_class}', destinationClassSql()))
  await engine.run(readSql('facts-projects').replace('{destination_version}', `'${destinationClasses.version}'`))
  const findings = await listFactFindings(engine, options.rowOfEnrollment ?? ((record) => record + 2))
  if (options.outFolder !== null) {
    if (options.secret === undefined || options.secret.length < 16) {
      throw new Error('facts are published only under a secret of 16 characters or more')
    }
    await publishFacts(engine, options.outFolder, options.secret)
  }
  return { findings }
}

/** Written beside the folder under another name, then renamed: a reader sees all of it or nothing. */
async function publishFacts(engine: RecordEngine, outFolder: string, secret: string): Promise<void> {
  await mkdir(dirname(outFolder), { recursive: true })
  const draft = await mkdtemp(join(dirname(outFolder), '.facts-'))
  try {
    for (const table of factTables) {
      const select = table === 'stays' ? stayColumns(secret) : `select * from facts_${table}`
      await engine.run(
        `copy (${select}) to ${text(join(draft, `${table}.parquet`))} (format parquet, compression zstd)`,
      )
    }
    await rm(outFolder, { recursive: true, force: true })
    await rename(draft, outFolder)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    throw error
  }
}

/** Keys are the first 16 bytes of a keyed SHA-256 over source and identifier; identifiers and row numbers stay behind. */
function stayColumns(secret: string): string {
  const key = (kind: string, id: string) =>
    `unhex(left(sha256(concat_ws(chr(31), ${text(secret)}, '${kind}', (select source_id from facts_coverage), ${id}, ${text(secret)})), 32))`
  return `select ${key('enrollment', 'e.enrollment_id')} as enrollment_key, ${key('person', 'e.person_id')} as person_key,
    ${key('household', 'e.project_id, e.household_id')} as household_key, s.* exclude (row_no)
    from facts_stays s join hmis_enrollments e using (row_no)`
}

const text = (value: string) => `'${value.replaceAll("'", "''")}'`
