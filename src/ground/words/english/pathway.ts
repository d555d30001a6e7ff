/** From referral to housing, of one program. */
export const pathway = {
  title: 'From referral to housing',
  step: 'Step',
  steps: {
    referred: 'Referred',
    accepted: 'Accepted',
    entered: 'Entered',
    housed: 'Moved in',
  },
  households: 'Households',
  share: 'Of the step before',
  between: 'Days from the step before',
  month: 'Referred in',
  count: (written: string, n: number) => (n === 1 ? '1 household' : `${written} households`),
  days: (written: string, n: number) => (n === 1 ? '1 day (median)' : `${written} days (median)`),
  ninth: (written: string) => `nine of ten within ${written}`,
  period: (from: string, to: string) => `Households referred from ${from} to ${to}, each followed for 180 days.`,
  tooEarly: 'No referral has been followed for 180 days yet.',
  howCounted:
    'Referrals are those of coordinated entry. A step counts within 60 (accepted), 120 (entered) and 180 days (moved in). Who entered counts as accepted.',
  everyMonth: (n: number) => (n === 1 ? 'The newest month' : `The newest ${n} months, one by one`),
}
