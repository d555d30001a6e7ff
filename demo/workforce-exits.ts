import { addDays, addMonths, firstDay, monthOf, monthsBetween } from '../src/ground/platform/day.ts'
import type { Chance } from './seeded-chance.ts'

const header =
  'Participant,Program,Exit day,Exit reason,Sex,Employed in quarter 2,Wages in quarter 2,Employed in quarter 4,In education or training,Credential,Credential day,Employed or in further training'
const reasons = ['Completed', 'Completed', 'Completed', 'Left early', 'Other', 'Health or medical', 'Deceased']
const credentials = ['Recognized postsecondary credential', 'Secondary school diploma or equivalent']

/**
 * Exits from job training as a department would list them: one program does well, one slips in its last year and a half,
 * and what is not known yet is empty.
 */
export function writeWorkforceExits(chance: Chance, programs: readonly string[], to: string): string {
  const last = monthOf(to)
  const months = monthsBetween(addMonths(last, -41), last)
  const rows = programs.flatMap((program, at) =>
    months.flatMap((month, i) => {
      const slips = at === 1 && i > 14 ? 0.2 : 0
      const works = 0.58 + 0.05 * at - slips
      return Array.from({ length: chance.whole(9, 15) + 3 * at }, (_, n) =>
        writeExit(
          chance,
          `W-${at}${String(i).padStart(2, '0')}${String(n).padStart(2, '0')}`,
          program,
          month,
          works,
          to,
        ),
      )
    }),
  )
  return `${[header, ...rows].join('\n')}\n`
}

function writeExit(chance: Chance, id: string, program: string, month: string, works: number, to: string): string {
  const on = addDays(firstDay(month), chance.whole(0, 27))
  const isSecond = chance.happens(works)
  const wages = chance.skewed(7_400, 0.4).toFixed(2)
  const isFourth = chance.happens(isSecond ? 0.86 : 0.2)
  const isTrained = chance.happens(0.7)
  const earned = isTrained && chance.happens(works) ? chance.pick(credentials) : 'None'
  const credentialOn = addDays(on, chance.whole(-60, 200))
  const goesOn = isSecond || isFourth
  const [reason, sex] = [chance.pick(reasons), chance.pick(['Women', 'Men', 'Women', 'Men', 'Not said'])]
  // Quarters and days that are not over yet leave their cells empty.
  const isKnown = (days: number) => addDays(on, days) <= to
  const yes = (is: boolean, days: number) => (isKnown(days) ? (is ? 'yes' : 'no') : '')
  const hasCredential = earned !== 'None' && credentialOn <= to
  return [
    ...[id, program, on, reason, sex, yes(isSecond, 240), isSecond && isKnown(240) ? wages : '', yes(isFourth, 420)],
    ...[isTrained ? 'yes' : 'no', hasCredential ? earned : 'None', hasCredential ? credentialOn : '', yes(goesOn, 365)],
  ].join(',')
}
