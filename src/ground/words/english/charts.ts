/** What charts say: how they are read, what a rule found, and how they are taken along. */
export const charts = {
  hint: 'Point at a month, or reach the chart with Tab and go on with the arrow keys. Enter opens where the figure comes from.',
  hintOnly: 'Point at a month, or reach the chart with Tab and go on with the arrow keys.',
  files: 'This chart:',
  svg: 'SVG',
  png: 'PNG',
  csv: 'CSV',
  median: 'median',
  expected: 'agreed way',
  /** what a rule says of a month */
  rules: {
    astronomical: 'outside the usual range',
    trend: 'part of seven months that go one way',
    'two-of-three': 'two of three months are near the edge of the usual range',
    shift: 'part of seven months on one side',
  },
  reading: (reading: string, rules: string) => `${reading}; ${rules}`,
  marks: {
    action: (what: string) => `action: ${what.length > 40 ? `${what.slice(0, 38).trimEnd()}…` : what}`,
    definition: 'counted in another way from here',
  },
  /** a series of 8 to 12 months */
  short: {
    unusual: (measure: string, months: number) => `${measure}: its ${months} months do not look like chance alone.`,
    usual: (measure: string, months: number) => `${measure}: no change beyond chance in its ${months} months.`,
    open: (measure: string, months: number) => `${measure}: ${months} months, too few for a verdict.`,
  },
  whyShort:
    'Limits, and verdicts on a single month, need 13 months. Until then the line is the median, and a verdict on the whole needs 10 months off it.',
  /** where the target lies beside the usual range */
  assurance: {
    'consistently-passes': 'As things are, every usual month meets the target.',
    'consistently-fails': 'As things are, no usual month meets the target: only a change would.',
    'hit-or-miss': 'As things are, months meet and miss the target by chance.',
  },
}
