import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSystemSource } from './open-system-source.ts'
import { packZip, type SmallFiles, smallFiles, writeSmallExport } from './write-small-export.ts'

const further: Record<string, string | Buffer> = {
  'Client.csv': `PersonalID,FirstName,SSN,DOB,Sex,White,HispanicLatinao,VeteranStatus,DateDeleted
A,Zoë,000112222,1980-02-03,0,1,0,1,
B,Bo,,1700-01-01,99,8,99,99,
B,Bo,,1990-01-01,1,1,,0,2025-01-01 10:00:00
`,
  'ProjectCoC.csv': 'ProjectID,CoCCode,DateDeleted\nP1,xx-500,\nP1,XX-500,\nP2,XX-501,2025-01-01 10:00:00\n',
  'Funder.csv': 'ProjectID,Funder,StartDate,EndDate,DateDeleted\nP2,2,2020-01-01,,\n',
  'IncomeBenefits.csv': `EnrollmentID,InformationDate,TotalMonthlyIncome,Earned,EarnedAmount,DataCollectionStage,DateDeleted
E1,2025-06-01,100.25,1,50,1,
E1,2025-06-02,100,1,50,2,
`,
}

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'system-source-'))
})
afterAll(() => rm(root, { recursive: true }))

let count = 0
async function open(change: Record<string, string | Buffer | null>, isZip = false) {
  count += 1
  const files: SmallFiles = smallFiles({ replace: { ...further, ...change } })
  const path = join(root, `export-${count}${isZip ? '.zip' : ''}`)
  if (isZip) await writeFile(path, await packZip(files))
  else await writeSmallExport(path, files)
  return openSystemSource(path, { workFolder: join(root, 'work') })
}

async function read<Row>(change: Record<string, string | Buffer | null>, sql: string, isZip = false) {
  const source = await open(change, isZip)
  if ('refused' in source) throw new Error(JSON.stringify(source.refused))
  try {
    const codes = source.findings.map(({ code, file }) => `${code} ${file}`)
    return { rows: await source.engine.rows<Row>(sql), codes, files: source.summary.furtherFiles }
  } finally {
    await source.close()
    // nothing of it stays behind
    expect(await readdir(join(root, 'work'))).toEqual([])
  }
}
const clients =
  'select person_id, born_on, sex, "White", "HispanicLatinao", veteran_status from further_clients order by 1'

test('of clients the birth day and codes are kept, deleted rows and impossible days are not; folder and zip are alike', async () => {
  const expected = [
    { person_id: 'A', born_on: '1980-02-03', sex: 0, White: true, HispanicLatinao: false, veteran_status: 1 },
    { person_id: 'B', born_on: null, sex: 99, White: false, HispanicLatinao: false, veteran_status: 99 },
  ]
  for (const isZip of [false, true]) {
    const { rows, files } = await read({}, clients, isZip)
    expect(rows).toEqual(expected)
    expect(files.map(({ file }) => file).sort()).toEqual(Object.keys(further).sort())
    expect(files[0]!.sha256).toMatch(/^[0-9a-f]{64}$/)
  }
  const [kept] = (
    await read<{ all: string }>(
      {},
      'select list(columns)::varchar as "all" from (select column_name as columns from duckdb_columns())',
    )
  ).rows
  expect(kept!.all).not.toMatch(/FirstName|SSN/i)
})

test('names of FY2024 are read: HispanicLatinaeo; without Sex it is unknown and told', async () => {
  const text = 'PersonalID,DOB,HispanicLatinaeo,VeteranStatus\nA,1980-02-03,1,0\n'
  const { rows, codes } = await read<{ HispanicLatinao: boolean; sex: null }>({ 'Client.csv': text }, clients)
  expect(rows).toMatchObject([{ HispanicLatinao: true, sex: null }])
  expect(codes.filter((code) => code === 'column-missing-further Client.csv')).toHaveLength(7) // Sex and six races
})

test('Latin-1, and lines that end now in CR LF, now in LF', async () => {
  const latin = Buffer.from(further['Client.csv']!.toString(), 'latin1')
  expect(await read({ 'Client.csv': latin }, clients)).toMatchObject({
    rows: [{ person_id: 'A' }, { person_id: 'B' }],
    codes: expect.arrayContaining(['not-utf-8 Client.csv']),
  })
  const mixed = further['Client.csv']!.toString().replace('1,\n', '1,\r\n')
  expect((await read({ 'Client.csv': mixed }, clients)).rows).toHaveLength(2)
})

test('continuums of care once and in capitals; only entry, exit and annual income', async () => {
  expect((await read({}, 'select * from further_project_cocs')).rows).toEqual([{ project_id: 'P1', coc: 'XX-500' }])
  expect((await read({}, 'select enrollment_id, told_on, total, earned from further_incomes')).rows).toEqual([
    { enrollment_id: 'E1', told_on: '2025-06-01', total: 100.25, earned: 50 },
  ])
})

test('a file that is absent, empty or broken is an empty table and a finding; the rest is read', async () => {
  const one = async (change: Record<string, string | null>, sql: string) => {
    const { rows, codes } = await read(change, sql)
    return [rows.length, codes.find((code) => code.endsWith(Object.keys(change)[0]!))]
  }
  expect(await one({ 'Funder.csv': null }, 'select * from further_funders')).toEqual([
    0,
    'optional-file-missing Funder.csv',
  ])
  expect(await one({ 'Funder.csv': '' }, 'select * from further_funders')).toEqual([
    0,
    'column-missing-further Funder.csv',
  ])
  const broken = further['Client.csv']!.toString().replace('B,Bo,,1700', 'B,1700')
  const { rows, codes } = await read({ 'Client.csv': broken }, clients)
  expect(rows).toMatchObject([{ person_id: 'A' }])
  expect(codes).toContain('record-malformed Client.csv')
})

test('a folder of symbolic links is read where the files lie; a link that leads nowhere is no file', async () => {
  const [real, links] = [join(root, 'real'), join(root, 'links')]
  await writeSmallExport(real, smallFiles({ replace: further }))
  await mkdir(links)
  for (const name of await readdir(real)) await symlink(join(real, name), join(links, name))
  const options = { workFolder: join(root, 'work') }
  const source = await openSystemSource(links, options)
  if ('refused' in source) throw new Error(JSON.stringify(source.refused))
  expect(await source.engine.rows(clients)).toHaveLength(2)
  await source.close()
  await rm(join(real, 'Project.csv'))
  expect(await openSystemSource(links, options)).toMatchObject({
    refused: [{ code: 'file-missing', file: 'Project.csv' }],
  })
})

test('what openHmisSource refuses is refused, and nothing stays behind', async () => {
  const source = await open({ 'Exit.csv': null })
  expect(source).toMatchObject({ refused: [{ code: 'file-missing', file: 'Exit.csv' }] })
  expect(await readdir(join(root, 'work'))).toEqual([])
})
