/** The figures of a whole system of homeless services, under the names that federal reports give them. */
export type TimeHomeless = { persons: number; mean: number | null; median: number | null }
export type Share = { universe: number; successful: number; share: number | null }
export type Growth = { universe: number; increased: number }
export type FirstTime = { entered: number; prior: number; first: number }
export const returnPlaces = ['SO', 'ES', 'TH', 'SH', 'PH', 'total'] as const
export type Returns = {
  rows: {
    from: (typeof returnPlaces)[number]
    exits: number
    returns: { '0-180': number; '181-365': number; '366-730': number }
  }[]
}

export type SystemFigures = Record<'1a.1' | '1a.2' | '1b.1' | '1b.2', TimeHomeless> & {
  '2': Returns
  '3.2': { ES: number; SH: number; TH: number; total: number }
} & Record<'4.1' | '4.2' | '4.3' | '4.4' | '4.5' | '4.6', Growth> &
  Record<'5.1' | '5.2', FirstTime> &
  Record<'7a.1' | '7b.1' | '7b.2', Share>

export const timeLines = ['1a.1', '1a.2', '1b.1', '1b.2'] as const
export const growthLines = ['4.1', '4.2', '4.3', '4.4', '4.5', '4.6'] as const
export const firstLines = ['5.1', '5.2'] as const
export const shareLines = ['7a.1', '7b.1', '7b.2'] as const
export const systemKeys = [...timeLines, '2', '3.2', ...growthLines, ...firstLines, ...shareLines] as const
export type SystemKey = (typeof systemKeys)[number]

/** Ways of parting clients into groups; each client stands in one group of each. */
export const groupings = ['race', 'age', 'sex', 'household', 'veteran'] as const
export type PeopleGrouping = (typeof groupings)[number]

/** One row of counts: clients that a measure placed, by place. */
export type ResultRow = {
  group: string
  measure: string
  place: string
  persons: number
  successes: number
  days: number | null
  median: number | null
  soon: number
  later: number
  latest: number
}

/** Half up, two decimals; nothing over nothing is nothing. */
export const ratio = (numerator: number, denominator: number, scale = 1): number | null =>
  denominator === 0 ? null : Math.round((numerator * scale * 100) / denominator) / 100

export function figuresOf(rows: ResultRow[]): SystemFigures {
  const of = (measure: string, place = 'all') =>
    rows.find((row) => row.measure === measure && row.place === place) ?? none
  const time = (line: string): TimeHomeless => {
    const { persons, days, median } = of(line)
    return { persons, mean: ratio(days ?? 0, persons), median }
  }
  const share = (line: string): Share => {
    const { persons, successes } = of(line)
    return { universe: persons, successful: successes, share: ratio(successes, persons, 100) }
  }
  const returns = returnPlaces.map((from) => {
    const places = from === 'total' ? rows.filter(({ measure }) => measure === '2') : [of('2', from)]
    const sum = (pick: (row: ResultRow) => number) => places.reduce((total, row) => total + pick(row), 0)
    return {
      from,
      exits: sum(({ persons }) => persons),
      returns: {
        '0-180': sum(({ soon }) => soon),
        '181-365': sum(({ later }) => later),
        '366-730': sum(({ latest }) => latest),
      },
    }
  })
  return {
    '1a.1': time('1a.1'),
    '1a.2': time('1a.2'),
    '1b.1': time('1b.1'),
    '1b.2': time('1b.2'),
    '2': { rows: returns },
    '3.2': {
      ES: of('3.2', 'ES').persons,
      SH: of('3.2', 'SH').persons,
      TH: of('3.2', 'TH').persons,
      total: of('3.2', 'total').persons,
    },
    ...(Object.fromEntries(
      growthLines.map((line) => [line, { universe: of(line).persons, increased: of(line).successes }]),
    ) as Record<(typeof growthLines)[number], Growth>),
    ...(Object.fromEntries(
      firstLines.map((line) => {
        const { persons, successes } = of(line)
        return [line, { entered: persons, prior: successes, first: persons - successes }]
      }),
    ) as Record<(typeof firstLines)[number], FirstTime>),
    '7a.1': share('7a.1'),
    '7b.1': share('7b.1'),
    '7b.2': share('7b.2'),
  }
}

const none: ResultRow = {
  group: 'all',
  measure: '',
  place: '',
  persons: 0,
  successes: 0,
  days: null,
  median: null,
  soon: 0,
  later: 0,
  latest: 0,
}
