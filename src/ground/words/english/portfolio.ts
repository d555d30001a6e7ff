export const portfolio = {
  title: 'Portfolio',
  lead: (providers: string, contracts: string, money: string) =>
    `${providers} providers, ${contracts} contracts, ${money} under contract.`,
  monthLead: (month: string) => `Figures of ${month}.`,
  toGoals: 'All goals, with their measures and contracts',
  toSystem: 'The whole system: federal measures by year',
  /** how a measure of the whole city moved against the year before */
  course: {
    'exits-to-permanent-housing': {
      more: 'More households leave for permanent housing',
      fewer: 'Fewer households leave for permanent housing',
    },
    'returns-within-six-months': {
      more: 'More households come back within six months',
      fewer: 'Fewer households come back within six months',
    },
    'length-of-stay': { more: 'Stays grow longer', fewer: 'Stays grow shorter' },
    'entries-from-homelessness': {
      more: 'More of those who enter come from homelessness',
      fewer: 'Fewer of those who enter come from homelessness',
    },
    utilization: { more: 'More of the units are used', fewer: 'Fewer of the units are used' },
  } as Record<string, { more: string; fewer: string }>,
  anyCourse: (name: string) => ({ more: `${name}: higher`, fewer: `${name}: lower` }),
  goalSame: (name: string, before: string) => `${name}: no change beyond chance against the year before (${before}).`,
  goalChanged: (sentence: string, before: string) =>
    `${sentence} than in the year before (${before}). More than chance.`,
  goalNights: (sentence: string, before: string) => `${sentence} than in the year before: ${before} nights then.`,
  goalUsual: (name: string, before: string) => `${name}: in its usual range (${before} nights in the year before).`,
  goalThen: (sentence: string, before: string) => `${sentence} than in the year before: ${before} then.`,
  goalUsualThen: (name: string, before: string) => `${name}: in its usual range (${before} in the year before).`,
  showLines: (n: string) => `Show all ${n} programs`,
  attentionFirst: (n: string) => `The ${n} that need attention first.`,
  goalNew: (name: string) => `${name}: there is no full year before to compare with.`,
  goalCounts: (counts: string, from: string, to: string) => `${counts}, ${from} to ${to}`,
  goalNone: 'Not known yet',
  nightsOnAverage: 'nights on average',
  attention: 'Worth a conversation this month',
  byChance: (expected: string, seen: string) =>
    `For these rules, baselines and numbers of cases chance alone would raise about ${expected} signals this month; ${seen} were raised.`,
  byKind: 'By kind',
  allSignals: 'All signals, with filters and answers',
  nothing: 'No signal this month.',
  openReview: 'Open review',
  showAll: (n: number) => `Show all ${n}`,
  showFew: 'Show the first',
  contracts: 'Contracts',
  programs: 'Programs, and how each stands',
  search: 'Provider, program or contract number',
  find: 'Find',
  clear: 'Show all',
  found: (n: string, of: string) => `${n} of ${of} programs`,
  columns: {
    program: 'Provider and program',
    trend: '24 months',
    counted: 'Households',
    spent: 'Paid of ceiling',
    ends: 'Ends',
  },
  late: (n: number) => (n === 1 ? '1 late action' : `${n} late actions`),
  spentOf: (share: string, money: string) => `${share} of ${money}`,
  sharedNote:
    'A project under two contracts counts whole in each contract and once in the totals above. Permanent housing, which keeps people housed, is left out of the total of exits.',
  dollars: {
    none: 'No contract is measured on it yet.',
    unknown: (contracts: string) => `${contracts} contracts; no ceiling is known.`,
    year: (money: string, contracts: string) => `${money} this fiscal year in ${contracts} contracts.`,
    whole: (money: string, contracts: string) => `${money} in ceilings of ${contracts} contracts.`,
    mixed: (money: string, contracts: string, byYear: string) =>
      `${money} in ${contracts} contracts: this fiscal year's amount of ${byYear}, the whole ceiling of the others.`,
  },
  register: 'All contracts',
  byWhat: 'By department, provider, kind of service and end',
  everyContract: (n: string) => `Search and filter all ${n}`,
  whatEnds: 'What ends when',
  stepDays: 'Days at each step',
  unsigned: (n: number, count: string) => (n === 1 ? '1 contract runs unsigned' : `${count} contracts run unsigned`),
  expiring: (n: number, count: string) =>
    n === 1 ? '1 contract ends within 90 days' : `${count} contracts end within 90 days`,
  heldShare: (share: string) => `${share} held to outcomes`,
  heldOf: (year: number, share: string, money: string, ceiling: string) =>
    `${share} of the dollars of fiscal year ${year} depends on results: ${money} of ${ceiling}.`,
  lateFiles: (n: number, count: string) =>
    n === 1 ? '1 file is overdue or has expired' : `${count} files are overdue or have expired`,
  by: {
    department: 'Department',
    provider: 'Provider',
    policy: 'Policy area',
    type: 'Program type',
    funding: 'Funding source',
    ends: 'Ends',
  },
  more: (n: string) => `And ${n} more in the list.`,
  endKinds: {
    past: 'Has ended',
    soon: 'Within 90 days',
    year: 'In 3 to 12 months',
    later: 'In more than a year',
    none: 'No end date',
    closed: 'Closed before its end',
  },
  notKnownYet: 'Not known yet',
  missing: {
    ends: (n: string, isAll: boolean) =>
      isAll ? 'No contract has an end date.' : `End date: not known for ${n} contracts.`,
    ceiling: (n: string, isAll: boolean) =>
      isAll ? 'No contract has a ceiling.' : `Ceiling: not known for ${n} contracts.`,
    paid: (n: string, isAll: boolean) =>
      isAll ? 'What was paid is not known.' : `Paid: not known for ${n} contracts.`,
    department: (n: string, isAll: boolean) =>
      isAll ? 'No contract names its department.' : `Department: not known for ${n} contracts.`,
    policy: (n: string, isAll: boolean) =>
      isAll ? 'No contract has a policy area.' : `Policy area: not known for ${n} contracts.`,
    type: (n: string, isAll: boolean) =>
      isAll
        ? 'No program stands under a contract yet: the map tells which do.'
        : `Program: none in the map for ${n} contracts, so their results cannot be read.`,
    funding: (n: string, isAll: boolean) =>
      isAll ? 'Who pays is not known yet.' : `Funding source: not known for ${n} contracts.`,
  },
  emptyContracts: 'No contract is known yet.',
  emptyContractsHow: 'Bring the contract list that you have: any column names will do.',
  emptyResults: 'No figures yet.',
  emptyResultsHow: 'Bring the map, then the HMIS export or counts.',
  toData: 'Bring data in',
  trendTitle: (measure: string) => `${measure}, 24 months`,
  ownStandard: {
    heading: 'Standards of its own',
    none: 'This contract has the standards of its program types.',
    lead: 'In place of those of its program types:',
    from: (day: string) => `from ${day}`,
    add: 'Agree another minimum and target for this contract',
    measure: 'Measure',
    program: 'Program',
    everyProgram: 'every program under the contract',
    minimum: 'Minimum',
    target: 'Target',
    valueHint: 'A share as 0.4 or 40%, a stay in nights',
    direction: 'Which way is better',
    directions: { increase: 'More is better', decrease: 'Less is better' },
    fromLabel: 'From',
    reason: 'Why',
    agreedBy: 'Agreed by',
    save: 'Write it down',
    wrong: 'Minimum and target must be numbers, the target on the better side, and the reason must be given.',
  },
  show: 'Show',
  ceiling: 'Ceiling',
  unknown: 'not known',
  download: 'Download as CSV',
}
