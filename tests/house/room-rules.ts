import { isPage, isTest, roomOf, type SourceFile } from './read-source.ts'

/** The rooms in the order in which docs/house.md lists them. */
export function listRooms(house: string): string[] {
  return [...house.matchAll(/^- `([a-z-]+\/[a-z-]+)\/`/gm)].map(([, room]) => room!)
}

/** Imports that go to a room that stands later, or out of the house. */
export function findForwardImports(files: SourceFile[], rooms: string[]): string[] {
  return files.flatMap((file) => {
    const room = roomOf(file.path)
    if (room === null || isTest(file.path) || room === 'front/cli') return []
    return file.imports
      .filter(({ to }) => to.includes('/') && !isAllowed(file.path, room, to, rooms))
      .map(({ to }) => `${file.path} imports ${to}`)
  })
}

function isAllowed(path: string, room: string, to: string, rooms: string[]): boolean {
  const isFront = room.startsWith('front/')
  if (to.startsWith('demo/')) return isFront
  if (/^(tests|scripts|bench|database|docs)\//.test(to)) return false
  if (!to.startsWith('src/')) return true
  const other = roomOf(to)
  // What stands at the top of src/ belongs to no room: a room that asked for it would reach over its own head.
  if (other === null) return to.startsWith(`${path.split('/').slice(0, -1).join('/')}/+types/`)
  return other === room || (rooms.indexOf(other) >= 0 && rooms.indexOf(other) < rooms.indexOf(room))
}

const builderWrite = /\.(insertInto|updateTable|deleteFrom)\(/
const sqlWrite = /\bsql(?:\.raw\(|<[^`]*>)?\s*`\s*(?:with\b[^`]*?)?(insert\s+into|update\s+\w+|delete\s+from)\b/i

/** A file of a room that writes to PostgreSQL. The platform is the door itself and has no verbs. */
export const isVerb = ({ path, code }: SourceFile): boolean =>
  roomOf(path) !== null &&
  roomOf(path) !== 'ground/platform' &&
  !isTest(path) &&
  (builderWrite.test(code) || sqlWrite.test(code))

export const nameOf = (path: string) =>
  path
    .split('/')
    .at(-1)!
    .replace(/(\.server)?\.tsx?$/, '')

export const functionNameOf = (path: string) =>
  nameOf(path).replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

export const exportsFunction = ({ code }: SourceFile, name: string): boolean =>
  new RegExp(`export (default )?(async )?(function\\*?|const) ${name}\\b`).test(code)

/** Files that call a verb of another room and are neither page, nor command, nor a verb themselves. */
export function findBorrowedVerbs(files: SourceFile[]): string[] {
  const verbs = new Map(files.filter(isVerb).map((file) => [file.path, functionNameOf(file.path)]))
  return files.flatMap((file) => {
    const room = roomOf(file.path)
    if (room === null || isTest(file.path) || isPage(file.path) || room.startsWith('front/')) return []
    return file.imports
      .filter(({ to, names }) => roomOf(to) !== room && names.includes(verbs.get(to) ?? ''))
      .filter(() => !actsItself(file))
      .map(({ to }) => `${file.path} calls the verb of ${to}`)
  })
}

/** Exports the verb that it is named after, and works in a visit that it is given or opens. */
function actsItself(file: SourceFile): boolean {
  const name = functionNameOf(file.path)
  if (/^(find|list|count)[A-Z]/.test(name)) return false
  return file.code.includes(`export async function ${name}`) && /\b(\w*Visit|visit)\b/.test(file.code)
}

/** Files that work as the owner of the tables, whom no policy binds, from outside the ground, the first start and the terminal. */
export function findOwnersAtWork(files: SourceFile[]): string[] {
  return files
    .filter(({ path }) => roomOf(path) !== null && !isTest(path) && !/^src\/(ground|front\/(start|cli))\//.test(path))
    .filter(({ imports }) => imports.some(({ names }) => names.includes('asOwner')))
    .map(({ path }) => path)
}

/** What a verb lacks: the history of what it did, the question whether it may, a test of its room that names it. */
export function findVerbFaults(files: SourceFile[]): { path: string; lacks: 'history' | 'may' | 'test' }[] {
  const tests = files.filter((file) => isTest(file.path))
  return files.filter(isVerb).flatMap((file) => {
    const name = functionNameOf(file.path)
    const isTested = tests.some((test) => roomOf(test.path) === roomOf(file.path) && test.code.includes(name))
    return [
      ...(/\brecordHistor(?:y|ies)\(/.test(file.code) ? [] : [{ path: file.path, lacks: 'history' as const }]),
      ...(/\b(may[A-Z]\w*|worksForTheGovernment)\(/.test(file.code)
        ? []
        : [{ path: file.path, lacks: 'may' as const }]),
      ...(isTested ? [] : [{ path: file.path, lacks: 'test' as const }]),
    ]
  })
}
