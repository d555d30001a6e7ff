// Writes docs/refusal-codes.md from the English sentences in src/ground/words/, so that the document and the screen say
// the same. `tests/house.test.ts` fails when it is stale.
import { readdirSync, writeFileSync } from 'node:fs'
import type { Finding } from '../src/ground/platform/finding.ts'

const words = new URL('../src/ground/words/english/', import.meta.url)
/** The terminal speaks English: what only it can refuse is said beside its commands, in files whose names end so. */
const terminal = new URL('../src/front/cli/', import.meta.url)
const terminalWords = /-words\.ts$/
const target = new URL('../docs/refusal-codes.md', import.meta.url)

type Sentence = string | ((finding: Finding) => string)
export type Chapter = { title: string; sentences: [code: string, text: string][] }

const titles: Record<string, string> = {
  'findings-contract': "Findings in a contract's own record",
  'findings-datasets': 'Findings in declared tables',
  'findings-hmis': 'Findings in an HMIS export',
  'findings-tables': 'Findings in contract lists, program maps, standards and counts',
  'findings-ocds': 'Findings in open contracting data',
  'findings-lists': 'Findings in workbooks, and in what fewer contract lists tell',
  'findings-reporting': 'Findings in what becomes results',
  'findings-funding': 'Findings in who pays',
  refusals: 'Refusals of a verb',
  terminal: 'Refusals of the terminal',
}

/** Every code with its sentence: one chapter for each file of findings, and one for what verbs refuse. */
export async function listCodeChapters(): Promise<Chapter[]> {
  const chapters: Chapter[] = []
  const refusals: Chapter = { title: titles.refusals!, sentences: [] }
  for (const name of readdirSync(words).sort()) {
    const exported = Object.values(await import(new URL(name, words).href)) as Record<string, unknown>[]
    if (name.startsWith('findings-')) {
      const key = name.replace('.ts', '')
      const sentences = exported.flatMap((one) => Object.entries(one) as [string, Sentence][])
      chapters.push({ title: titles[key] ?? key, sentences: sentences.map(([code, text]) => [code, written(text)]) })
      continue
    }
    for (const one of exported)
      refusals.sentences.push(...Object.entries((one.refusals ?? {}) as Record<string, string>))
  }
  const ofTerminal: Chapter = { title: titles.terminal!, sentences: await listTerminalSentences() }
  return [...chapters, refusals, ofTerminal]
    .filter(({ sentences }) => sentences.length > 0)
    .map(({ title, sentences }) => ({ title, sentences: sentences.toSorted(byCode) }))
}

/** Every exported record whose keys are codes and whose values make a sentence of what was found and expected. */
async function listTerminalSentences(): Promise<[string, string][]> {
  const names = readdirSync(terminal).filter((name) => terminalWords.test(name))
  const modules = await Promise.all(names.map((name) => import(new URL(name, terminal).href)))
  return modules.flatMap((module: Record<string, unknown>) =>
    Object.values(module)
      .filter((one): one is Record<string, (found: string, expected: string) => string> => typeof one === 'object')
      .flatMap((one) => Object.entries(one))
      .map(([code, say]): [string, string] => [code, say('‹found›', '‹expected›')]),
  )
}

const byCode = ([one]: [string, string], [other]: [string, string]) => (one < other ? -1 : 1)

/** The sentence with the names of its gaps in place of what fills them. */
function written(sentence: Sentence): string {
  if (typeof sentence === 'string') return sentence
  const gaps = new Proxy({}, { get: (_, field) => `‹${String(field)}›` })
  return sentence(gaps as Finding)
}

export async function describeCodes(): Promise<string> {
  const lines = [
    '# Findings and refusal codes',
    '',
    'Written by `scripts/write-refusal-codes.ts` from the sentences on screen. Do not edit.',
    '',
    'A **finding** says what looked wrong in something that came in: its file, row, column, what was found, what was',
    'expected, how often, and one of three grades. `stops`: the file cannot be understood; nothing of it was taken. `error`:',
    'the record was left out and counted; mend it in the source and bring the file again. `warning`: it was read as it is;',
    'look at it. A **refusal** is what a verb answers in place of doing something; nothing was written. `--json` on the',
    'terminal gives the same codes. Gaps are written ‹so›.',
  ]
  for (const { title, sentences } of await listCodeChapters()) {
    lines.push('', `## ${title}`, '', '| code | what it means and what to do |', '| --- | --- |')
    for (const [code, text] of sentences) lines.push(`| \`${code}\` | ${text.replaceAll('|', '\\|')} |`)
  }
  return `${lines.join('\n')}\n`
}

if (import.meta.main) writeFileSync(target, await describeCodes())
