import type { Finding } from '../../platform/finding.ts'

type FindingSentence = (finding: Finding) => string

/** One sentence for each code of what becomes results: exports beside the map, figures and counts. */
const sentences = {
  'export-of-another-city': ({ found }) =>
    `Not one project of the map is in this export (it has ${found} and others). It is another city's export, or the map is another city's.`,
  'another-source': ({ found, expected }) =>
    `The export names the source ${found}; the one before came from ${expected}. Check that it is yours.`,
  'figures-not-by-project': ({ found }) =>
    `The figures name no project of the map by month (they name ${found ?? 'none'}). Measure with --by project --every month.`,
  'month-cut-by-the-map': ({ count }) =>
    `${count} figures belong to months in which the map begins or ends a project; counts cannot be cut, so they are left out.`,
  'period-locked': ({ found }) =>
    `${found} is locked: its figures change through a correction only. Open the figure and propose one.`,
  'figures-locked': ({ count }) =>
    `${count} figures of locked months would be others now; they stay as they are. Open the month again, or propose corrections.`,
  'figures-not-json': () => 'The file is not JSON. Bring the file that measure --json printed, unchanged.',
  'figures-wrong-shape': ({ found }) => `The file is not what measure --json prints (${found}).`,
  'unknown-program': ({ found }) => `There is no program "${found}" in the map. Check the spelling, or map it first.`,
  'program-name-not-unique': ({ found }) => `Several providers have a program "${found}". Use its id, or rename one.`,
  'reading-failed': ({ found }) =>
    `The reading met a fault of ours, and nothing was taken in. If you report it, give the number ${found}.`,
} satisfies Record<string, FindingSentence>

export const findingsReporting: Record<keyof typeof sentences, FindingSentence> = sentences
