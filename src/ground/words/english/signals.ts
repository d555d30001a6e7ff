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
  /** what it is compared with: agreed or usual */
  reference?: string
  isAgreed?: boolean
  target?: string
  /** the last month of the contract year */
  by?: string
  isImpossible?: boolean
  /** how many similar programs there are, itself included */
  programs?: number
  /** a group of people, and the counts of all others */
  group?: string
  others?: string
  days?: number
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
/** What came about for how many, as a clause. */
const came: Record<string, Sentence> = {
  'exits-to-permanent-housing': (facts) => `${households(facts)} reached or kept permanent housing`,
  'returns-within-six-months': (facts) => `${households(facts)} came back within six months`,
  'length-of-stay': nights,
  'entries-from-homelessness': (facts) => `${households(facts)} entered from homelessness`,
  utilization: (facts) => `${facts.value} of unit-nights were in use`,
}
const cameOf = (facts: SignalFacts) => came[facts.measure]?.(facts) ?? `${facts.title}: ${toldOf(facts)}`
const under: Record<string, Sentence> = {
  'exits-to-permanent-housing': (facts) => `Below the minimum (${facts.minimum}): ${cameOf(facts)}`,
  'returns-within-six-months': (facts) => `More returns than the minimum allows (${facts.minimum}): ${cameOf(facts)}`,
  'length-of-stay': (facts) => `Longer stays than the minimum allows (${facts.minimum}): ${cameOf(facts)}`,
  'entries-from-homelessness': (facts) => `Below the minimum (${facts.minimum}): ${cameOf(facts)}`,
  utilization: (facts) => `Below the minimum (${facts.minimum}): ${cameOf(facts)}`,
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
    'early-warning': (facts: SignalFacts) =>
      `Early warning since ${facts.since}: ${cameOf(facts)}, where ${facts.reference} was ${facts.isAgreed ? 'agreed' : 'usual'}.`,
    'out-of-reach': (facts: SignalFacts) =>
      `The target (${facts.target}) can ${facts.isImpossible ? 'no longer' : 'hardly'} be met by ${facts.by}: ${cameOf(facts)} so far.`,
    'different-from-similar': (facts: SignalFacts) =>
      `${cameOf(facts)}, ${facts.window}; among ${people(facts.programs ?? 0)} similar programs ${facts.reference} is usual.`,
    'subgroup-gap': (facts: SignalFacts) =>
      `${facts.group}: ${cameOf(facts)}; of all others ${facts.others}, in 12 months.`,
    'data-late': (facts: SignalFacts) =>
      `The report for ${facts.since} is ${people(facts.days ?? 0)} ${facts.days === 1 ? 'day' : 'days'} late.`,
  },
  why: {
    'special-cause': (oneIn: number) =>
      `Unlike its usual months. Chance alone raises this in about 1 of ${oneIn} months of such a chart.`,
    improvement: (oneIn: number) =>
      `Better than its usual months. Chance alone raises this in about 1 of ${oneIn} months. Worth sharing.`,
    'below-minimum': (oneIn: number) =>
      oneIn > 1
        ? `It does not say why. A program truly at its target falls here by chance in about 1 of ${oneIn} months.`
        : 'A comparison with the agreed minimum; it does not say why.',
    'early-warning': (oneIn: number) =>
      `Evidence has added up month by month. Of ${oneIn} steady programs chance alone warns of about one in a month.`,
    'out-of-reach': (oneIn: number) =>
      `A forecast from the year so far. A program truly at its target is told this in about 1 of ${oneIn} months.`,
    'different-from-similar': (oneIn: number) =>
      `Programs of one kind for the same people; never a ranking. Chance alone raises this for about 1 of ${oneIn} programs.`,
    'subgroup-gap': (oneIn: number) =>
      `It does not say why. Where groups fare alike, chance alone raises this in about 1 of ${oneIn} comparisons.`,
    'data-late': () => 'No data is never success: until it comes, nothing can be said of the month.',
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
    'early-warning': (measure: string, since: string) =>
      `${measure}: what has been changing since ${since}, for whom, and what would help?`,
    'out-of-reach': (measure: string, _since: string) =>
      `${measure}: what can still change this year, and what follows for the next?`,
    'different-from-similar': (measure: string, _since: string) =>
      `${measure}: do similar programs serve others, count otherwise, or work otherwise?`,
    'subgroup-gap': (measure: string, _since: string) =>
      `${measure}: what stands in the way of this group, and who can tell us?`,
    'data-late': (_measure: string, since: string) => `What keeps the report for ${since} from coming in?`,
    'data-missing': (_measure: string, since: string) =>
      `What keeps the records since ${since} from coming in, and who can help?`,
  },
  kind: {
    'special-cause': 'unlike before',
    improvement: 'improved',
    'below-minimum': 'below minimum',
    'data-missing': 'data missing',
    'early-warning': 'early warning',
    'out-of-reach': 'target out of reach',
    'different-from-similar': 'different from similar programs',
    'subgroup-gap': 'gap between groups',
    'data-late': 'data late',
  },
}
