import {
  type DuckDBConnection,
  DuckDBInstance,
  DuckDBTypeId,
  type DuckDBValue,
  type DuckDBValueConverter,
  JsonDuckDBValueConverter,
} from '@duckdb/node-api'

/** What comes out of the record engine: days as 'YYYY-MM-DD' text, whole numbers of every width as numbers. */
export type RecordValue = string | number | boolean | null | RecordValue[] | { [key: string]: RecordValue }
export type RecordParameters = DuckDBValue[] | Record<string, DuckDBValue>

export type RecordEngine = {
  /** Runs one statement with parameters, or any number of statements without. */
  run(sql: string, parameters?: RecordParameters): Promise<void>
  rows<Row>(sql: string, parameters?: RecordParameters): Promise<Row[]>
  /** Share of the running statement that is done, 0 to 1, or null where the engine cannot tell. */
  doneShare(): number | null
  /** Stops the running statement; it then throws. */
  interrupt(): void
  close(): void
}

export type RecordEngineOptions = {
  /** such as '1500MB'; the engine spills to the temporary folder above it */
  memoryLimit?: string
  temporaryFolder?: string
  threads?: number
  /** the only folders whose files statements may read and write; none given: no files at all */
  folders?: string[]
}

const asNumber = new Set([
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UHUGEINT,
  DuckDBTypeId.DECIMAL,
])

const convert: DuckDBValueConverter<RecordValue> = (value, type, converter) => {
  if (typeof value === 'bigint') return Number(value)
  if (value !== null && asNumber.has(type.typeId)) return Number(String(value))
  return (JsonDuckDBValueConverter as DuckDBValueConverter<RecordValue>)(value, type, converter)
}

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`

/**
 * Opens a private, in-memory record engine. Extensions are never fetched or loaded by themselves, and files outside the
 * named folders cannot be reached, whatever a statement says.
 */
export async function openRecordEngine(options: RecordEngineOptions = {}): Promise<RecordEngine> {
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    memory_limit: options.memoryLimit ?? '1500MB',
    ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
    ...(options.temporaryFolder === undefined ? {} : { temp_directory: options.temporaryFolder }),
  })
  const connection: DuckDBConnection = await instance.connect()
  const folders = [
    ...(options.folders ?? []),
    ...(options.temporaryFolder === undefined ? [] : [options.temporaryFolder]),
  ]
  if (folders.length > 0) await connection.run(`set allowed_directories = [${folders.map(quote).join(', ')}]`)
  await connection.run('set enable_external_access = false')
  return {
    async run(sql, parameters) {
      await connection.run(sql, parameters)
    },
    async rows<Row>(sql: string, parameters?: RecordParameters) {
      const reader = await connection.runAndReadAll(sql, parameters)
      return reader.convertRowObjects(convert) as Row[]
    },
    doneShare() {
      const { percentage } = connection.progress
      return percentage >= 0 ? percentage / 100 : null
    },
    interrupt() {
      connection.interrupt()
    },
    close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}
