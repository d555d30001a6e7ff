/** The words of what one result cost. */
export const cost = {
  heading: 'Cost per result',
  perHome: (cost: string) => `${cost} for each household that left for a permanent home`,
  perMonthHoused: (cost: string) => `${cost} for each month in which a household kept its home`,
  counts: {
    'left-for-home': (paid: string, successes: string, from: string, to: string) =>
      `${paid} paid and ${successes} households that left for a permanent home, from ${from} to ${to}.`,
    'kept-housed': (paid: string, successes: string, from: string, to: string) =>
      `${paid} paid and ${successes} household-months in a permanent home, from ${from} to ${to}.`,
  },
  interval: (lower: string, upper: string) =>
    `Allowing for chance, one costs between ${lower} and ${upper} (95% interval).`,
  intervalOpen: (lower: string) =>
    `Allowing for chance, one costs at least ${lower}; there is no upper end (95% interval).`,
  noInterval: 'It has no interval: the same households stay from month to month.',
  few: 'Few: fewer than 11 results, so a single one moves this figure far.',
  noSuccesses: (paid: string, from: string, to: string) =>
    `${paid} was paid from ${from} to ${to}, and no household left for a permanent home.`,
  noSuccessesHoused: (paid: string, from: string, to: string) =>
    `${paid} was paid from ${from} to ${to}, and no household was counted in a permanent home.`,
  nothingPaid: 'Nothing was paid in these months, so there is no cost per result.',
  noFigures: 'These twelve months have no complete figure, so there is no cost per result.',
  spendingUnknown: 'What was paid in these months is not known, so there is no cost per result.',
  mixed:
    'Some of these programs count who leaves for a home, others who stays housed. Their results cannot be added up.',
  addedUp: (n: number) => `This contract pays ${n} programs: their results are added up.`,
  together: (n: number) =>
    n === 1
      ? 'One more contract pays the same programs; its money is counted with it:'
      : `${n} more contracts pay the same programs; their money is counted with it:`,
  range: (lower: string, upper: string, contracts: string, type: string) =>
    `Of ${contracts} contracts for ${type}, eight in ten lie between ${lower} and ${upper}.`,
  rangeWithout: (n: string) => `Contracts without any result are not in this range: ${n}.`,
  noRange: (type: string) => `There are fewer than five figures for ${type}, so there is no range beside it.`,
  noneAlike: 'Its programs are of different kinds, so there is no range beside it.',
  monthsWithout: (n: number, counted: number) =>
    n === 1
      ? `1 month has no complete figure. Its money is left out too; ${counted} months are counted.`
      : `${n} months have no complete figure. Their money is left out too; ${counted} months are counted.`,
  monthsUnknown: (n: number) =>
    n === 1
      ? 'What was paid in 1 month is not known. Its results are left out too.'
      : `What was paid in ${n} months is not known. Their results are left out too.`,
  source: {
    'by-year': 'What was paid in each fiscal year is spread evenly over the months in which the contract ran.',
    'whole-term': 'No payments by year are known: what was paid in all is spread evenly over the term up to today.',
    unknown: 'For one of these contracts it is not known what was paid.',
  },
  what: 'How it is computed',
  explained: {
    'left-for-home': 'A result is a household that left the program for a permanent home.',
    'kept-housed': 'A result is a month in which a household kept its home, or left it for another permanent one.',
  },
  sums: 'It is added spending over added results of the last twelve complete months, not an average of months.',
  neverRanked:
    'A low cost is not good by itself: whom a program serves matters more. So it stands beside the like, and is never ranked.',
  figures: 'The figures:',
}
