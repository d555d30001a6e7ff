import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeCodes, listCodeChapters } from '../scripts/write-refusal-codes.ts'
import { listCommands } from '../src/front/cli/commands.ts'
import { describeTables } from '../src/ground/platform/describe-tables.ts'
import { projectRoot } from '../src/ground/platform/project-root.ts'
import { findServerInBundle, findServerInComponents, isBuilt, weighFirstLoad } from './house/browser-rules.ts'
import {
  findBrokenPaths,
  findLooseDependencies,
  findUnexplainedWords,
  findUnknownCommands,
} from './house/document-rules.ts'
import { free, notYet } from './house/exceptions.ts'
import { findAny, findBadNames, findForwarders, findMisnamed } from './house/name-rules.ts'
import { findRoleFaults, findSchemaFaults } from './house/read-catalogue.ts'
import { listPaths, readSource, readText, sourceFile } from './house/read-source.ts'
import {
  findBorrowedVerbs,
  findForwardImports,
  findOwnersAtWork,
  findVerbFaults,
  isVerb,
  listRooms,
} from './house/room-rules.ts'
import { findDifferentKeys, findUnusedCodes, listCodes } from './house/word-rules.ts'
import { openTestCity, type TestCity } from './test-city.ts'

const rooms = listRooms(readText('docs/house.md'))
const files = readSource(['src', 'demo', 'scripts', 'tests', 'bench'])
const documents = [...listPaths(['docs', 'src', 'demo'], /\.md$/), 'README.md', 'CONTRIBUTING.md', 'SECURITY.md']

describe('the rooms', () => {
  test('docs/house.md lists every room that stands, and no other', () => {
    const standing = readdirSync(join(projectRoot, 'src'), { withFileTypes: true })
      .filter((wing) => wing.isDirectory())
      .flatMap((wing) =>
        readdirSync(join(projectRoot, 'src', wing.name), { withFileTypes: true })
          .filter((room) => room.isDirectory())
          .map((room) => `${wing.name}/${room.name}`),
      )
    expect(rooms.toSorted()).toEqual(standing.toSorted())
  })

  test('a room imports only from rooms before it', () => {
    expect(findForwardImports(files, rooms)).toEqual([])
  })

  test('of another room, only pages, commands and verbs call verbs', () => {
    expect(findBorrowedVerbs(files).toSorted()).toEqual(notYet.borrowed)
  })

  test('only the ground, the first start and the terminal work as the owner of the tables', () => {
    expect(findOwnersAtWork(files)).toEqual([])
  })

  test('every room says in a README what it is', () => {
    const without = rooms.filter((room) => listPaths([`src/${room}`], /README\.md$/).length === 0)
    expect(without).toEqual(notYet.readme)
  })
})

describe('verbs', () => {
  test.each(['history', 'may', 'test'] as const)('every verb has its %s', (lacks) => {
    const reasons: Record<string, string> = lacks === 'test' ? {} : free[lacks]
    const lacking = findVerbFaults(files).filter((fault) => fault.lacks === lacks && !(fault.path in reasons))
    expect(lacking.map((fault) => fault.path)).toEqual(notYet[lacks])
  })

  test('what is free of a rule still stands and is still a verb', () => {
    const verbs = files.filter(isVerb).map((file) => file.path)
    const named = [...Object.keys(free.history), ...Object.keys(free.may)]
    expect(named.filter((path) => !verbs.includes(path))).toEqual([])
  })

  test('a verb or a question exports the function that it is named after', () => {
    expect(findMisnamed(files).filter((path) => !(path in free.name))).toEqual(notYet.name)
  })
})

describe('files', () => {
  const paths = [
    ...listPaths(['src', 'demo', 'scripts', 'tests', 'bench', 'database', 'docs'], /\./),
    'server.ts',
    'vite.config.ts',
  ]

  test('names are kebab-case and say something', () => {
    expect(findBadNames(paths)).toEqual([])
  })

  test('no file has more than 300 lines', () => {
    const source = paths.filter((path) => /\.(tsx?|mjs|css|scss|sql)$/.test(path))
    const long = source.filter((path) => readText(path).trimEnd().split('\n').length > 300)
    // Written by a script from the database, and read by nobody.
    expect(long.filter((path) => path !== 'src/ground/platform/tables.ts')).toEqual([])
  })

  test('no file only forwards', () => {
    expect(findForwarders(files)).toEqual([])
  })

  test('nothing is any', () => {
    expect(findAny(files)).toEqual([])
  })

  test('components of react-uswds, which lose what is typed without JavaScript, are not used', () => {
    expect(files.filter(({ imports }) => imports.some(({ to }) => to === '@trussworks/react-uswds'))).toEqual([])
  })
})

describe('the browser', () => {
  test('no component asks for the database or an engine', () => {
    expect(findServerInComponents(files)).toEqual([])
  })

  test.skipIf(!isBuilt)('the built pages hold neither', () => {
    expect(findServerInBundle()).toEqual([])
  })

  test.skipIf(!isBuilt).each(['front/start/pages/welcome', 'front/portfolio/pages/portfolio'])(
    'the first load of %s is at most 150 kB of compressed JavaScript',
    (page) => {
      const bytes = weighFirstLoad(page)
      // React alone weighs more than this: less would mean that nothing was counted.
      expect(bytes).toBeGreaterThan(40_000)
      expect(bytes).toBeLessThanOrEqual(150_000)
    },
  )
})

describe('the database', () => {
  let city: TestCity
  beforeAll(async () => {
    city = await openTestCity()
  })
  afterAll(() => city.close())

  test('every table is guarded and explained, and stands by itself', async () => {
    expect(await findSchemaFaults(city.db, city.jurisdiction.schema)).toEqual(notYet.comment)
  })

  test('a table that somebody forgot to guard is seen', async () => {
    await city.asOwner((trx) =>
      sql
        .raw(
          'create schema elsewhere; create table elsewhere.place (id int primary key);' +
            'create table loose (jurisdiction_id int references elsewhere.place)',
        )
        .execute(trx),
    )
    const faults = await findSchemaFaults(city.db, city.jurisdiction.schema)
    expect(faults.filter((fault) => fault.startsWith('loose'))).toEqual([
      'loose has a column for the tenant',
      'loose has no comment',
      'loose has no policy',
      'loose has no row-level security',
      'loose.loose_jurisdiction_id_fkey leaves the schema',
    ])
    await city.asOwner((trx) => sql.raw('drop table loose; drop schema elsewhere cascade').execute(trx))
  })

  test('the role that requests work as owns nothing and passes by no policy', async () => {
    expect(await findRoleFaults(city.db)).toEqual([])
  })

  test('tables.ts is what the database says: else run scripts/write-table-types.ts', async () => {
    expect(readText('src/ground/platform/tables.ts')).toBe(await describeTables(city.db, city.jurisdiction.schema))
  })
})

describe('words', () => {
  // english.ts and spanish.ts only gather what the other files hold; the type holds them together.
  const english = listPaths(['src/ground/words/english'], /(?<!\/english)\.ts$/)
  const sqlText = listPaths(['src'], /\.sql$/)
    .map(readText)
    .join('\n')

  test.each(english)('%s has the same keys in Spanish', async (path) => {
    const load = (file: string) =>
      import(/* @vite-ignore */ join(projectRoot, file)) as Promise<Record<string, unknown>>
    const [one, other] = [await load(path), await load(path.replace('/english/', '/spanish/'))]
    expect(findDifferentKeys({ ...one }, { ...other })).toEqual([])
  })

  test('every code of a finding or a refusal has a sentence', async () => {
    const known = new Set((await listCodeChapters()).flatMap(({ sentences }) => sentences.map(([code]) => code)))
    const silent = listCodes(files).filter(({ code }) => !known.has(code) && !known.has(`not-a-table-${code}`))
    expect([...new Set(silent.map(({ code }) => code))].toSorted()).toEqual(notYet.code)
  })

  test('no finding has a sentence that nobody says', async () => {
    const findings = (await listCodeChapters()).filter(({ title }) => title.startsWith('Findings'))
    const codes = findings.flatMap(({ sentences }) => sentences.map(([code]) => code))
    expect(findUnusedCodes(codes, files, sqlText)).toEqual([])
  })

  test('docs/refusal-codes.md says what the screens say: else run scripts/write-refusal-codes.ts', async () => {
    expect(readText('docs/refusal-codes.md')).toBe(await describeCodes())
  })

  test('words are neutral', () => {
    const texts = listPaths(['src/ground/words'], /\.ts$/).filter((path) =>
      /penalt|punish|castig|penaliza/i.test(readText(path)),
    )
    expect(texts).toEqual([])
  })
})

describe('documents', () => {
  test('a path or a link that a document names exists', () => {
    expect(findBrokenPaths(documents)).toEqual([])
  })

  test('the glossary explains the name of every table', () => {
    const tables = [...readText('src/ground/platform/tables.ts').matchAll(/^ {2}(\w+): \w+Row$/gm)].map(
      ([, table]) => table!,
    )
    expect(tables.length).toBeGreaterThan(20)
    expect(findUnexplainedWords(readText('docs/glossary.md'), tables)).toEqual([])
  })

  test('a terminal verb that a document names exists, and the README names each', async () => {
    const names = (await listCommands()).map((command) => command.name)
    expect(findUnknownCommands(documents, names)).toEqual([])
    const readme = readText('README.md')
    expect(names.filter((name) => !readme.includes(`bin/throughline ${name}`))).toEqual([])
  })
})

describe('dependencies', () => {
  test('each is pinned, and has its reason', () => {
    const reasons = readText('docs/decisions/2026-11-22-dependencies.md')
    expect(findLooseDependencies(readText('package.json'), reasons)).toEqual([])
  })
})

describe('the rules see what they forbid', () => {
  const order = ['ground/platform', 'ground/history', 'agreements/contracts', 'front/portfolio']
  const verb = sourceFile(
    'src/ground/history/write-deed.ts',
    "export async function writeDeed() { await w.insertInto('deed') }",
  )

  test('an import that goes forward, to the demonstration, or over the head of the rooms', () => {
    const importing = (path: string, to: string) =>
      findForwardImports([sourceFile(path, `import { a } from '${to}'\n`)], order)
    expect(importing('src/ground/history/x.ts', '../../agreements/contracts/contract.ts')).toHaveLength(1)
    expect(importing('src/agreements/contracts/x.ts', '../../ground/history/x.ts')).toEqual([])
    expect(importing('src/agreements/contracts/x.ts', '../../../demo/make-city.ts')).toHaveLength(1)
    expect(importing('src/front/portfolio/x.ts', '../../../demo/make-city.ts')).toEqual([])
    expect(importing('src/agreements/contracts/x.ts', '../../root.tsx')).toHaveLength(1)
  })

  test('a noun that calls a verb of another room; a verb may', () => {
    const caller = (declared: string) =>
      sourceFile(
        'src/agreements/contracts/import-list.ts',
        `import { writeDeed } from '../../ground/history/write-deed.ts'\nexport ${declared} {}`,
      )
    expect(findBorrowedVerbs([verb, caller('function importList(rows: Row[])')])).toHaveLength(1)
    expect(findBorrowedVerbs([verb, caller('async function importList(visit: Visit)')])).toEqual([])
  })

  test('a verb with no history, no may and no test', () => {
    expect(findVerbFaults([verb]).map(({ lacks }) => lacks)).toEqual(['history', 'may', 'test'])
  })

  test('names, forwarding, any, and a component that brings the database', () => {
    expect(
      findBadNames(['src/a/dateUtils.ts', 'src/a/helpers.ts', 'src/a/file-utils.ts', 'src/a/read-day.ts']),
    ).toHaveLength(3)
    expect(findForwarders([sourceFile('src/a/b/c.ts', "export { d } from './d.ts'\n")])).toHaveLength(1)
    expect(findAny([sourceFile('src/a/b/c.ts', 'const x: any = 1 // any')])).toHaveLength(1)
    expect(findAny([sourceFile('src/a/b/c.ts', "const x = 'as any' // as any")])).toEqual([])
    const component = sourceFile('src/a/b/c.tsx', "import { d } from './d.ts'\n")
    const reached = sourceFile('src/a/b/d.ts', "import { sql } from 'kysely'\n")
    expect(findServerInComponents([component, reached])).toEqual(['src/a/b/c.tsx -> src/a/b/d.ts -> kysely'])
  })

  test('languages whose keys differ', () => {
    expect(findDifferentKeys({ a: { b: 'x', c: () => 'y' } }, { a: { b: 'z' } })).toEqual(['a.c'])
  })
})
