import { spawnSync } from 'node:child_process'
import { smallFiles } from '../../performance/intake/hmis/write-small-export.ts'

// For tests: the export of a small community, and the commands that read it.

/** A person who slept in the shelter 1 to 19 June, went home, and a second who is still there; a third with a home. */
export const communityFiles = smallFiles({
  replace: {
    'Client.csv': `PersonalID,FirstName,DOB,Sex,Asian,BlackAfAmerican,HispanicLatinaeo,VeteranStatus,DateDeleted
A,Zöe,1980-01-01,0,0,1,0,1,
B,Bo,1990-01-01,1,0,0,1,0,
B,Bo,1990-01-01,1,0,0,1,0,
C,Cy,,8,1,1,0,,
`,
    'Project.csv': `ProjectID,OrganizationID,ProjectName,OperatingStartDate,OperatingEndDate,ContinuumProject,ProjectType,DateDeleted
P1,O1,"Shelter ""North""",2020-01-01,,1,0,
P2,O2,Housing,2020-01-01,,1,3,
P3,O2,Elsewhere,2020-01-01,,0,0,
`,
    'ProjectCoC.csv': `ProjectID,CoCCode,DateDeleted
P1,XX-500,
P2,XX-500,
P2,XX-501,
`,
    'Funder.csv': 'ProjectID,Funder,StartDate,EndDate,DateDeleted\nP2,2,2020-01-01,,\n',
    'IncomeBenefits.csv': `IncomeBenefitsID,EnrollmentID,InformationDate,IncomeFromAnySource,TotalMonthlyIncome,Earned,EarnedAmount,DataCollectionStage,DateDeleted
I1,E3,2024-01-31,0,,,,1,
I2,E3,2025-01-31,1,500.50,1,200,5,
I3,E3,2025-02-01,1,9999,1,9999,5,2025-03-01 10:00:00
`,
    'Enrollment.csv': `EnrollmentID,PersonalID,ProjectID,EntryDate,HouseholdID,RelationshipToHoH,EnrollmentCoC,LivingSituation,LOSUnderThreshold,PreviousStreetESSH,DateToStreetESSH,MoveInDate,DateDeleted
E1,A,P1,2025-06-01,H1,1,XX-500,101,,,2025-05-01,,
E2,B,P1,2025-06-10,H2,1,,410,,,,,
E3,C,P2,2024-01-31,H3,1,XX-500,116,,,,2024-03-01,
E4,B,P3,2025-01-01,H4,1,XX-500,116,,,,,
`,
  },
})
export const period = ['--from', '2025-01-01', '--to', '2025-12-31']

/** The command as a program of its own: what it prints and how it ends. */
export function runSystemCommand(command: 'spm' | 'apr', args: string[], workFolder: string) {
  const script = `import { ${command}Command } from '${new URL(`./${command}.ts`, import.meta.url)}'
    process.exitCode = await ${command}Command.run(process.argv.slice(1))`
  const all = [...args, '--work-folder', workFolder]
  const done = spawnSync(process.execPath, ['--input-type=module', '-e', script, '--', ...all], { encoding: 'utf8' })
  return { code: done.status, out: done.stdout, err: done.stderr }
}
