import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const home = 'src/performance/intake/hmis'

/** The text of one of the cleaning's .sql files; the built server lies elsewhere than the sources, so look upwards as well. */
export function readCleaning(name: 'clean-projects' | 'clean-enrollments' | 'sort-out-exits'): string {
  const file = `${name}.sql`
  let folder = import.meta.dirname
  let path = join(folder, file)
  while (!existsSync(path)) {
    const above = dirname(folder)
    if (above === folder) throw new Error(`${home}/${file} is not there`)
    path = join(above, home, file)
    folder = above
  }
  return readFileSync(path, 'utf8')
}
