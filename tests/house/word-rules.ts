import type { SourceFile } from './read-source.ts'
import { isTest } from './read-source.ts'

/** Where two trees of sentences differ in their keys: 'start.signIn.title'. */
export function findDifferentKeys(one: unknown, other: unknown, place = ''): string[] {
  if (typeof one !== 'object' || one === null) return typeof one === typeof other ? [] : [place]
  if (typeof other !== 'object' || other === null) return [place]
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].flatMap((key) => {
    const inner = place === '' ? key : `${place}.${key}`
    if (!(key in one) || !(key in other)) return [inner]
    return findDifferentKeys((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key], inner)
  })
}

/** Codes of findings and refusals as the source writes them, each with the file that does. */
export function listCodes(files: SourceFile[]): { code: string; path: string }[] {
  const written = [
    /\b(?:code|refused): '([a-z][a-z0-9-]+)'/g,
    /\bfinding\('(?:stops|error|warning)', '([a-z][a-z0-9-]+)'/g,
    /\brefuse\('([a-z][a-z0-9-]+)', '/g,
    /\bnew \w*Refus\w*\('([a-z][a-z0-9-]+)'/g,
    /\[code, column\] = \['([a-z][a-z0-9-]+)'/g,
  ]
  return files
    .filter(({ path }) => path.startsWith('src/') && !isTest(path) && !path.startsWith('src/ground/words/'))
    .flatMap(({ path, code }) =>
      written.flatMap((pattern) => [...code.matchAll(pattern)].map(([, found]) => ({ code: found!, path }))),
    )
}

/** Sentences whose code nobody writes any more: neither as it is nor as a template with a gap. */
export function findUnusedCodes(codes: string[], files: SourceFile[], sql: string): string[] {
  const text = files
    .filter(({ path }) => path.startsWith('src/') && !isTest(path) && !path.startsWith('src/ground/words/'))
    .map(({ code }) => code)
    .join('\n')
  const templates = [...text.matchAll(/`([a-z][a-z-]*-)\$\{[^}]+\}([a-z-]*)`/g)]
  const isMade = (code: string) =>
    templates.some(([, before, after]) => code.startsWith(before!) && code.endsWith(after!))
  return codes.filter((code) => !text.includes(`'${code}'`) && !sql.includes(`'${code}'`) && !isMade(code))
}
