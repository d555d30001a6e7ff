import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import yazl from 'yazl'

/** For tests: an export of a few rows, as files. Two projects of two organizations, three stays, one of them open. */
export type SmallFiles = Record<string, string | Buffer>

export const smallExport: Record<
  'Export' | 'Organization' | 'Project' | 'Inventory' | 'Enrollment' | 'Exit' | 'Services',
  string
> = {
  Export: `ExportID,SourceID,SourceName,ExportDate,ExportStartDate,ExportEndDate,SoftwareName,CSVVersion
1,XX-501,"A system",2026-01-31 10:00:00,2020-01-01,2026-12-31,Software,2026 v1.0
`,
  Organization: `OrganizationID,OrganizationName,DateDeleted
O1,First,
O2,Second,
`,
  Project: `ProjectID,OrganizationID,ProjectName,OperatingStartDate,OperatingEndDate,ProjectType,DateDeleted
P1,O1,"Shelter ""North""",2020-01-01,,0,
P2,O2,Housing,2020-01-01,,3,
`,
  Inventory: `ProjectID,UnitInventory,BedInventory,InventoryStartDate,InventoryEndDate,DateDeleted
P1,5,10,2020-01-01,,
P2,3,3,2020-01-01,,
`,
  Enrollment: `EnrollmentID,PersonalID,ProjectID,EntryDate,HouseholdID,RelationshipToHoH,LivingSituation,LOSUnderThreshold,PreviousStreetESSH,MoveInDate,DateDeleted
E1,A,P1,2025-06-01,H1,1,101,,,,
E2,B,P1,2025-06-10,H2,1,410,,,,
E3,C,P2,2026-01-31,H3,1,116,,,2026-01-31,
`,
  Exit: `ExitID,EnrollmentID,PersonalID,ExitDate,Destination,DateDeleted
X1,E1,A,2025-06-20,410,
`,
  Services: `ServicesID,EnrollmentID,DateProvided,RecordType,DateDeleted
`,
}

/** The small export with rows added, or with whole files replaced (null: left out). */
export function smallFiles(
  change: { add?: Partial<typeof smallExport>; replace?: Record<string, string | Buffer | null> } = {},
): SmallFiles {
  const files: SmallFiles = {}
  for (const [file, text] of Object.entries(smallExport))
    files[`${file}.csv`] = text + (change.add?.[file as 'Exit'] ?? '')
  for (const [file, text] of Object.entries(change.replace ?? {})) {
    if (text === null) delete files[file]
    else files[file] = text
  }
  return files
}

export async function writeSmallExport(folder: string, files: SmallFiles): Promise<string> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  return folder
}

export function packZip(files: SmallFiles, options: { forceZip64Format?: boolean } = {}): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name, options)
  zip.end()
  return buffer(zip.outputStream)
}
