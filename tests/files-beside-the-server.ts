import { listPaths, readText, type SourceFile, sourceFile } from './house/read-source.ts'

/**
 * The test files that never reach the server which THROUGHLINE_TEST_SERVER names, neither themselves nor through what they
 * import: arithmetic, words, drawings, readings of the record engine, drills with the embedded server. On a
 * second server they would say word for word what they said on the first, so they run once.
 */
export function listFilesBesideTheServer(): string[] {
  const files = new Map<string, SourceFile>()
  const read = (path: string) => {
    if (!files.has(path)) files.set(path, sourceFile(path, readText(path)))
    return files.get(path)!
  }
  const reaches = (path: string, seen: Set<string>): boolean => {
    if (seen.has(path)) return false
    seen.add(path)
    const { code, imports } = read(path)
    if (/THROUGHLINE_TEST_SERVER|inject\('(serverUrl|template)'\)/.test(code)) return true
    return imports.some(({ to, isType }) => !isType && isOurs(to) && reaches(to, seen))
  }
  return listPaths(['src', 'demo', 'tests'], /\.test\.tsx?$/).filter((path) => !reaches(path, new Set()))
}

const isOurs = (path: string) => /^(src|demo|tests)\/.*\.tsx?$/.test(path)
