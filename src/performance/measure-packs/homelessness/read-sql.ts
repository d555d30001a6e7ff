import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const home = 'src/performance/measure-packs/homelessness'
const texts = new Map<string, string>()

/** The text of one .sql file of this pack; the built server lies elsewhere than the sources, so look upwards as well. */
export function readSql(name: string): string {
  const known = texts.get(name)
  if (known !== undefined) return known
  const file = `${name}.sql`
  let folder = import.meta.dirname
  let path = join(folder, file)
  while (!existsSync(path)) {
    const above = dirname(folder)
    path = join(above, home, file)
    if (above === folder) throw new Error(`${home}/${file} is not there`)
    folder = above
  }
  const text = readFileSync(path, 'utf8')
  texts.set(name, text)
  return text
}
