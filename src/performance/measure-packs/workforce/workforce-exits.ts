/** One row is one participant's exit from a program of employment and training. */
const column = (key: string, name: string, type: ColumnType, explains: string, more: Partial<Column> = {}): Column => ({
  ...{ key, name, type, isNeeded: false, values: null, smallest: null, largest: null, refersTo: null, explains },
  ...more,
})

type ColumnType = 'text' | 'identifier' | 'choice' | 'yes-no' | 'day' | 'money'
type Column = {
  key: string
  name: string
  type: ColumnType
  isNeeded: boolean
  values: string[] | null
  smallest: number | null
  largest: number | null
  refersTo: null
  explains: string
}

/** Who left for one of these is in no denominator (TEGL 10-16, attachment 2). */
export const excludedReasons = [
  'Institutionalized',
  'Health or medical',
  'Deceased',
  'Reserve forces called to active duty',
  'Foster care',
]

export const postsecondary = 'Recognized postsecondary credential'
export const secondary = 'Secondary school diploma or equivalent'

export const workforceExits = {
  key: 'workforce_exits',
  name: 'Workforce exits',
  rowIs: 'one exit of one participant',
  columns: [
    column('participant', 'Participant', 'identifier', 'The number of the participant; kept only as a key.', {
      isNeeded: true,
    }),
    column('program', 'Program', 'text', 'The program that the participant left.', { isNeeded: true }),
    column('exited_on', 'Exit day', 'day', 'The last day of service, when 90 days without service have passed.', {
      isNeeded: true,
    }),
    column('exit_reason', 'Exit reason', 'choice', 'Why the participant left; empty when no listed reason holds.', {
      values: ['Completed', 'Left early', ...excludedReasons, 'Other'],
    }),
    column('sex', 'Sex', 'choice', 'As the participant said.', { values: ['Women', 'Men', 'Not said'] }),
    column(
      'employed_q2',
      'Employed in quarter 2',
      'yes-no',
      'Unsubsidized employment in the second quarter after exit.',
    ),
    column('wages_q2', 'Wages in quarter 2', 'money', 'All wages of the second quarter after exit.', { smallest: 0 }),
    column(
      'employed_q4',
      'Employed in quarter 4',
      'yes-no',
      'Unsubsidized employment in the fourth quarter after exit.',
    ),
    column(
      'in_training',
      'In education or training',
      'yes-no',
      'In an education or training program, other than on-the-job or customized training.',
    ),
    column('credential', 'Credential', 'choice', 'Attained during participation or within a year after exit.', {
      values: ['None', postsecondary, secondary],
    }),
    column('credential_on', 'Credential day', 'day', 'Empty without a credential.'),
    column(
      'goes_on',
      'Employed or in further training',
      'yes-no',
      'Within a year after exit: employed, or in training that leads to a postsecondary credential.',
    ),
  ],
  uniqueBy: ['participant', 'program', 'exited_on'],
  programColumn: 'program',
  dayColumn: 'exited_on',
  personColumn: 'participant',
  totals: [],
}
