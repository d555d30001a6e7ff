import type { MapLine } from '../../agreements/programs/list-program-map.ts'
import { addMonths, firstDay, monthOf } from '../../ground/platform/day.ts'
import { checkOf } from '../intake/hmis/checks/checks.ts'
import { countChecks } from '../intake/hmis/checks/count-checks.ts'
import { countFigureParts } from '../intake/hmis/checks/count-figure-parts.ts'
import { gatherSubjects } from '../intake/hmis/checks/gather-subjects.ts'
import { writeRecordIds } from '../intake/hmis/checks/ids-to-mend.ts'
import { listRecordIds } from '../intake/hmis/checks/list-record-ids.ts'
import type { CheckedExport } from '../intake/hmis/checks/record-check-findings.ts'
import type { HmisSource } from '../intake/hmis/open-hmis-source.ts'

/** What an import keeps of the checks. */
export type Checked = Omit<CheckedExport, 'submissionId'>

/** What the checks find in the last twelve months that the source covers, and which figures of these months it moves. */
export async function checkServiceRecords(
  { engine, further, summary }: HmisSource,
  window: { from: string; to: string },
): Promise<Checked> {
  const year = firstDay(addMonths(monthOf(window.to), -11))
  const months = { from: year > window.from ? year : window.from, to: window.to }
  await gatherSubjects(engine)
  const { counts, looked, notMade } = await countChecks(engine, further!)
  const parts = await countFigureParts(engine, [...new Set(counts.map(({ key }) => key))], months)
  return { exportedOn: summary.exportDate, months, counts, looked, parts, notMade }
}

/** Which records they are stands in files of the providers' own: those of the checks that move a figure. */
export async function keepRecordIds(
  folder: string,
  { engine }: HmisSource,
  { counts }: Checked,
  { map, mutes }: { map: MapLine[]; mutes: { key: string }[] },
): Promise<void> {
  const found = new Set(counts.map(({ key }) => key))
  for (const { key } of mutes) found.delete(key)
  const records = await listRecordIds(
    engine,
    [...found].filter((key) => checkOf(key)!.moves.length > 0),
  )
  const lines = Map.groupBy(map, ({ hmisProjectId }) => hmisProjectId)
  await writeRecordIds(folder, records, (projectId) => (lines.get(projectId) ?? []).map(({ providerId }) => providerId))
}
