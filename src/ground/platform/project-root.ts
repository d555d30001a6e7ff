import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of package.json: the same whether this file runs unbuilt or inside the built pages. */
export const projectRoot: string = (() => {
  let place = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(place, 'package.json'))) place = dirname(place)
  return place
})()
