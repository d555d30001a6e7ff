// How much compressed JavaScript a browser fetches before a page is alive, on its first visit: every module that the
// built manifest names for the page and the layouts around it, what these import, and the English words; gzip level 6
// (what the program sends). Needs a build; measures files, so it is the same on every machine.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

type ManifestRoute = { id: string; parentId?: string; module: string; imports?: string[] }
type Manifest = { entry: { module: string; imports: string[] }; routes: Record<string, ManifestRoute> }

const client = join(import.meta.dirname, '..', 'build', 'pages', 'client')
const name = readdirSync(join(client, 'assets')).find((file) => /^manifest-.*\.js$/.test(file))
if (!name) throw new Error('The pages are not built: run `npm start` once.')
const text = readFileSync(join(client, 'assets', name), 'utf8')
const manifest: Manifest = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1))

/** The words of a page come room by room, in the one language that it shows; the entry knows their files. */
function listWords(rooms: string[]): string[] {
  const entry = readFileSync(join(client, manifest.entry.module), 'utf8')
  return rooms.map((room) => {
    const [, file] =
      new RegExp(`english/${room}\\.ts[\\s\\S]{0,80}?import\\([\`"']\\./([\\w-]+\\.js)`).exec(entry) ?? []
    if (!file) throw new Error(`The entry knows no words of ${room}`)
    return `/assets/${file}`
  })
}

/** The file and all that it imports when it is loaded; what it fetches later, on demand, is no part of the first load. */
function gather(path: string, seen: Set<string>): void {
  if (seen.has(path)) return
  seen.add(path)
  const code = readFileSync(join(client, path), 'utf8')
  for (const [, from] of code.matchAll(
    /(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{}\s,]*?from\s*)?["'](\.\/[^"']+\.js)["']/g,
  )) {
    gather(`/assets/${from!.slice(2)}`, seen)
  }
}

function listFiles(page: string, rooms: string[]): string[] {
  // of the manifest a page brings what concerns it in its own text: the file itself is not fetched
  const seen = new Set<string>()
  gather(manifest.entry.module, seen)
  for (const path of manifest.entry.imports) gather(path, seen)
  for (const path of listWords(rooms)) gather(path, seen)
  for (let at: string | undefined = page; at !== undefined; at = manifest.routes[at]!.parentId) {
    const route: ManifestRoute | undefined = manifest.routes[at]
    if (!route) throw new Error(`The manifest knows no page ${at}`)
    gather(route.module, seen)
    for (const path of route.imports ?? []) gather(path, seen)
  }
  return [...seen]
}

const sizes = new Map<string, number>()
const sizeOf = (path: string) => {
  const known = sizes.get(path) ?? gzipSync(readFileSync(join(client, path)), { level: 6 }).length
  sizes.set(path, known)
  return known
}
const pages = {
  welcome: { id: 'front/start/pages/welcome', rooms: ['frame', 'start'] },
  portfolio: { id: 'front/portfolio/pages/portfolio', rooms: ['frame', 'portfolio', 'signals', 'measures'] },
  review: { id: 'management/meetings/pages/review', rooms: ['frame', 'review', 'signals', 'measures', 'charts'] },
}
console.log('| page | files | compressed JavaScript, kB | target, kB | largest |')
console.log('| --- | ---: | ---: | ---: | --- |')
for (const [page, { id, rooms }] of Object.entries(pages)) {
  const files = listFiles(id, rooms)
  const total = files.reduce((sum, path) => sum + sizeOf(path), 0)
  const largest = files
    .sort((a, b) => sizeOf(b) - sizeOf(a))
    .slice(0, 4)
    .map((path) => `${path.replace(/^\/assets\/|-[\w-]{8}\.js$/g, '')} ${(sizeOf(path) / 1000).toFixed(0)}`)
  console.log(`| ${page} | ${files.length} | ${(total / 1000).toFixed(1)} | 150 | ${largest.join(', ')} |`)
}
