/** What a packet says beyond the review that it freezes. */
export const packet = {
  contract: (number: string) => `Contract ${number}`,
  number: (n: number) => `packet ${n}`,
  demonstration: 'Demonstration: nothing here is real',
  page: (page: string, pages: string) => `Page ${page} of ${pages}`,
  attendees: (names: string) => `With ${names}.`,
  held: (day: string) => `Held on ${day}.`,
  owes: (side: string, name: string) => `${side}, ${name}`,
  expected: (effect: string) => `Should change: ${effect}`,
  followed: (outcome: string) => `What followed: ${outcome}`,
  newActions: 'What is agreed now',
  chartsFor: (shown: number, all: number) =>
    `Charts are shown for ${shown} of ${all} measures: those with something to discuss and those of the three goals first. The others stand in the table, with the same counts.`,
  tableTitle: 'The other measures',
  columns: {
    program: 'Program',
    measure: 'Measure',
    counts: 'Counts',
    value: 'Value',
    standard: 'Minimum and target',
    judgment: 'Judgment',
  },
  moreRows: (n: number) => (n === 1 ? 'One more measure is in the review.' : `${n} more measures are in the review.`),
  moreTexts: (n: number) => (n === 1 ? 'One more is in the review.' : `${n} more are in the review.`),
  notApplicable: (n: number) =>
    n === 1 ? 'One measure does not apply to its program.' : `${n} measures do not apply to their programs.`,
  releasable:
    'This edition may be released. Counts of 1 to 10 households, and what would let a reader work them out, are suppressed; notes, statements and the texts of actions are left out.',
  agreedCounts: (open: number, late: number, closed: number) =>
    `Actions agreed earlier: ${open} open, ${late} of them late; ${closed} closed.`,
  source: (versions: string, day: string) => `Definitions ${versions}. Newest figure received on ${day}.`,
  builtFrom: (results: number, highest: number) =>
    results === 1
      ? 'Built from 1 result.'
      : `Built from ${results.toLocaleString('en-US')} results, versions 1 to ${highest}.`,
  builtFromOne: (results: number) =>
    `Built from ${results.toLocaleString('en-US')} results, all in their first version.`,
  frozen: (day: string, digest: string) => `Frozen on ${day}; contents ${digest}.`,
  agreed: 'agreed',
  calmAsShown: 'Nothing unusual in what may be shown.',
  nothingAsShown: 'Nothing unusual among the figures that may be shown; suppressed figures are not judged here.',
  continued: '… (the rest is in the review)',
}
