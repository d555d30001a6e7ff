/** Programs of one type and population beside each other. */
export const compare = {
  title: (measure: string) => `${measure}: similar programs`,
  trail: 'Comparison',
  /** on other pages: leads here */
  link: 'Beside similar programs',
  kind: (type: string, population: string | null) => (population === null ? type : `${type}, ${population}`),
  lead: (n: number, from: string, to: string) =>
    n === 1 ? `1 program, ${from} to ${to} together.` : `${n} programs, ${from} to ${to} together.`,
  form: { type: 'Type and population', show: 'Compare' },
  measures: 'Measure',
  sentence: {
    none: 'Nobody has been counted in these programs yet.',
    alone: 'A single program has nothing to be held beside.',
    within: 'No program differs from the others by more than chance.',
    near: (near: number, n: number) =>
      `${near} of ${n} programs ${near === 1 ? 'lies' : 'lie'} outside the 95% lines, which chance alone may explain.`,
    far: (far: number, n: number) =>
      `${far} of ${n} programs ${far === 1 ? 'differs' : 'differ'} from the others by more than chance.`,
  },
  explains:
    'One program in 20 lies outside the 95% lines by chance alone: that is for a conversation. Outside 99.8% is for action. This is no ranking.',
  few: 'With fewer than 12 programs, what differs between all of them cannot be told from what one of them does.',
  spread: (outside: number) =>
    outside === 0
      ? 'Once the differences between all programs are allowed for, none lies outside.'
      : `Once the differences between all programs are allowed for, ${outside} still ${outside === 1 ? 'lies' : 'lie'} outside.`,
  ownOnly: 'What other providers counted is theirs: here stand your own programs.',
  releasable: 'Releasable edition: programs whose counts are small are left out, of the list and of the sum.',
  working: 'Working edition, with small counts. Do not pass it on.',
  toReleasable: 'Show the releasable edition',
  toWorking: 'Show the working edition',
  hidden: (n: number) =>
    n === 1 ? '1 program is left out: its counts are small.' : `${n} programs are left out: their counts are small.`,
  empty: (n: number) =>
    n === 1 ? '1 program counted nobody in these months.' : `${n} programs counted nobody in these months.`,
  notComparable:
    'Only shares of different people or cases are compared: for other measures chance cannot be told from difference.',
  hint: 'Point at a program, or reach the chart with Tab and go on with the arrow keys. Enter opens the program.',
  labels: { together: (value: string) => `all ${value}`, near: '95%', far: '99.8%' },
  /** the axis of sizes */
  sizes: (counted: string) => `${counted}, twelve months`,
  reading: (program: string, counts: string, value: string, beside: string) =>
    `${program}: ${value}, ${counts}; ${beside}`,
  description: (n: number, together: string) =>
    `Each of ${n} programs at its size and its share; all together ${together}. Lines show where chance keeps 95% and 99.8% of programs.`,
  beside: {
    'too-few': 'too few to judge',
    within: 'as chance allows',
    'better-95': 'better, outside 95%',
    'worse-95': 'worse, outside 95%',
    'better-998': 'better, outside 99.8%',
    'worse-998': 'worse, outside 99.8%',
  },
  columns: {
    program: 'Program',
    counts: 'Counts',
    value: 'As counted',
    beside: 'Beside all together',
    adjusted: 'With the same mix of ages',
    notTaken: 'Not taken',
    cost: 'Cost per result',
  },
  months: (n: number) => `${n} of 12 months`,
  notTaken: (n: number, of: number) => `${n} of ${of} referred`,
  noReferrals: 'none referred',
  noCost: 'not known',
  costBetween: (lower: string, upper: string) => `between ${lower} and ${upper}`,
  costFrom: (lower: string) => `at least ${lower}`,
  costShared: 'together with other programs',
  mixHow: (from: string, to: string) =>
    `Case mix, ${from} to ${to}: each age group is given the share that it has in all programs together. The groups are the same for all programs and years, so nobody chose them after seeing results.`,
  mixLimits:
    'An adjusted share stands beside all programs together; two of them are not to be compared with each other where their mixes differ.',
  collapsed: (groups: string) => `Put together, because few are in them: ${groups}.`,
  noMix: 'No case mix: too few programs have figures by age.',
  notTakenHow: 'Not taken: referred by coordinated entry and not accepted within 60 days. Who takes few can look good.',
  sorted: 'In the order of names.',
  noKind: 'No program of this type and population is known.',
  noKindHow: 'Choose another type, or map programs to their HMIS projects on the data page.',
}
