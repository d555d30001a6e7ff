import { addDays, addMonths, type Day, firstDay, lastDay, monthOf } from '../../../ground/platform/day.ts'
import type { RecordEngine } from '../../../ground/platform/record-engine.ts'
import type { MeasureKey, MeasureSettings, Unit } from './figure.ts'
import { followUpDays } from './judge-figure.ts'
import type { ExplainedMeasure, ExplainedStay } from './system/explain-client.ts'

type FactStay = ExplainedStay & {
  isUnitRow: boolean
  destinationClass: 'permanent' | 'excluded' | 'other' | 'missing'
  isPriorMissing: boolean
  isFromHomelessness: boolean
  nights: number | null
  returnedAfterDays: number | null
  returnedInto: string | null
  /** recorded nights of night-by-night shelter in the window */
  recorded: number
}
type Asked = { client: string; from: Day; to: Day; unit: Unit; exclusions: MeasureSettings['exclusions'] }
type StayDecision = { isCounted: boolean; decision: string }

const kept = [3, 9, 10]
const housing = [...kept, 13]

/**
 * How each stay of one client stands in the five contract measures of its project, read from the facts that `buildFacts`
 * left; null when the client has no stay. It holds identifiers: for the terminal, and never to be kept.
 */
export async function explainStays(
  engine: RecordEngine,
  asked: Asked,
): Promise<{ client: string; stays: ExplainedStay[]; measures: Record<MeasureKey, ExplainedMeasure> } | null> {
  const stays = await engine.rows<FactStay>(
    `select e.enrollment_id as enrollment, s.project_id as project, s.project_type as "projectType", s.entry_on as entry,
       s.exit_on as exit, s.destination, s.move_in_on as "moveIn", null as "homelessSince",
       s.is_from_homelessness as "wasHomelessAtEntry", null as age, s.is_unit_row as "isUnitRow",
       s.destination_class as "destinationClass", s.is_prior_situation_missing as "isPriorMissing",
       s.is_from_homelessness as "isFromHomelessness", s.nights, s.returned_after_days as "returnedAfterDays",
       s.returned_into as "returnedInto",
       (select count(distinct n.night_on) from hmis_bed_nights n where n.row_no = s.row_no and n.night_on >= s.entry_on
          and (s.exit_on is null or n.night_on < s.exit_on) and n.night_on between $from::date and $to::date) as recorded
     from facts_stays s join hmis_enrollments e using (row_no) where e.person_id = $client
     order by s.entry_on, e.enrollment_id`,
    { client: asked.client, from: asked.from, to: asked.to },
  )
  if (stays.length === 0) return null
  const decide: Record<MeasureKey, (stay: FactStay) => StayDecision> = {
    'exits-to-permanent-housing': (stay) => decideExit(stay, asked),
    'returns-within-six-months': (stay) => decideReturn(stay, asked),
    'length-of-stay': (stay) => decideLength(stay, asked),
    'entries-from-homelessness': (stay) => decideEntry(stay, asked),
    utilization: (stay) => decideNights(stay, asked),
  }
  const measures = Object.entries(decide).map(([key, decideOne]): [string, ExplainedMeasure] => {
    const decided = stays.map((stay) => {
      const { isCounted, decision } = decideOne(stay)
      const isFollower = isCounted && asked.unit === 'households' && !stay.isUnitRow
      return {
        enrollment: stay.enrollment,
        isCounted: isCounted && !isFollower,
        decision: isFollower ? `${decision}, but the household counts by its head` : decision,
      }
    })
    const counted = decided.filter(({ isCounted }) => isCounted).length
    return [key, { isCounted: counted > 0, decision: `${counted} of ${stays.length} stays.`, stays: decided }]
  })
  return {
    client: asked.client,
    stays: stays.map(({ enrollment, project, projectType, entry, exit, destination, moveIn, ...rest }) => {
      const { homelessSince, wasHomelessAtEntry, age } = rest
      return {
        enrollment,
        project,
        projectType,
        entry,
        exit,
        destination,
        moveIn,
        homelessSince,
        wasHomelessAtEntry,
        age,
      }
    }),
    measures: Object.fromEntries(measures) as Record<MeasureKey, ExplainedMeasure>,
  }
}

const within = (day: Day | null, { from, to }: Asked): boolean => day !== null && day >= from && day <= to
const out = (decision: string): StayDecision => ({ isCounted: false, decision })
const counted = (decision: string): StayDecision => ({ isCounted: true, decision })

function decideExit(stay: FactStay, asked: Asked): StayDecision {
  const { projectType, moveIn, exit, destination, destinationClass } = stay
  const isKept = kept.includes(projectType)
  if (isKept && (moveIn === null || moveIn > asked.to || (exit !== null && exit < asked.from)))
    return out('not housed in the window')
  if (isKept && (exit === null || exit > asked.to)) return counted('still housed at the end: in the numerator')
  if (!within(exit, asked)) return out('no exit in the window')
  const place = `left on ${exit} to ${destination ?? 'a missing destination'}`
  if (destinationClass === 'permanent') return counted(`${place}: permanent, in the numerator`)
  if (destinationClass === 'excluded' && asked.exclusions === 'hud') return out(`${place}: excluded destination`)
  return counted(`${place}: ${destinationClass}, in the denominator alone`)
}

function decideReturn(
  { exit, destinationClass, returnedAfterDays, returnedInto }: FactStay,
  asked: Asked,
): StayDecision {
  const from = firstDay(addMonths(monthOf(asked.from), -6))
  const to = lastDay(addMonths(monthOf(asked.to), -6))
  if (exit === null || exit < from || exit > to) return out(`no exit in the cohort ${from} to ${to}`)
  if (destinationClass !== 'permanent') return out(`left on ${exit}, not to permanent housing`)
  if (returnedAfterDays === null)
    return counted(`left on ${exit}; no return by ${addDays(exit, followUpDays)}: in the denominator alone`)
  return counted(`left on ${exit}, back after ${returnedAfterDays} days (${returnedInto}): in the numerator`)
}

function decideLength({ projectType, exit, nights }: FactStay, asked: Asked): StayDecision {
  if (kept.includes(projectType)) return out('not applicable to permanent housing')
  return within(exit, asked) ? counted(`left on ${exit} after ${nights} nights`) : out('no exit in the window')
}

function decideEntry({ entry, isFromHomelessness, isPriorMissing }: FactStay, asked: Asked): StayDecision {
  if (!within(entry, asked)) return out('no entry in the window')
  if (isFromHomelessness) return counted(`entered on ${entry} from homelessness: in the numerator`)
  const where = isPriorMissing ? 'with no prior situation told' : 'from elsewhere'
  return counted(`entered on ${entry} ${where}: in the denominator alone`)
}

function decideNights({ projectType, entry, exit, moveIn, recorded }: FactStay, asked: Asked): StayDecision {
  if (projectType === 1)
    return recorded > 0 ? counted(`${recorded} recorded nights`) : out('no recorded night in the window')
  const begins = housing.includes(projectType) ? moveIn : entry
  if (begins === null) return out('not moved in')
  const first = begins > asked.from ? begins : asked.from
  const last = exit !== null && exit <= asked.to ? addDays(exit, -1) : asked.to
  if (first > last) return out('no night in the window')
  return counted(`nights from ${first} to ${last}, where the project has inventory`)
}
