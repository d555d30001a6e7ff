/** What kind of program it is, in HMIS codes and in words, and how its stays run in the invented city. */
export type ProjectType = 0 | 1 | 2 | 3 | 4 | 8 | 9 | 10 | 12 | 13
export type Population = 'single adults' | 'families' | 'youth'

export interface TypeProfile {
  type: ProjectType
  /** The word in programs.csv and standards.csv. */
  word: string
  /** How many HMIS projects of this type the city has, by population. */
  projects: Record<Population, number>
  /** New households a day that begin here, in proportion to all others. */
  arrivals: Record<Population, number>
  /** Days before the export in which stays may have begun that are still open in it. */
  lookBack: number
  /** Nights: log-normal by median and sigma; for permanent housing counted from move-in. */
  stayMedian: number
  staySigma: number
  /** Share of exits (without those that no measure counts) that lead to permanent housing. */
  permanentShare: number
  /** Share of permanent exits that are followed by a return within 180 days, and within 181 to 730 days. */
  returnsEarly: number
  returnsLate: number
  /** Share of other exits after which the household is seen again somewhere. */
  seenAgain: number
  /** Share of entries from literal homelessness. */
  fromHomelessness: number
  /** Median days from entry to move-in; 0 where no move-in is recorded. */
  moveInMedian: number
  isResidential: boolean
}

const each = (singles: number, families: number, youth: number): Record<Population, number> => ({
  'single adults': singles,
  families,
  youth,
})

export const TYPE_PROFILES: readonly TypeProfile[] = [
  {
    type: 0,
    word: 'emergency shelter',
    projects: each(40, 20, 12),
    arrivals: each(0.345, 0.056, 0.043),
    lookBack: 500,
    stayMedian: 37,
    staySigma: 1.17,
    permanentShare: 0.36,
    returnsEarly: 0.1,
    returnsLate: 0.12,
    seenAgain: 0.45,
    fromHomelessness: 0.89,
    moveInMedian: 0,
    isResidential: true,
  },
  {
    type: 1,
    word: 'night-by-night shelter',
    projects: each(20, 0, 5),
    arrivals: each(0.09, 0, 0.012),
    lookBack: 400,
    stayMedian: 30,
    staySigma: 1.1,
    permanentShare: 0.3,
    returnsEarly: 0.12,
    returnsLate: 0.14,
    seenAgain: 0.48,
    fromHomelessness: 0.93,
    moveInMedian: 0,
    isResidential: true,
  },
  {
    type: 2,
    word: 'transitional housing',
    projects: each(16, 17, 18),
    arrivals: each(0.02, 0.014, 0.016),
    lookBack: 1000,
    stayMedian: 150,
    staySigma: 0.75,
    permanentShare: 0.66,
    returnsEarly: 0.06,
    returnsLate: 0.06,
    seenAgain: 0.28,
    fromHomelessness: 0.87,
    moveInMedian: 0,
    isResidential: true,
  },
  {
    type: 3,
    word: 'permanent supportive housing',
    projects: each(42, 16, 4),
    arrivals: each(0.008, 0.0025, 0.0005),
    lookBack: 4000,
    stayMedian: 1100,
    staySigma: 0.9,
    permanentShare: 0.72,
    returnsEarly: 0.045,
    returnsLate: 0.05,
    seenAgain: 0.3,
    fromHomelessness: 0.94,
    moveInMedian: 18,
    isResidential: true,
  },
  {
    type: 4,
    word: 'street outreach',
    projects: each(27, 0, 8),
    arrivals: each(0.09, 0, 0.016),
    lookBack: 600,
    stayMedian: 60,
    staySigma: 1,
    permanentShare: 0.17,
    returnsEarly: 0.11,
    returnsLate: 0.12,
    seenAgain: 0.46,
    fromHomelessness: 0.985,
    moveInMedian: 0,
    isResidential: false,
  },
  {
    type: 8,
    word: 'safe haven',
    projects: each(7, 0, 0),
    arrivals: each(0.006, 0, 0),
    lookBack: 900,
    stayMedian: 110,
    staySigma: 0.9,
    permanentShare: 0.45,
    returnsEarly: 0.09,
    returnsLate: 0.1,
    seenAgain: 0.38,
    fromHomelessness: 0.95,
    moveInMedian: 0,
    isResidential: true,
  },
  {
    type: 9,
    word: 'permanent housing',
    projects: each(8, 5, 1),
    arrivals: each(0.002, 0.001, 0.0003),
    lookBack: 3000,
    stayMedian: 900,
    staySigma: 0.8,
    permanentShare: 0.8,
    returnsEarly: 0.045,
    returnsLate: 0.05,
    seenAgain: 0.25,
    fromHomelessness: 0.88,
    moveInMedian: 14,
    isResidential: true,
  },
  {
    type: 10,
    word: 'permanent housing',
    projects: each(8, 5, 2),
    arrivals: each(0.002, 0.001, 0.0003),
    lookBack: 3000,
    stayMedian: 900,
    staySigma: 0.8,
    permanentShare: 0.8,
    returnsEarly: 0.045,
    returnsLate: 0.05,
    seenAgain: 0.25,
    fromHomelessness: 0.88,
    moveInMedian: 14,
    isResidential: true,
  },
  {
    type: 12,
    word: 'prevention',
    projects: each(12, 12, 4),
    arrivals: each(0.03, 0.02, 0.004),
    lookBack: 300,
    stayMedian: 60,
    staySigma: 0.7,
    permanentShare: 0.88,
    returnsEarly: 0.03,
    returnsLate: 0.04,
    seenAgain: 0.2,
    fromHomelessness: 0.02,
    moveInMedian: 0,
    isResidential: false,
  },
  {
    type: 13,
    word: 'rapid re-housing',
    projects: each(25, 24, 10),
    arrivals: each(0.05, 0.025, 0.01),
    lookBack: 900,
    stayMedian: 130,
    staySigma: 0.65,
    permanentShare: 0.87,
    returnsEarly: 0.05,
    returnsLate: 0.06,
    seenAgain: 0.32,
    fromHomelessness: 0.92,
    moveInMedian: 32,
    isResidential: true,
  },
]

const byType = new Map(TYPE_PROFILES.map((profile) => [profile.type, profile]))

export function profileOf(type: ProjectType): TypeProfile {
  return byType.get(type)!
}

/** Rapid re-housing, supportive and other permanent housing: people are housed from their move-in date on. */
export function isPermanentHousing(type: ProjectType): boolean {
  return type === 3 || type === 9 || type === 10 || type === 13
}
