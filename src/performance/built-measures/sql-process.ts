// The process in which the SQL of a measure runs: started for one statement, told on its standard input what to run, and
// gone after its answer. It holds no connection to the register, sees the rows of one dataset, and can be killed.
import { DuckDBInstance, StatementType } from '@duckdb/node-api'
import type { Cell, MeasureAnswer, MeasureQuestion } from './run-measure-sql.ts'

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`

async function readQuestion(): Promise<MeasureQuestion> {
  const parts: Buffer[] = []
  for await (const part of process.stdin) parts.push(part as Buffer)
  return JSON.parse(Buffer.concat(parts).toString('utf8')) as MeasureQuestion
}

/** The engine's own limit does not bind everything that a statement can ask for; the size of the process does. */
function watchMemory(limitBytes: number): void {
  setInterval(() => {
    if (process.memoryUsage.rss() > limitBytes) answerAndLeave({ refused: 'sql-too-much-memory', says: '' })
  }, 25).unref()
}

function answerAndLeave(answer: MeasureAnswer): void {
  // An orderly end would wait for the statement that still runs.
  process.stdout.write(JSON.stringify(answer), () => process.kill(process.pid, 'SIGKILL'))
}

async function answer(asked: MeasureQuestion): Promise<MeasureAnswer> {
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    memory_limit: `${asked.memoryMegabytes}MB`,
    threads: String(asked.threads),
    temp_directory: '',
  })
  const connection = await instance.connect()
  try {
    // In this order: paths cannot be allowed any more once access is closed, nor anything set once it is locked.
    await connection.run(`set allowed_paths = [${asked.paths.map(quote).join(', ')}]`)
    await connection.run('set enable_external_access = false')
    await connection.run(`create view "${asked.table}" as select * from ${asked.relation}`)
    await connection.run('set lock_configuration = true')
    const extracted = await connection.extractStatements(asked.sql)
    if (extracted.count !== 1) return { refused: 'sql-not-one-question', says: '' }
    const statement = await extracted.prepare(0)
    if (statement.statementType !== StatementType.SELECT) return { refused: 'sql-not-one-question', says: '' }
    const reader = await statement.streamAndReadUntil(asked.mostRows + 1)
    const columns = reader.columnNames().map((name, i) => ({ name, type: String(reader.columnType(i)) }))
    const cells = reader.getRowsJson() as Cell[][]
    const own = await connection.runAndReadAll(`select distinct program_id from "${asked.table}"`)
    return { columns, cells, own: own.getRowsJson().map(([id]) => String(id)) }
  } catch (error) {
    return describeFault(error instanceof Error ? error.message : String(error))
  }
}

function describeFault(says: string): MeasureAnswer {
  if (/^Permission Error|disabled by configuration|configuration has been locked/i.test(says)) {
    return { refused: 'sql-reaches-outside', says }
  }
  if (/^Out of Memory Error/i.test(says)) return { refused: 'sql-too-much-memory', says }
  return { refused: 'sql-wrong', says: says.slice(0, 600) }
}

const question = await readQuestion()
watchMemory(question.memoryMegabytes * 1_000_000 + 300_000_000)
answerAndLeave(await answer(question))
