import type { Day } from '../../../../ground/platform/day.ts'
import type { RecordEngine } from '../../../../ground/platform/record-engine.ts'
import { projectSql } from './count-projects.ts'
import type { ExplainedMeasure } from './explain-client.ts'
import type { SystemPeriod } from './prepare-system.ts'

/** Place and reasons of the client that `keepClient` left, in every figure of an annual performance report. */
export async function explainProjects(
  engine: RecordEngine,
  period: SystemPeriod,
): Promise<Record<string, ExplainedMeasure>> {
  await engine.run('delete from system_results')
  await engine.run(projectSql(period))
  const [latest] = await engine.rows<{
    enrollment: string
    is_leaver: boolean
    days: number
    destination: number | null
    destination_class: string
    age: number | null
    is_adult: boolean | null
    move_in_on: Day | null
  }>(`select enrollment_id as enrollment, is_leaver, days, destination, destination_class, age, age >= adult_from() as is_adult,
      move_in_on from project_latest`)
  const active = await engine.rows<{ enrollment: string; entry: Day; exit: Day | null; isHead: boolean }>(
    `select enrollment_id as enrollment, entry_on as entry, exit_on as exit, unit_row = row_no as "isHead"
     from project_active order by entry_on, enrollment_id`,
  )
  const results = await engine.rows<{ measure: string; place: string }>(
    'select distinct measure, place from system_results order by all',
  )
  const has = (measure: string) => results.some((row) => row.measure === measure)
  const days = results
    .filter(({ measure, place }) => measure === 'pointInTime' && place.startsWith('persons '))
    .map(({ place }) => place.slice('persons '.length))
  if (latest === undefined)
    return { served: { isCounted: false, decision: 'No stay in these projects was active in the period.' } }
  const { enrollment, is_leaver, destination, destination_class, age, is_adult, move_in_on } = latest
  const say = (isCounted: boolean, decision: string, more: object = {}): ExplainedMeasure => ({
    isCounted,
    decision,
    ...more,
  })
  return {
    served: say(true, `Active in the period; the latest stay is ${enrollment}.`, { active }),
    engaged: say(
      has('engaged'),
      has('engaged') ? 'Counts for data quality.' : 'Outreach without an engagement by the end.',
    ),
    households: say(has('households'), has('households') ? 'Head of a household.' : 'Never head of a household.'),
    adults: say(is_adult === true, age === null ? 'The age is not known.' : `Age ${age}.`),
    leavers: say(is_leaver, is_leaver ? 'The latest stay ended in the period and none is open.' : 'Not a leaver.'),
    stayers: say(!is_leaver, is_leaver ? 'Not a stayer.' : 'A stay goes on after the period.'),
    exits: is_leaver
      ? say(destination_class !== 'excluded', `Destination ${destination ?? 'missing'}: ${destination_class}.`)
      : say(false, 'Not a leaver.'),
    lengthOfStay: say(true, `${latest.days} days, among ${is_leaver ? 'leavers' : 'stayers'}.`, { days: latest.days }),
    pointInTime: say(days.length > 0, days.length > 0 ? `There on ${days.join(', ')}.` : 'There on none of the days.', {
      days,
    }),
    movedIn: say(has('movedIn'), move_in_on === null ? 'No move-in.' : `Moved in on ${move_in_on}.`),
  }
}
