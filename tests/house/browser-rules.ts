import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { projectRoot } from '../../src/ground/platform/project-root.ts'
import { isPage, isTest, listPaths, readText, type SourceFile } from './read-source.ts'

export const client = 'build/pages/client'
export const isBuilt = existsSync(join(projectRoot, client, 'assets'))

const enginesOnly = /^(kysely|pg|pg-.*|@duckdb\/.*|node:.*|express|@myriaddreamin\/.*)$/
const atTheServerOnly = /^src\/entry\.server\.tsx$|^src\/front\/cli\//

/**
 * Components that would bring the database or an engine into the browser, with the way there. Pages are free to import
 * both, because the build takes loaders and actions out of them; a component has nobody who does that.
 */
export function findServerInComponents(files: SourceFile[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const way = (path: string, seen: Set<string>): string | null => {
    if (seen.has(path)) return null
    seen.add(path)
    for (const { to, isType } of byPath.get(path)?.imports ?? []) {
      if (isType) continue
      if (enginesOnly.test(to) || /\.server\.tsx?$/.test(to)) return `${path} -> ${to}`
      const further = to.startsWith('src/') ? way(to, seen) : null
      if (further) return `${path} -> ${further}`
    }
    return null
  }
  return files
    .filter(({ path }) => path.startsWith('src/') && path.endsWith('.tsx') && path !== 'src/root.tsx')
    .filter(({ path }) => !isPage(path) && !isTest(path) && !atTheServerOnly.test(path))
    .flatMap(({ path }) => way(path, new Set()) ?? [])
}

/** Marks that survive minification, of what belongs to the server alone. */
const serverMarks = ['kysely', 'selectFrom', 'insertInto', 'duckdb', 'node-postgres', 'scram-sha-256', 'postgres://']

export function findServerInBundle(): string[] {
  return listPaths([`${client}/assets`], /\.js$/).flatMap((path) => {
    const text = readText(path).toLowerCase()
    return serverMarks.filter((mark) => text.includes(mark.toLowerCase())).map((mark) => `${path}: ${mark}`)
  })
}

const heaviestOf = (paths: string[]) => paths.sort((a, b) => readText(b).length - readText(a).length)[0]!

type BuiltModule = { module: string; imports: string[]; parentId?: string }
type Manifest = { entry: BuiltModule; routes: Record<string, BuiltModule> }

/** Compressed bytes of JavaScript that a browser fetches to show a page: the entry, the page, and every frame around it. */
export function weighFirstLoad(page: string): number {
  const path = listPaths([`${client}/assets`], /manifest-\w+\.js$/)[0]!
  const manifest: Manifest = JSON.parse(
    readText(path)
      .replace(/^[^{]*/, '')
      .replace(/;?\s*$/, ''),
  )
  const needed = new Set([manifest.entry.module, ...manifest.entry.imports])
  if (!manifest.routes[page]) throw new Error(`There is no page ${page} in the build.`)
  for (let id: string | undefined = page; id !== undefined; id = manifest.routes[id]?.parentId) {
    const route = manifest.routes[id]
    if (route) for (const module of [route.module, ...route.imports]) needed.add(module)
  }
  // what the frame says is fetched before anything is drawn; the words of a room follow where a page asks for them
  for (const room of ['frame', page.includes('start') ? 'start' : page.split('/').at(-1)!])
    needed.add(heaviestOf(listPaths([`${client}/assets`], new RegExp(`/${room}-[\\w-]{8}\\.js$`))).slice(client.length))
  return [...needed].reduce((sum, module) => sum + gzipSync(readText(client + module)).length, 0)
}
