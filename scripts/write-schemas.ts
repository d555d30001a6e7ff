// Writes docs/schemas from the zod schemas, for those who read our files with other programs. A test beside each schema
// fails when its file is stale.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { answerSchemas } from '../src/front/cli/arithmetic/answers.ts'
import { packetSchema } from '../src/management/meetings/packet.ts'
import { frameworkPackageSchema } from '../src/performance/goals/framework-package.ts'

const folder = new URL('../docs/schemas/', import.meta.url)
mkdirSync(folder, { recursive: true })
writeFileSync(new URL('packet.schema.json', folder), `${JSON.stringify(z.toJSONSchema(packetSchema), null, 2)}\n`)
const framework = z.toJSONSchema(frameworkPackageSchema)
writeFileSync(new URL('framework-package.schema.json', folder), `${JSON.stringify(framework, null, 2)}\n`)
for (const [name, schema] of Object.entries(answerSchemas))
  writeFileSync(new URL(`${name}.schema.json`, folder), `${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`)
spawnSync('node_modules/.bin/biome', ['format', '--write', 'docs/schemas'], { stdio: 'inherit' })
