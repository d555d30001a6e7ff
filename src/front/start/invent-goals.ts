import type { MadeCity } from '../../../demo/make-city.ts'
import { listPeople } from '../../ground/people/find-person.ts'
import { addMonths, firstDay, monthOf } from '../../ground/platform/day.ts'
import type { Jurisdiction } from '../../ground/platform/jurisdictions.ts'
import type { Program } from '../../ground/platform/program.server.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { wordsOf } from '../../ground/words/words.ts'
import { agreeMeasure } from '../../performance/goals/agree-measure.ts'
import { commentOnMeasure } from '../../performance/goals/comment-on-measure.ts'
import { foundGoals } from '../../performance/goals/found-goals.ts'
import { proposeMeasure } from '../../performance/goals/propose-measure.ts'
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
  })
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
