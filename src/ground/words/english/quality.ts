/** How providers keep their records and reports over time. */
export const quality = {
  title: 'How records are kept',
  of: (provider: string) => `How records are kept: ${provider}`,
  lead: 'Whether answers are there, whether they agree with each other, and whether reports come in time.',
  none: 'Nothing has been checked yet. It comes with the first HMIS export, or with reports that fall due.',
  months: (from: string, to: string) => `${from} to ${to}.`,
  exported: (day: string) => `Records as the export of ${day} held them.`,
  columns: {
    provider: 'Provider',
    month: 'Month',
    missing: 'Missing answers',
    contradiction: 'Contradictions',
    inTime: 'Reports in time',
  },
  course: 'Month by month',
  courseOf: (what: string, provider: string) => `${what} of ${provider}, month by month`,
  perHundred: (value: string) => `${value} in 100 records`,
  counts: (found: string, records: string) => `${found} in ${records} records`,
  noReports: 'none due',
  howToRead:
    'A record is an entry or an exit. One record can lack several answers. Muted checks are not counted, and months in which records changed later stand as the newest export holds them.',
  csv: 'Download CSV',
  xlsx: 'Download Excel',
  toChecks: 'What the checks found',
  toQuality: 'How records are kept, by month',
}
