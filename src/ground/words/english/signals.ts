// Made once: a portfolio writes thousands of counts.
const format = new Intl.NumberFormat('en-US')
const people = (n: number) => format.format(n)

/** What a signal's sentence is told: counts of the judged window, the value as written, and when it began. */
export type SignalFacts = {
  measure: string
  /** its name and its counts, as they are written: for measures that have no sentence of their own here */
  title?: string
  counts?: string
  numerator: number
  denominator: number
  value: string
  minimum: string
  window: string
  since: string
}

/** What separates a window from its minimum: people more or fewer, nights a stay, or nights of a unit. */
export type ShortOf = 'more' | 'fewer' | 'nights' | 'unit-nights' | 'untold'

type Sentence = (facts: SignalFacts) => string

const households = ({ numerator, denominator }: SignalFacts) =>
  `${people(numerator)} of ${people(denominator)} households`
const nights = ({ value, denominator }: SignalFacts) =>
  `${value} nights on average over ${people(denominator)} ${denominator === 1 ? 'stay' : 'stays'}`

/** The counts after a clause that has already said what is counted. */
const counts: Record<string, Sentence> = {
  'exits-to-permanent-housing': households,
  'returns-within-six-months': households,
  'length-of-stay': nights,
  'entries-from-homelessness': households,
  utilization: ({ value }) => `${value} of unit-nights`,
}

const worse: Record<string, string> = {
  'exits-to-permanent-housing': 'Fewer have reached or kept permanent housing',
  'returns-within-six-months': 'More have returned within six months',
  'length-of-stay': 'Stays have been longer than usual',
  'entries-from-homelessness': 'Fewer have entered from homelessness',
  utilization: 'Fewer units have been in use',
}
const better: Record<string, string> = {
  'exits-to-permanent-housing': 'More have reached or kept permanent housing',
  'returns-within-six-months': 'Fewer have returned within six months',
  'length-of-stay': 'Stays have been shorter than usual',
  'entries-from-homelessness': 'More have entered from homelessness',
  utilization: 'More units have been in use',
}
const under: Record<string, Sentence> = {
  'exits-to-permanent-housing': (facts) =>
    `Below the minimum (${facts.minimum}): ${households(facts)} reached or kept permanent housing`,
  'returns-within-six-months': (facts) =>
    `More returns than the minimum allows (${facts.minimum}): ${households(facts)} came back within six months`,
  'length-of-stay': (facts) => `Longer stays than the minimum allows (${facts.minimum}): ${nights(facts)}`,
  'entries-from-homelessness': (facts) =>
    `Below the minimum (${facts.minimum}): ${households(facts)} entered from homelessness`,
  utilization: (facts) => `Below the minimum (${facts.minimum}): ${facts.value} of unit-nights were in use`,
}

const own = {
  worse: ({ title }: SignalFacts) => `${title}: worse than usual`,
  better: ({ title }: SignalFacts) => `${title}: better than usual`,
  under: (facts: SignalFacts) => `${facts.title}: the minimum (${facts.minimum}) is not reached, ${toldOf(facts)}`,
}
const toldOf = ({ value, counts: told }: SignalFacts) => [value, told].filter(Boolean).join(', ')
const countsOf = (facts: SignalFacts) => counts[facts.measure]?.(facts) ?? toldOf(facts)

/** One sentence a signal, of at most 25 words, with the count in people. */
export const signals = {
  sentence: {
    'special-cause': (facts: SignalFacts) =>
      `${worse[facts.measure] ?? own.worse(facts)} since ${facts.since}: ${countsOf(facts)}, ${facts.window}.`,
    improvement: (facts: SignalFacts) =>
      `${better[facts.measure] ?? own.better(facts)} since ${facts.since}: ${countsOf(facts)}, ${facts.window}.`,
    'below-minimum': (facts: SignalFacts) => `${(under[facts.measure] ?? own.under)(facts)}, ${facts.window}.`,
    'data-missing': (facts: SignalFacts) => `No data since ${facts.since}.`,
  },
  why: {
    'special-cause': (oneIn: number) =>
      `Unlike its usual months. Chance alone raises this in about 1 of ${oneIn} months of such a chart.`,
    improvement: (oneIn: number) =>
      `Better than its usual months. Chance alone raises this in about 1 of ${oneIn} months. Worth sharing.`,
    'below-minimum': () => 'A comparison with the agreed minimum; it does not say why.',
    'data-missing': () => 'The source covers this month, and the program recorded nothing in it or after it.',
  },
  short: (n: number, of: ShortOf = 'more') => {
    if (of === 'untold') return ''
    if (of === 'nights') return `${people(n)} ${n === 1 ? 'night' : 'nights'} less a stay would reach the minimum.`
    if (of === 'unit-nights') return `${people(n)} more unit-${n === 1 ? 'night' : 'nights'} would reach the minimum.`
    return n === 1 ? `One ${of} would reach the minimum.` : `${people(n)} ${of} would reach the minimum.`
  },
  question: {
    'special-cause': (measure: string, since: string) =>
      `${measure}: what changed around ${since}, for whom, and what would help?`,
    improvement: (measure: string, since: string) => `${measure}: what was done since ${since} that others could use?`,
    'below-minimum': (measure: string, _since: string, counted?: string) =>
      `${measure}: for which ${counted ?? 'households'} did it not work, and what stands in the way?`,
    'data-missing': (_measure: string, since: string) =>
      `What keeps the records since ${since} from coming in, and who can help?`,
  },
  kind: {
    'special-cause': 'unlike before',
    improvement: 'improved',
    'below-minimum': 'below minimum',
    'data-missing': 'data missing',
  },
}
