import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MadeCity } from '../../../demo/make-city.ts'
import { seededChance } from '../../../demo/seeded-chance.ts'
import { writeWorkforceExits } from '../../../demo/workforce-exits.ts'
import { importProgramMap } from '../../agreements/programs/import-program-map.ts'
import { datasetsFolder, factsSecret } from '../../ground/platform/folders.ts'
import type { Jurisdiction } from '../../ground/platform/jurisdictions.ts'
import { asTerminal, keptSecret, type Program } from '../../ground/platform/program.server.ts'
import { finishSubmission } from '../../ground/submissions/finish-submission.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { installWorkforcePack } from '../../performance/built-measures/install-workforce-pack.ts'
import { publishRowFiles } from '../../performance/datasets/publish-row-files.ts'
import { receiveDatasetFile } from '../../performance/datasets/receive-dataset-file.ts'
import { takeDatasetFile } from '../../performance/datasets/take-dataset-file.ts'
import { importStandards } from '../../performance/goals/import-standards.ts'
import { workforceExits } from '../../performance/measure-packs/workforce/workforce-exits.ts'
import { measureDataset } from '../../performance/reporting/measure-dataset.ts'
import { mustInvent } from './invented-visit.ts'

const programNames = [
  'Welding and fabrication course',
  'Health aide certificate',
  'Back to work coaching',
  'Young adults paid internships',
  'Commercial driving course',
]
const programType = 'job training'

/** A few contracts also train for work: another field beside housing, told by one list of exits and its four measures. */
export async function inventWorkforce(at: Program, city: Jurisdiction, made: MadeCity, folder: string): Promise<void> {
  const { dataFolder } = at.settings
  const transact = <T>(work: Parameters<typeof asTerminal<T>>[2]) => asTerminal(at, city, work)
  const submissionId = await transact(async (visit) => {
    const told = new Set(made.stories.map((story) => story.provider))
    const contracts = await visit.work
      .selectFrom('contract')
      .innerJoin('provider', 'provider.id', 'contract.provider_id')
      .select(['contract.number', 'provider.name'])
      .where('contract.to_on', '>', visit.today)
      .orderBy('contract.number', 'desc')
      .execute()
    const chosen = [...Map.groupBy(contracts, ({ name }) => name)]
      .filter(([name]) => !told.has(name))
      .slice(0, programNames.length)
    const lines = chosen.map(([, [first]], i) => ({
      ...{ contractNumber: first!.number, program: programNames[i]!, programType, population: null },
      ...{ hmisProjectId: null, from: null, to: null },
    }))
    const map = mustInvent(
      await receiveSubmission(visit, { kind: 'programs', fileName: 'workforce.csv', isInvented: true }),
    )
    mustInvent(await importProgramMap(visit, { lines, submissionId: map.id }))
    mustInvent(await finishSubmission(visit, { id: map.id, state: 'done' }))
    mustInvent(await installWorkforcePack(visit))
    const file = { key: workforceExits.key, providerId: null, fileName: 'exits.csv', from: null, to: null }
    return mustInvent(await receiveDatasetFile(visit, { ...file, isInvented: true })).id
  })
  const path = join(folder, 'workforce-exits.csv')
  writeFileSync(path, writeWorkforceExits(seededChance(7, 'workforce'), programNames, made.to))
  const taken = await takeDatasetFile({
    ...{ submissionId, path, fileName: 'exits.csv', dataFolder, slug: city.slug, language: 'en', transact },
    secret: keptSecret(dataFolder, factsSecret(city.slug)),
    publish: (key) => publishRowFiles(at.db, city.schema, key, datasetsFolder(dataFolder, city.slug)),
  })
  if (taken.state !== 'done') throw new Error(`The demonstration's exits were refused: ${taken.findings[0]?.code}`)
  mustInvent(await measureDataset({ slug: city.slug, dataFolder, datasetKey: workforceExits.key, transact }))
  await transact(async (visit) => {
    const list = mustInvent(
      await receiveSubmission(visit, { kind: 'standards', fileName: 'workforce-standards.csv', isInvented: true }),
    )
    const of = { programType, population: null, direction: 'increase' as const, from: '2023-01-01' }
    const standards = [
      { ...of, measure: 'employed-in-the-second-quarter-after-exit', minimum: 0.6, target: 0.7 },
      { ...of, measure: 'credential-attainment', minimum: 0.5, target: 0.62 },
    ]
    mustInvent(await importStandards(visit, { standards, submissionId: list.id }))
    mustInvent(await finishSubmission(visit, { id: list.id, state: 'done' }))
  })
}
