import type { MadeCity } from '../../../demo/make-city.ts'
import { listPeople } from '../../ground/people/find-person.ts'
import { addDays, addMonths, firstDay, monthOf } from '../../ground/platform/day.ts'
import type { Jurisdiction } from '../../ground/platform/jurisdictions.ts'
import type { Program } from '../../ground/platform/program.server.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { wordsOf } from '../../ground/words/words.ts'
import { agreeFramework } from '../../performance/goals/agree-framework.ts'
import { agreeMeasure } from '../../performance/goals/agree-measure.ts'
import { commentOnFramework } from '../../performance/goals/comment-on-framework.ts'
import { commentOnMeasure } from '../../performance/goals/comment-on-measure.ts'
import { foundGoals } from '../../performance/goals/found-goals.ts'
import { findFramework } from '../../performance/goals/list-frameworks.ts'
import { listStandards } from '../../performance/goals/list-standards.ts'
import { proposeFramework } from '../../performance/goals/propose-framework.ts'
import { proposeMeasure } from '../../performance/goals/propose-measure.ts'
import { signFramework } from '../../performance/goals/sign-framework.ts'
import type { Standard } from '../../performance/goals/standard.ts'
import { definitionVersion } from '../../performance/measure-packs/homelessness/cards.ts'
import { asInventedManager, mustInvent } from './invented-visit.ts'

/**
 * The goals of the demonstration, and the measures of its told contract: two were agreed in the spring, and one is
 * proposed and waits for the provider's answer.
 */
export async function inventGoals(program: Program, city: Jurisdiction, made: MadeCity): Promise<void> {
  await asInventedManager(program, city, async (visit) => {
    mustInvent(await foundGoals(visit, wordsOf('en').goals.founding))
    const number = made.stories.find((story) => story.key === 'slips')?.contractNumbers[0]
    if (number) await inventMeasures(visit, number, monthOf(made.to))
    await inventFramework(visit)
  })
}

/** What the city and its county ask for together: agreed after comments, signed by the city, and not yet by the county. */
async function inventFramework(visit: Visit): Promise<void> {
  const standards = (await listStandards(visit.work)).filter((one): one is Standard => !('contractNumber' in one))
  const shelters = standards.filter((one) => /shelter/i.test(one.programType)).slice(0, 12)
  const department = (await visit.work
    .selectFrom('contract')
    .where('department', 'is not', null)
    .select('department')
    .orderBy('department')
    .executeTakeFirst())!.department!
  if (shelters.length === 0) return
  const { id } = mustInvent(
    await proposeFramework(visit, {
      name: 'Regional framework for shelters',
      policyArea: 'Homelessness',
      description: 'One set of measures for every shelter, whoever pays for it.',
      commentsUntil: addDays(visit.today, -20),
      previousId: null,
      funders: [
        { name: department, organizationId: null },
        { name: 'Cascadia County', organizationId: null },
      ],
      measures: shelters.map(({ from: _, ...line }, index) => ({
        ...line,
        cardVersion: definitionVersion,
        mayOverride: index % 3 === 0 ? 'both' : 'nothing',
      })),
    }),
  )
  const text = 'Two shelters open this winter: their first months should be judged with care.'
  mustInvent(await commentOnFramework(visit, { id, text }))
  mustInvent(await agreeFramework(visit, id))
  const framework = (await findFramework(visit.work, id))!
  const funder = framework.funders.find((one) => one.name === department)!
  const signedOn = addDays(visit.today, -6)
  mustInvent(await signFramework(visit, { id, funderId: funder.id, signedBy: 'Lee Okafor, director', signedOn }))
}

const proposals = [
  { measure: 'exits-to-permanent-housing', question: 'better-off', timing: 'lagging', stage: 'outcome' },
  { measure: 'length-of-stay', question: 'how-well', timing: 'leading', stage: 'output' },
  { measure: 'returns-within-six-months', question: 'better-off', timing: 'lagging', stage: 'outcome' },
] as const

async function inventMeasures(visit: Visit, number: string, month: string): Promise<void> {
  const people = await listPeople(visit.work)
  const dana = people.find((person) => person.role === 'provider')?.name ?? 'The provider'
  for (const [index, proposal] of proposals.entries()) {
    const from = firstDay(addMonths(month, index === 2 ? 1 : -7))
    const proposed = { contractNumber: number, cardVersion: definitionVersion, from, ...proposal }
    const { id } = mustInvent(await proposeMeasure(visit, proposed))
    if (index < 2) mustInvent(await agreeMeasure(visit, { id, saidBy: `${dana}, in the spring review` }))
    else {
      const text = 'Returns are known six months late: this would first count next year. What do you think?'
      mustInvent(await commentOnMeasure(visit, { id, text }))
    }
  }
}
