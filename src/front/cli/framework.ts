import { existsSync } from 'node:fs'
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Jurisdiction } from '../../ground/platform/jurisdictions.ts'
import { asTerminal, openProgram, type Program } from '../../ground/platform/program.server.ts'
import { readSettings } from '../../ground/platform/settings.ts'
import { openSigningKey, readFingerprint, writeFingerprint } from '../../ground/platform/signing-key.ts'
import { wordsOf } from '../../ground/words/words.ts'
import { readPackage } from '../../performance/goals/framework-package.ts'
import { receivePackage } from '../../performance/goals/receive-package.ts'
import { exportPackage } from '../../performance/reporting/export-package.ts'
import { chooseCity } from './choose-city.ts'
import type { Command } from './command.ts'
import { readOptions, wrongUse } from './read-options.ts'

const mostBytes = 20_000_000

export const frameworkCommand: Command = {
  name: 'framework',
  summary: 'exchange frameworks and released results with another installation',
  help: `throughline framework export --out FILE [--replace] [--city CITY] [--data DIR] [--json]
throughline framework import FILE [--accept FINGERPRINT] [--city CITY] [--data DIR] [--json]

  export   every framework that was not withdrawn, and the results of twelve months as anybody may see them: small counts
           and what would give them away are suppressed. One JSON text (docs/schemas/framework-package.schema.json),
           signed with this city's key. The key is made at the first export, lies in DIR/signing, is readable by its owner
           alone, and is in no backup: after a restore on another machine a new one is made, with another fingerprint
  import   says who signed, and takes the package in. A package that was changed after it was signed is refused. So is
           a key that is not known: check its fingerprint with the sender by another way, then name it with --accept

JSON of export: {exported: {file, fingerprint, frameworks, results, shown, suppressed}}; shown and suppressed count
groups. JSON of import: {imported: {id, from, fingerprint, frameworks, results}}. Refused: {refused: [{code, file}],
signer: {name, fingerprint, isDemo, madeAt} or null}. Exit code 0 done, 1 refused, 2 wrong use.`,
  async run(args) {
    const text = { type: 'string' } as const
    const flag = { type: 'boolean' } as const
    const parsed = readOptions(args, { json: flag, city: text, out: text, accept: text, replace: flag })
    if ('wrong' in parsed) return wrongUse('framework', parsed.wrong)
    const { values, positionals } = parsed
    const [deed, file, ...more] = positionals
    if ((deed !== 'export' && deed !== 'import') || more.length > 0)
      return wrongUse('framework', 'Say what to do: export, import.')
    const target = deed === 'export' ? values.out : file
    if (!target || (deed === 'export' && file)) return wrongUse('framework', 'Name one file: --out FILE to export.')
    const isJson = values.json ?? false
    if (deed === 'export') {
      if (!existsSync(dirname(target))) return wrongUse('framework', `There is no folder ${dirname(target)}.`)
      if (existsSync(target) && !values.replace) return refuse('file-exists', target, isJson)
    } else if (!existsSync(target)) return wrongUse('framework', `There is no file ${target}.`)
    const program = await openProgram(readSettings(values))
    try {
      const city = await chooseCity(program, values.city, false)
      if ('wrong' in city) return wrongUse('framework', city.wrong)
      return deed === 'export'
        ? await sendOut(program, city, target, isJson)
        : await takeIn(program, city, { file: target, accept: values.accept ?? null, isJson })
    } finally {
      await program.close()
    }
  },
}

async function sendOut(program: Program, city: Jurisdiction, file: string, isJson: boolean): Promise<0 | 1> {
  const { dataFolder } = program.settings
  const made = await asTerminal(program, city, (visit) => exportPackage(visit, { dataFolder }))
  if ('refused' in made) return refuse(made.refused, file, isJson)
  const { text, ...told } = made.done
  const part = `${file}.${process.pid}.part`
  try {
    await writeFile(part, text, { flag: 'wx', mode: 0o600, flush: true })
    await rename(part, file)
  } finally {
    await rm(part, { force: true })
  }
  if (isJson) process.stdout.write(`${JSON.stringify({ exported: { file, ...told } })}\n`)
  else
    process.stdout.write(
      `${file}: frameworks ${told.frameworks}, measures ${told.results}; groups shown ${told.shown}, suppressed ${told.suppressed}.
Signed with the key ${writeFingerprint(told.fingerprint)}
Tell the receiver this fingerprint by another way. The key stays in ${dataFolder}/signing; no backup carries it.
`,
    )
  return 0
}

async function takeIn(
  program: Program,
  city: Jurisdiction,
  { file, accept, isJson }: { file: string; accept: string | null; isJson: boolean },
): Promise<0 | 1> {
  if ((await stat(file)).size > mostBytes) return refuse('package-unreadable', file, isJson)
  const text = await readFile(file, 'utf8')
  const read = readPackage(text)
  if ('refused' in read) return refuse(read.refused, file, isJson)
  const { package: content, fingerprint } = read.done
  const signer = { name: content.from.name, fingerprint, isDemo: content.from.isDemo, madeAt: content.madeAt }
  const asked = {
    text,
    accept: accept === null ? null : readFingerprint(accept),
    ownFingerprint: openSigningKey(program.settings.dataFolder, city.slug).fingerprint,
  }
  const received = await asTerminal(program, city, (visit) => receivePackage(visit, asked))
  if ('refused' in received) return refuse(received.refused, file, isJson, signer)
  if (isJson) process.stdout.write(`${JSON.stringify({ imported: received.done })}\n`)
  else
    process.stdout.write(
      `Signed by ${describe(signer)}\nTaken in: frameworks ${received.done.frameworks}, measures ${received.done.results}.\n`,
    )
  return 0
}

type Signer = { name: string; fingerprint: string; isDemo: boolean; madeAt: string }

const describe = ({ name, fingerprint, isDemo, madeAt }: Signer) =>
  `${name}${isDemo ? ' (an invented city)' : ''}, key ${writeFingerprint(fingerprint)}, made at ${madeAt}.`

function refuse(code: string, file: string, isJson: boolean, signer: Signer | null = null): 1 {
  const { frameworks, frame } = wordsOf('en')
  if (isJson) process.stdout.write(`${JSON.stringify({ refused: [{ code, file }], signer })}\n`)
  else {
    if (signer) process.stderr.write(`Signed by ${describe(signer)}\n`)
    process.stderr.write(`${file}: ${frameworks.refusals[code] ?? frame.refusals[code] ?? code}\n`)
  }
  return 1
}
