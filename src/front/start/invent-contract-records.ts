import type { MadeCity } from '../../../demo/make-city.ts'
import { amendContract } from '../../agreements/contracts/amend-contract.ts'
import { changeContract } from '../../agreements/contracts/change-contract.ts'
import { fiscalYearOf, type YearAmount } from '../../agreements/contracts/contract-amounts.ts'
import { findContract, listContracts, type RegisteredContract } from '../../agreements/contracts/find-contract.ts'
import { linkSuccessor } from '../../agreements/contracts/link-successor.ts'
import { setContractAmounts } from '../../agreements/contracts/set-contract-amounts.ts'
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
    for (const [index, contract] of contracts.entries()) {
      await inventAmounts(visit, contract, city)
      await inventSteps(visit, contract, index)
    }
    await inventSuccessions(visit, contracts)
  })
}

function must(answer: { done: unknown } | { refused: string }): void {
  if ('refused' in answer) throw new Error(answer.refused)
}

/** The ceiling and the payments of a contract over its years, by the days of its term that fall in each. */
async function inventAmounts(visit: Visit, contract: RegisteredContract, city: Jurisdiction): Promise<void> {
  const { number, from, to, ceilingCents, paidCents } = contract
  if (from === null || to === null || ceilingCents === null) return
  const end = to < visit.today ? to : visit.today
  const amounts = [
    ...spread(ceilingCents, from, to, 'ceiling', city),
    ...(paidCents === null || end < from ? [] : spread(paidCents, from, end, 'paid', city)),
  ]
  must(await setContractAmounts(visit, { number, was: null, amounts }))
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

/** A city takes about a year from the need to the first payment; some contracts are signed late, and paid later still. */
async function inventSteps(visit: Visit, { number, signedOn, from }: RegisteredContract, index: number): Promise<void> {
  if (signedOn === null || from === null) return
  const before = (days: number) => addDays(signedOn < from ? signedOn : from, -days)
  const firstPaidOn = addDays(signedOn > from ? signedOn : from, 31 + ((index * 7) % 40))
  const facts = {
    neededOn: before(280 + ((index * 13) % 90)),
    solicitedOn: before(180 + ((index * 11) % 60)),
    awardedOn: before(45 + ((index * 5) % 40)),
    ...(firstPaidOn <= visit.today ? { firstPaidOn } : {}),
    procurementMethod: index % 6 === 0 ? 'Sole source' : 'Competitive, request for proposals',
    renewalsLeft: index % 3,
  }
  must(await changeContract(visit, { number, was: null, facts }))
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
