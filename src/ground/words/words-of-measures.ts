import type { Words } from './words.ts'

/** What a measure that a city added itself is called, in the language of the page; those of the program stand in measures.ts. */
export type MeasureWords = { key: string; title: string; short: string; counted: string }

/** Made once a page: every component asks for the words. */
const merged = new WeakMap<readonly MeasureWords[], Words['measures']>()

/** The words, with those of a city's own measures among the names of measures. */
export function withMeasureWords<All extends Words>(words: All, own: readonly MeasureWords[]): All {
  if (own.length === 0) return words
  return new Proxy(words, {
    get: (all, room) => (room === 'measures' ? measuresWith(all, own) : Reflect.get(all, room)),
  })
}

function measuresWith({ measures }: Words, own: readonly MeasureWords[]): Words['measures'] {
  const known = merged.get(own)
  if (known) return known
  const told = (pick: 'title' | 'short' | 'counted') => Object.fromEntries(own.map((one) => [one.key, one[pick]]))
  const counted = told('counted')
  const all = {
    ...measures,
    title: { ...measures.title, ...told('title') },
    short: { ...measures.short, ...told('short') },
    counted: { ...measures.counted, ...counted },
    countedPersons: { ...measures.countedPersons, ...counted },
  }
  merged.set(own, all)
  return all
}
