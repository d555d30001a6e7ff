import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { projectRoot } from '../../src/ground/platform/project-root.ts'

/** `to` is a path from the root of the project, or the name of a package. */
export type Import = { to: string; isType: boolean; names: string[] }

/** `code` is the text without comments. */
export type SourceFile = { path: string; text: string; code: string; imports: Import[] }

const notOurs = new Set(['node_modules', 'build', '.git', '.react-router', '.cache'])

/** Every file of the project under these folders whose name ends so, by path. */
export function listPaths(folders: string[], ending: RegExp): string[] {
  const walk = (folder: string): string[] =>
    readdirSync(join(projectRoot, folder), { withFileTypes: true }).flatMap((entry) => {
      if (notOurs.has(entry.name)) return []
      const path = posix.join(folder, entry.name)
      return entry.isDirectory() ? walk(path) : ending.test(path) ? [path] : []
    })
  return folders.flatMap(walk).sort()
}

export function readText(path: string): string {
  return readFileSync(join(projectRoot, path), 'utf8')
}

export function readSource(folders: string[]): SourceFile[] {
  return listPaths(folders, /\.tsx?$/).map((path) => sourceFile(path, readText(path)))
}

/** A source file from its text alone, so that a rule can be tried on a file that does not exist. */
export function sourceFile(path: string, text: string): SourceFile {
  const code = withoutComments(text)
  return { path, text, code, imports: listImports(path, code) }
}

function withoutComments(text: string): string {
  // Strings and templates are matched first so that '//' inside them stays.
  const parts = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g
  return text.replace(parts, (part) => (part.startsWith('/*') || part.startsWith('//') ? '' : part))
}

function listImports(path: string, code: string): Import[] {
  const fixed = /^\s*(?:import|export)\s+(type\s+)?([\w\s{},*$]*?)\s*from\s*'([^']+)'/gm
  const bare = /(?:^\s*import\s*|\bimport\(\s*)'([^']+)'/gm
  const target = (name: string) =>
    name.startsWith('.') ? posix.join(posix.dirname(path), name).replace(/\?.*$/, '') : name
  return [
    ...[...code.matchAll(fixed)].map(([, type, clause, name]) => ({
      to: target(name!),
      isType: type !== undefined || isOnlyTypes(clause ?? ''),
      names: namesOf(clause ?? ''),
    })),
    ...[...code.matchAll(bare)].map(([, name]) => ({ to: target(name!), isType: false, names: [] })),
  ]
}

const partsOf = (clause: string) =>
  clause
    .replace(/[{}]/g, ',')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

const isOnlyTypes = (clause: string) =>
  clause.includes('{') && partsOf(clause).every((part) => part.startsWith('type '))

const namesOf = (clause: string) =>
  partsOf(clause)
    .filter((part) => !part.startsWith('type '))
    .map((part) => part.split(' ')[0]!)

export const isTest = (path: string) => /\.test\.tsx?$/.test(path)
export const isPage = (path: string) => path.includes('/pages/')

/** 'src/ground/history/x.ts' -> 'ground/history'; null outside the rooms. */
export function roomOf(path: string): string | null {
  const [top, wing, room, ...rest] = path.split('/')
  return top === 'src' && wing && room && rest.length > 0 ? `${wing}/${room}` : null
}
