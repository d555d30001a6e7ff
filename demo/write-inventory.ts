import { lastDay } from '../src/ground/platform/day.ts'
import type { CityPlan } from './city-plan.ts'
import { type DayNumber, dayNumber, dayText } from './day-numbers.ts'
import { rowMaker } from './hmis-layout.ts'
import { COC } from './hmis-rows.ts'
import type { Occupancy } from './occupancy.ts'
import type { Project } from './plan-projects.ts'
import { profileOf } from './program-types.ts'
import { type AddRow, AUDIT_COLUMNS, projectAudit, userOf } from './write-projects.ts'

const inventoryRow = rowMaker('Inventory', [
  ...'InventoryID,ProjectID,CoCCode,HouseholdType,Availability,UnitInventory,BedInventory,CHVetBedInventory,YouthVetBedInventory,VetBedInventory,CHYouthBedInventory,YouthBedInventory,CHBedInventory,OtherBedInventory,ESBedType,InventoryStartDate,InventoryEndDate'.split(
    ',',
  ),
  ...AUDIT_COLUMNS,
])

/** Inventory fits the last two years: programs that opened in the export's time were empty at first. */
const SIZED_BY_DAYS = 730

/**
 * Beds and units that fit: mean use over the fill the project was given, but not less than what was needed on two days
 * in three, so that a small program is not over-full every other month.
 */
function fittingSize(used: readonly number[], fill: number): number {
  if (used.length === 0) return 1
  const mean = used.reduce((sum, count) => sum + count, 0) / used.length
  const busy = [...used].sort((a, b) => a - b)[Math.floor(0.65 * (used.length - 1))]!
  return Math.max(1, Math.ceil(mean / fill), fill > 0.8 ? busy : 0)
}

/** The largest shelter without a story of its own was enlarged half-way: its inventory has two rows. */
export function findEnlargedProject(plan: CityPlan): Project {
  const shelters = plan.projects.filter((one) => one.type === 0 && !one.story && one.closedOn === null)
  return shelters.reduce((a, b) => (b.weight > a.weight ? b : a))
}

export function writeInventory(plan: CityPlan, exportId: string, occupancy: Occupancy, add: AddRow): void {
  const from = dayNumber(plan.period.from)
  const to = dayNumber(lastDay(plan.period.through))
  const enlarged = findEnlargedProject(plan)
  for (const project of plan.projects) {
    if (!profileOf(project.type).isResidential) continue
    const start = Math.max(from, project.openedOn)
    const stop = Math.min(to, project.closedOn ?? to, project.lastReportedOn ?? to)
    const half = start + Math.floor((stop - start) / 2)
    const parts: [DayNumber, DayNumber | null, DayNumber, DayNumber][] =
      project === enlarged
        ? [
            [project.openedOn, half - 1, start, half - 1],
            [half, project.closedOn, half, stop],
          ]
        : [[project.openedOn, project.closedOn, Math.min(Math.max(start + 60, stop - SIZED_BY_DAYS), stop), stop]]
    parts.forEach(([opens, closes, first, last], part) => {
      const used = occupancy.days(project.index, first, last)
      const fill = project.fill * (part === 1 ? 0.88 : 1)
      const units = fittingSize(used.households, fill)
      const beds = Math.max(units, fittingSize(used.people, fill))
      const audit = projectAudit(plan, userOf(project), exportId)
      const family = project.population === 'families' ? 3 : 1
      const kinds = [
        0,
        0,
        0,
        0,
        project.population === 'youth' ? beds : 0,
        0,
        project.population === 'youth' ? 0 : beds,
      ]
      const isShelter = project.type === 0 || project.type === 1
      const size = [family, isShelter ? 1 : null, units, beds, ...kinds, isShelter ? 1 : null] as const
      const days = [dayText(opens), closes === null ? null : dayText(closes)] as const
      const id = `IN${project.id}${part === 0 ? '' : 'B'}`
      add('Inventory', inventoryRow([id, project.id, COC, ...size, ...days, ...audit]))
    })
  }
}
