import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile } from 'sass'

const folder = dirname(fileURLToPath(import.meta.url))
const root = join(folder, '..', '..', '..', '..')
const uswds = join(root, 'node_modules', '@uswds', 'uswds')

export type CompiledTheme = { css: string; files: string[]; wasCached: boolean }

/**
 * Compiles the U.S. Web Design System with our settings into `uswds.css`, and copies beside it the fonts and pictures
 * that the sheet names. Sass needs about twelve seconds for it, so nothing is done while its inputs stay the same.
 */
export function compileTheme(into: string = join(root, 'build', 'theme')): CompiledTheme {
  const source = join(folder, 'throughline-theme.scss')
  const css = join(into, 'uswds.css')
  const stamp = join(into, 'uswds.stamp')
  const digest = createHash('sha256')
    .update(readFileSync(source))
    .update(readFileSync(fileURLToPath(import.meta.url)))
    .update(readFileSync(join(uswds, 'package.json')))
    .digest('hex')
  if (existsSync(css) && existsSync(stamp)) {
    const kept = JSON.parse(readFileSync(stamp, 'utf8')) as { digest: string; files: string[] }
    const isWhole = kept.files.every((file) => existsSync(join(into, file)))
    if (kept.digest === digest && isWhole) return { css, files: kept.files, wasCached: true }
  }
  const loadPaths = [join(uswds, 'packages')]
  const compiled = compile(source, { loadPaths, style: 'compressed', quietDeps: true, silenceDeprecations: ['import'] })
  const text = onlyWoff2(compiled.css)
  const files = filesNamedIn(text)
  for (const file of files) {
    mkdirSync(dirname(join(into, file)), { recursive: true })
    copyFileSync(join(uswds, 'dist', file), join(into, file))
  }
  mkdirSync(into, { recursive: true })
  writeFileSync(css, text)
  writeFileSync(stamp, JSON.stringify({ digest, files }))
  return { css, files, wasCached: false }
}

/** Every browser that runs the pages reads woff2; the older formats would only be carried along. */
function onlyWoff2(css: string): string {
  return css.replaceAll(/,url\([^)]*\.(?:woff|ttf)\) ?format\([^)]*\)/g, '')
}

function filesNamedIn(css: string): string[] {
  const named = [...css.matchAll(/url\(["']?\.?\/?((?:fonts|img)\/[^)"'?#]+)/g)].map((match) => match[1]!)
  return [...new Set(named)].sort()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) compileTheme()
