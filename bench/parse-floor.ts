import { DuckDBInstance } from '@duckdb/node-api'
import { layouts } from '../src/performance/intake/hmis/layout.ts'
import { matchHeader, readHeader } from '../src/performance/intake/hmis/read-header.ts'

/**
 * The least that any program must do which reads an export with DuckDB: take the files apart and hold, as text, the
 * columns that the measures use. Nothing is cast, checked, kept or joined; what was read is aggregated away by count().
 * The seconds printed, by the clock and of the processor, are those of the statements alone: no start of a process, no
 * opening of the engine. After the folder some files may be named, such as Enrollment,Exit.
 */
const [folder, files] = process.argv.slice(2)
const asked = files?.split(',')
const connection = await (await DuckDBInstance.create(':memory:')).connect()
let seconds = 0
let processorSeconds = 0
for (const layout of layouts) {
  if (asked && !asked.includes(layout.file)) continue
  const path = `${folder}/${layout.file}.csv`
  const { columns } = matchHeader(await readHeader(path), layout)
  const names = columns.map((name, at) => `'${name ?? `unread_${at}`}': 'VARCHAR'`).join(', ')
  const counts = columns.flatMap((name) => (name === null ? [] : [`count("${name}")`])).join(', ')
  const startedAt = performance.now()
  const usedBefore = process.cpuUsage()
  await connection.runAndReadAll(
    `select count(*), ${counts} from read_csv('${path}', auto_detect = false, header = true, columns = {${names}},
      delim = ',', quote = '"', escape = '"')`,
  )
  seconds += (performance.now() - startedAt) / 1000
  const { user, system } = process.cpuUsage(usedBefore)
  processorSeconds += (user + system) / 1e6
}
process.stdout.write(JSON.stringify({ seconds, processorSeconds }))
