import { isTest, type SourceFile } from './read-source.ts'
import { functionNameOf, isVerb, nameOf } from './room-rules.ts'

const forbidden = [
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'misc',
  'manager',
  'service',
  'dto',
  'shared',
  'general',
]

/** Paths that are not kebab-case, or use a name that says nothing. */
export function findBadNames(paths: string[]): string[] {
  // Vitest names its folder of snapshots itself.
  const ours = paths.filter((path) => !path.includes('/__snapshots__/'))
  return ours.filter((path) =>
    path.split('/').some((part) => {
      const name = part.replace(/^\./, '').replace(/(\.(server|test|config|schema))?\.\w+$/, '')
      // A service of the field is a noun of contracts; a drawer is a whole name or its last word.
      const isDrawer = forbidden.some((word) => name === word || name.endsWith(`-${word}`))
      const isKebab = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || /^(entry\.server|entry\.client)$/.test(name)
      return isDrawer || !(isKebab || /^[A-Z]+$/.test(name))
    }),
  )
}

const questionWords = ['find', 'list', 'count']
const verbWords =
  'add agree build clean close decode describe draw erase finish gather guess import interrupt judge make measure meet migrate note open override prepare publish read receive record release remove reopen report restore seal send simulate unpack verify withdraw write'.split(
    ' ',
  )

/** Verbs and questions that do not export the function that they are named after. */
export function findMisnamed(files: SourceFile[]): string[] {
  return files
    .filter(({ path }) => path.startsWith('src/') && !isTest(path) && !/\/(pages|cli)\//.test(path))
    .filter((file) => {
      const [first, ...rest] = nameOf(file.path).split('-')
      const isNamedSo = rest.length > 0 && [...questionWords, ...verbWords].includes(first!)
      return (isNamedSo || isVerb(file)) && !exportsNamed(file)
    })
    .map(({ path }) => path)
}

function exportsNamed({ path, code }: SourceFile): boolean {
  return new RegExp(`export (async )?(function\\*?|const) ${functionNameOf(path)}\\b`).test(code)
}

/** Files whose every line forwards: they import and export, and say nothing themselves. */
export function findForwarders(files: SourceFile[]): string[] {
  return files
    .filter(({ path }) => path.startsWith('src/'))
    .filter(({ code }) => {
      const statements = code.replace(/^\s*(import|export)\b[^'\n]*(\{[^}]*\})?\s*from\s*'[^']+';?\s*$/gm, '').trim()
      return statements === '' && /export\b/.test(code)
    })
    .map(({ path }) => path)
}

/** Uses of the type that checks nothing. */
export function findAny(files: SourceFile[]): string[] {
  const strings = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g
  return files
    .filter(({ code }) => /(:|<|\bas|=>)\s*any\b\s*(\[\]|[;,)>=|&{}\n]|$)/m.test(code.replace(strings, "''")))
    .map(({ path }) => path)
}
