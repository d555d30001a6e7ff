import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { projectRoot } from '../../src/ground/platform/project-root.ts'
import { readText } from './read-source.ts'

const rootPath = /`((?:src|docs|tests|scripts|bin|database|demo|bench|public)\/[\w./-]+)`/g
const link = /\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g

/** Paths in backticks that begin at the root of the project, and links, that lead nowhere. */
export function findBrokenPaths(documents: string[]): string[] {
  return documents.flatMap((document) => {
    const text = readText(document)
    const named = [...text.matchAll(rootPath)].map(([, path]) => path!)
    const linked = [...text.matchAll(link)].map(([, path]) => join(dirname(document), path!))
    return [...named, ...linked]
      .filter((path) => !existsSync(join(projectRoot, path)))
      .map((path) => `${document}: ${path}`)
  })
}

/** Verbs of the terminal that a document names and the terminal does not know. */
export function findUnknownCommands(documents: string[], known: string[]): string[] {
  return documents.flatMap((document) =>
    [...readText(document).matchAll(/bin\/throughline ([a-z][a-z-]*)/g)]
      .filter(([, name]) => !known.includes(name!))
      .map(([, name]) => `${document}: ${name}`),
  )
}

type Package = Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string>>

/** Dependencies without a reason, and pinned to no version. */
export function findLooseDependencies(text: string, reasons: string): string[] {
  const { dependencies, devDependencies, optionalDependencies }: Package = JSON.parse(text)
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    .filter(([name, version]) => !reasons.includes(`\`${name}\``) || !/^\d/.test(version))
    .map(([name, version]) => `${name} ${version}`)
}

/** Words of the names of tables that the glossary does not explain. */
export function findUnexplainedWords(glossary: string, tables: string[]): string[] {
  const bold = [...glossary.matchAll(/\*\*([^*]+)\*\*/g)].flatMap(([, term]) => term!.toLowerCase().split(/[^a-z]+/))
  return tables.filter((table) => table.split('_').some((word) => !bold.includes(word)))
}
