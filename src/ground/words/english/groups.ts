const points = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1, signDisplay: 'exceptZero' })

const names: Record<string, string> = {
  'american-indian': 'American Indian or Alaska Native',
  asian: 'Asian',
  black: 'Black or African American',
  hispanic: 'Hispanic or Latino',
  'middle-eastern': 'Middle Eastern or North African',
  'pacific-islander': 'Native Hawaiian or Pacific Islander',
  white: 'White',
  multiple: 'Several races',
  unknown: 'Not known',
  '65-up': '65 and older',
  female: 'Female',
  male: 'Male',
  'with-children': 'Adults with children',
  'without-children': 'Adults without children',
  'only-children': 'Children only',
  veteran: 'Veterans',
  'not-veteran': 'Not veterans',
  child: 'Under 18',
}

/** A program's measures by groups of people. */
export const groups = {
  title: 'By group of people',
  kinds: 'Kind of group',
  kind: {
    race: 'Race and ethnicity',
    age: 'Age',
    sex: 'Sex',
    household: 'Kind of household',
    veteran: 'Veteran status',
  },
  /** '18-24' stands for itself; Hispanic or Latino may be told beside a race */
  name: (name: string) => {
    if (names[name]) return names[name]
    const race = name.replace(/-hispanic$/, '')
    return race === name ? name.replace('-', ' to ') : `${names[race] ?? race}, Hispanic or Latino`
  },
  period: (from: string, to: string) => `${from} to ${to} together: one month of one group would be too few.`,
  someMonths: (n: number) =>
    n === 1 ? 'Of one month: the others are missing.' : `Of ${n} months: the others are missing.`,
  heads: 'A household stands where its head does.',
  counts: 'Counts',
  value: 'Value',
  difference: 'Against the largest group',
  largest: 'the largest group',
  notCompared: 'not compared',
  points: (value: number) => `${points.format(value)} points`,
  stays: (written: string, n: number) => (n === 1 ? '1 stay' : `${written} stays`),
  working: 'Working edition, for the provider and its contract manager: small counts are shown. Do not pass it on.',
  releasable: 'Releasable edition: counts from 1 to 10, and what they could be found from, are kept back.',
  toWorking: 'Show the working edition',
  toReleasable: 'Show the releasable edition',
  immature: (day: string) => `Not yet mature: the last exits are followed until ${day}.`,
  howToRead:
    'Points are parts of a hundred. Where the range of a difference holds zero, chance alone may explain it. A difference says where to look, not why.',
  none: 'No export has told of groups of people yet.',
  noneHow: 'They come with the next HMIS export that holds Client.csv.',
  noRows: 'Nothing can be told by group: nobody counts in these months, or they are missing.',
  sentence: {
    none: (measure: string) => `${measure}: no group differs from the largest by more than chance.`,
    few: (measure: string) => `${measure}: too few in the groups to tell them apart.`,
    apart: (measure: string, group: string, points: string, others: number) =>
      others === 0
        ? `${measure}: ${group} stands ${points} from the largest group, more than chance explains.`
        : `${measure}: ${group} stands ${points} from the largest group, and ${others} more differ beyond chance.`,
  },
  hint: 'Point at a group, or reach the chart with Tab and go on with the arrow keys.',
  built: {
    title: 'By group, in tables that providers send',
    of: (measure: string, column: string) => (column === '' ? measure : `${measure}: ${column}`),
    period: (from: string, to: string) => `${from} to ${to}, the months whose figures are known, together.`,
    newestAlone: (month: string) => `${month} alone: medians of several months cannot be added.`,
    sumsKeptBack: 'Sums of groups are kept back: how many people stand behind one is not known.',
    counted: (written: string, n: number) => (n === 1 ? '1 counted' : `${written} counted`),
    days: (value: string) => `${value} days`,
    names: { yes: 'Yes', no: 'No', unknown: 'Not known' } as Record<string, string>,
  },
  csv: 'Download CSV',
  xlsx: 'Download Excel',
}
