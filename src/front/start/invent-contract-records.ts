import type { MadeCity } from '../../../demo/make-city.ts'
import { amendContract } from '../../agreements/contracts/amend-contract.ts'
import { changeContract } from '../../agreements/contracts/change-contract.ts'
import { fiscalYearOf, type YearAmount } from '../../agreements/contracts/contract-amounts.ts'
import { findContract, listContracts, type RegisteredContract } from '../../agreements/contracts/find-contract.ts'
import { linkSuccessor } from '../../agreements/contracts/link-successor.ts'
import { setContractAmounts } from '../../agreements/contracts/set-contract-amounts.ts'
import { setContractStakes } from '../../agreements/contracts/set-contract-stakes.ts'
import { setContractStatus } from '../../agreements/contracts/set-contract-status.ts'
import { listProgramMap } from '../../agreements/programs/list-program-map.ts'
import { addDays, addMonths, daysBetween, firstDay, monthOf } from '../../ground/platform/day.ts'
import type { Jurisdiction } from '../../ground/platform/jurisdictions.ts'
import { asTerminal, type Program } from '../../ground/platform/program.server.ts'
import type { Visit } from '../../ground/platform/visit.ts'

/** Gives the demonstration's contracts a record: amounts by year, the days of their steps, amendments, what came before. */
export async function inventContractRecords(program: Program, city: Jurisdiction, made: MadeCity): Promise<void> {
  await asTerminal(program, city, async (visit) => {
    const told = made.stories.find((story) => story.key === 'slips')?.contractNumbers[0]
    const slips = told ? await findContract(visit.work, told) : null
    if (slips) await inventAmendments(visit, slips, monthOf(made.to))
    const contracts = await listContracts(visit.work)
    const measured = new Set((await listProgramMap(visit.work)).map((line) => line.contractId))
    for (const contract of contracts) {
      const amounts = await inventAmounts(visit, contract, city)
      if (measured.has(contract.id) && contract.number !== told) await inventStakes(visit, contract.number, amounts)
    }
    await inventSuccessions(visit, contracts)
    await closeOut(visit, contracts)
  })
}

function must(answer: { done: unknown } | { refused: string }): void {
  if ('refused' in answer) throw new Error(answer.refused)
}

/** The ceiling and the payments of a contract over its years, by the days of its term that fall in each. */
async function inventAmounts(visit: Visit, contract: RegisteredContract, city: Jurisdiction): Promise<YearAmount[]> {
  const { number, from, to, ceilingCents, paidCents } = contract
  if (from === null || to === null || ceilingCents === null) return []
  const end = to < visit.today ? to : visit.today
  const amounts = [
    ...spread(ceilingCents, from, to, 'ceiling', city),
    ...(paidCents === null || end < from ? [] : spread(paidCents, from, end, 'paid', city)),
  ]
  must(await setContractAmounts(visit, { number, was: null, amounts }))
  return amounts
}

const shareAtStake = 0.08

/** Eight in a hundred of each year's ceiling depend on exits, where a program is measured. */
async function inventStakes(visit: Visit, number: string, amounts: YearAmount[]): Promise<void> {
  const stakes = amounts
    .filter(({ kind }) => kind === 'ceiling')
    .map(({ fiscalYear, amountCents }) => ({
      fiscalYear,
      measure: 'exits-to-permanent-housing',
      amountCents: Math.round((amountCents * shareAtStake) / 100) * 100,
    }))
  must(await setContractStakes(visit, { number, was: null, stakes }))
}

function spread(
  cents: number,
  from: string,
  to: string,
  kind: YearAmount['kind'],
  { fiscalYearStartsIn }: Jurisdiction,
): YearAmount[] {
  const days = new Map<number, number>()
  for (let month = monthOf(from); month <= monthOf(to); month = addMonths(month, 1)) {
    const year = fiscalYearOf(firstDay(month), fiscalYearStartsIn)
    days.set(year, (days.get(year) ?? 0) + 1)
  }
  const months = [...days.values()].reduce((sum, one) => sum + one, 0)
  let left = cents
  return [...days].map(([fiscalYear, ofYear], index) => {
    // The last year takes what rounding left over, so that the years add up to the whole.
    const amountCents = index === days.size - 1 ? left : Math.round((cents * ofYear) / months / 1000_00) * 1000_00
    left -= amountCents
    return { fiscalYear, kind, amountCents }
  })
}

/** The contract of the story that slips: measures were agreed in the spring, and money was added after the fall. */
async function inventAmendments(visit: Visit, contract: RegisteredContract, month: string): Promise<void> {
  const { number, ceilingCents } = contract
  const [agreedOn, addedOn] = [firstDay(addMonths(month, -7)), firstDay(addMonths(month, -2))]
  const fiscalYear = Number(month.slice(0, 4))
  const scope = 'Enhanced shelter for single adults: 24 hours a day, case management, and a housing navigator.'
  must(await changeContract(visit, { number, was: null, facts: { scope } }))
  must(
    await amendContract(visit, {
      number,
      was: null,
      amendment: {
        number: '1',
        effectiveOn: agreedOn,
        signedOn: addDays(agreedOn, -12),
        rationale: 'Exits to permanent housing take the place of bed-nights as what the contract is judged by.',
        terms: {
          measuresNote: 'Exits to permanent housing, returns within six months and length of stay, reviewed monthly.',
          stakes: [
            { fiscalYear, measure: 'exits-to-permanent-housing', amountCents: 24_000_00 },
            { fiscalYear, measure: 'length-of-stay', amountCents: 8_000_00 },
          ],
        },
      },
    }),
  )
  must(
    await amendContract(visit, {
      number,
      was: null,
      amendment: {
        number: '2',
        effectiveOn: addedOn,
        signedOn: addDays(addedOn, 9),
        rationale: 'A second housing navigator on evenings, after both posts fell vacant.',
        terms: { ceilingCents: (ceilingCents ?? 0) + 180_000_00, scope: `${scope} A second navigator on evenings.` },
      },
    }),
  )
}

const mostSuccessions = 4

/** A contract whose term ended before another of the same provider began was followed by it. */
async function inventSuccessions(visit: Visit, contracts: RegisteredContract[]): Promise<void> {
  const taken = new Set<string>()
  for (const old of contracts) {
    if (taken.size >= mostSuccessions * 2) return
    const next = contracts.find(
      (one) =>
        one.providerId === old.providerId &&
        old.to !== null &&
        one.from !== null &&
        one.from > old.to &&
        daysBetween(old.to, one.from) < 120 &&
        !taken.has(one.number) &&
        !taken.has(old.number),
    )
    if (!next) continue
    taken.add(old.number).add(next.number)
    const link = { predecessorNumber: old.number, successorNumber: next.number, fromOn: next.from! }
    must(await linkSuccessor(visit, { ...link, note: 'Two sites became one contract.' }))
  }
}

/** Of the contracts whose term is over every third is closed out, a good two months after its last day. */
async function closeOut(visit: Visit, contracts: RegisteredContract[]): Promise<void> {
  const ended = contracts.filter(({ to }) => to !== null && addDays(to, 75) < visit.today)
  for (const { number, to } of ended.filter((_, index) => index % 3 === 0)) {
    const reason = 'The last invoice is paid, and the records have been received.'
    must(await setContractStatus(visit, { number, status: 'closed-out', reason, on: addDays(to!, 75) }))
  }
}
