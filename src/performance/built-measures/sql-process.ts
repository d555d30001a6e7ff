// The process in which the SQL of a measure runs: started for one statement, told on its standard input what to run, and
// gone after its answer. It holds no connection to the register, sees the rows of one dataset, and can be killed.
import { type DuckDBConnection, DuckDBInstance, StatementType } from '@duckdb/node-api'
import type { MeasureQuestion, SqlRefusal } from './run-measure-sql.ts'

type SqlFault = { refused: SqlRefusal; says: string }
/** no table of a dataset has this name */
const ownView = 'the answer'
const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`

async function readQuestion(): Promise<MeasureQuestion> {
  const parts: Buffer[] = []
  for await (const part of process.stdin) parts.push(part as Buffer)
  return JSON.parse(Buffer.concat(parts).toString('utf8')) as MeasureQuestion
}

/** The engine's own limit does not bind everything that a statement can ask for; the size of the process does. */
function watchMemory(limitBytes: number): void {
  setInterval(() => {
    if (process.memoryUsage.rss() > limitBytes) leaveWith(JSON.stringify({ refused: 'sql-too-much-memory', says: '' }))
  }, 25).unref()
}

function leaveWith(text: string): void {
  // An orderly end would wait for the statement that still runs.
  process.stdout.write(text, () => process.kill(process.pid, 'SIGKILL'))
}

/** The engine is open before the question comes, while the reader still thinks about it. */
async function openEngine(): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    temp_directory: '',
  })
  const connection = await instance.connect()
  await connection.run(`select ${cellsOf(1)} from (select 1) as answer(c0)`)
  return connection
}

/** All cells as one JSON text that the engine writes; read one by one they would take longer than they take to count. */
const cellsOf = (width: number): string =>
  `to_json(list([${Array.from({ length: width }, (_, i) => `c${i}::varchar`).join(', ')}]))::varchar`

/** The answer as JSON, or why there is none. */
async function answer(connection: DuckDBConnection, asked: MeasureQuestion): Promise<string | SqlFault> {
  try {
    await connection.run(`set memory_limit = '${asked.memoryMegabytes}MB'; set threads = ${asked.threads}`)
    // In this order: paths cannot be allowed any more once access is closed, nor anything set once it is locked.
    await connection.run(`set allowed_paths = [${asked.paths.map(quote).join(', ')}]`)
    await connection.run('set enable_external_access = false')
    await connection.run(`create view "${asked.table}" as select * from ${asked.relation}`)
    await connection.run('set lock_configuration = true')
    const extracted = await connection.extractStatements(asked.sql)
    if (extracted.count !== 1) return { refused: 'sql-not-one-question', says: '' }
    const statement = await extracted.prepare(0)
    if (statement.statementType !== StatementType.SELECT) return { refused: 'sql-not-one-question', says: '' }
    const width = statement.columnCount
    const columns = Array.from({ length: width }, (_, i) => ({
      name: statement.columnName(i),
      type: String(statement.columnType(i)),
    }))
    // As a view, because what stands between brackets may not end with a semicolon or a comment.
    await connection.run(`create temp view "${ownView}" as ${asked.sql}`)
    const names = columns.map((_, i) => `c${i}`).join(', ')
    const rows = `select * from "${ownView}" limit ${asked.mostRows + 1}`
    const counted = await connection.runAndReadAll(`select ${cellsOf(width)} from (${rows}) as answer(${names})`)
    const own = await connection.runAndReadAll(`select distinct program_id from "${asked.table}"`)
    const described = { columns, own: own.getRowsJson().map(([id]) => String(id)) }
    return `{"cells":${counted.getRows()[0]?.[0] ?? '[]'},${JSON.stringify(described).slice(1)}`
  } catch (error) {
    return describeFault(error instanceof Error ? error.message : String(error))
  }
}

function describeFault(says: string): SqlFault {
  if (/^Permission Error|disabled by configuration|configuration has been locked/i.test(says)) {
    return { refused: 'sql-reaches-outside', says }
  }
  if (/^Out of Memory Error/i.test(says)) return { refused: 'sql-too-much-memory', says }
  return { refused: 'sql-wrong', says: says.slice(0, 600) }
}

const connection = await openEngine()
const question = await readQuestion()
watchMemory(question.memoryMegabytes * 1_000_000 + 300_000_000)
const answered = await answer(connection, question)
leaveWith(typeof answered === 'string' ? answered : JSON.stringify(answered))
