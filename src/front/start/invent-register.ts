import type { MadeCity } from '../../../demo/make-city.ts'
import { seededChance } from '../../../demo/seeded-chance.ts'
import { amendContract } from '../../agreements/contracts/amend-contract.ts'
import { listContracts, type RegisteredContract } from '../../agreements/contracts/find-contract.ts'
import { linkSuccessor } from '../../agreements/contracts/link-successor.ts'
import { setContractAmounts } from '../../agreements/contracts/set-contract-amounts.ts'
import { setContractStakes } from '../../agreements/contracts/set-contract-stakes.ts'
import { setContractStatus } from '../../agreements/contracts/set-contract-status.ts'
import { askForDocument } from '../../agreements/documents/ask-for-document.ts'
import { putOnFile } from '../../agreements/documents/put-on-file.ts'
import { addFundingSource } from '../../agreements/funding/add-funding-source.ts'
import { determineSubrecipient } from '../../agreements/funding/determine-subrecipient.ts'
import { fundContract } from '../../agreements/funding/fund-contract.ts'
import { listProgramMap } from '../../agreements/programs/list-program-map.ts'
import { addDays, type Day, daysBetween } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'

/** The program types, in the invented city's words, that the federal program for housing pays. */
const housing = ['permanent supportive housing', 'rapid re-housing', 'transitional housing']

const sources = [
  {
    name: 'HUD Continuum of Care program',
    kind: 'federal',
    agency: 'U.S. Department of Housing and Urban Development',
    assistanceListing: '14.267',
    assistanceListingTitle: 'Continuum of Care Program',
    fain: 'XX0123L9X002500',
    description: 'Permanent housing and services for people who are homeless.',
    programTypes: housing,
  },
  {
    name: 'Emergency Solutions Grant',
    kind: 'federal',
    agency: 'U.S. Department of Housing and Urban Development',
    assistanceListing: '14.231',
    assistanceListingTitle: 'Emergency Solutions Grant Program',
    fain: 'E-25-MC-99-0001',
    description: 'Shelter, outreach and rapid re-housing.',
  },
  { name: 'State consolidated homeless grant', kind: 'state', agency: 'Department of Commerce', fundCode: '1042' },
  { name: 'General fund', kind: 'local', fundCode: '0010' },
  { name: 'Cascadia Community Foundation', kind: 'philanthropic', agency: 'Cascadia Community Foundation' },
]

/** Gives the invented city what a register holds beside its list: who pays, what is at stake, what changed, what is due. */
export async function inventRegister(visit: Visit, made: MadeCity): Promise<void> {
  const contracts = await listContracts(visit.work)
  const map = await listProgramMap(visit.work)
  const typesOf = Map.groupBy(map, (line) => line.contractId)
  const sourceIds = await inventSources(visit, contracts)
  for (const [index, contract] of contracts.entries()) {
    const chance = seededChance(7, 'register', index)
    await inventAmounts(visit, contract, typesOf.has(contract.id))
    const isFederal = chance.happens(0.4)
    const isHousing = typesOf.get(contract.id)?.every((line) => housing.includes(line.programType)) ?? false
    const payer = isFederal ? (isHousing ? 0 : 1) : chance.weighted([0, 0, 3, 6, 1])
    await fund(visit, contract, sourceIds[payer]!, isFederal && chance.happens(0.5) ? sourceIds[3]! : null)
    if (isFederal && index % 3 === 0) {
      await must(
        determineSubrecipient(visit, {
          contractNumber: contract.number,
          determination: 'subrecipient',
          reason: 'It decides who is eligible, and its results are measured against the goals of the federal program.',
          determinedOn: contract.signedOn ?? addDays(visit.today, -30),
        }),
      )
    }
  }
  await inventChanges(visit, contracts, made)
  await inventDocuments(visit, contracts)
}

async function must<Done>(answer: Promise<{ done: Done } | { refused: string }>): Promise<Done> {
  const told = await answer
  if ('refused' in told) throw new Error(`The demonstration's register was refused: ${told.refused}`)
  return told.done
}

async function inventSources(visit: Visit, contracts: RegisteredContract[]): Promise<string[]> {
  const year = Number(visit.today.slice(0, 4))
  const all = contracts.reduce((sum, one) => sum + (one.ceilingCents ?? 0), 0)
  const shares = [0.3, 0.3, 0.3, 0.6, 0.1]
  const ids: string[] = []
  for (const [index, source] of sources.entries()) {
    const isGrant = source.kind !== 'local'
    const period = isGrant ? { awardFrom: `${year - 3}-01-01`, awardTo: `${year + 2}-12-31` } : {}
    const ceilingCents = Math.round((all * shares[index]!) / 1e8) * 1e8
    ids.push((await must(addFundingSource(visit, { ...source, ...period, ceilingCents }))).id)
  }
  return ids
}

/** The ceiling by fiscal year, by the days of each; eight in a hundred of it depend on exits where people are served. */
async function inventAmounts(visit: Visit, contract: RegisteredContract, isMeasured: boolean): Promise<void> {
  const { number, from, to, ceilingCents, paidCents } = contract
  if (!from || !to || ceilingCents === null) return
  const years: { fiscalYear: number; ceiling: number; paid: number }[] = []
  let [leftCents, leftPaid] = [ceilingCents, paidCents ?? 0]
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    const isLast = String(year) === to.slice(0, 4)
    const [first, last] = [later(from, `${year}-01-01`), earlier(to, `${year}-12-31`)]
    const share = (daysBetween(first, last) + 1) / (daysBetween(from, to) + 1)
    const ceiling = isLast ? leftCents : Math.round((ceilingCents * share) / 100) * 100
    const paid = Math.min(leftPaid, ceiling)
    years.push({ fiscalYear: year, ceiling, paid })
    leftCents -= ceiling
    leftPaid -= paid
  }
  const begun = years.filter(({ fiscalYear }) => String(fiscalYear) <= visit.today.slice(0, 4))
  const amounts = [
    ...years.map(({ fiscalYear, ceiling }) => ({ fiscalYear, kind: 'ceiling', amountCents: ceiling })),
    ...begun.map(({ fiscalYear, paid }) => ({ fiscalYear, kind: 'paid', amountCents: paid })),
  ]
  await must(setContractAmounts(visit, { number, was: null, amounts }))
  if (!isMeasured) return
  const stakes = years.map(({ fiscalYear, ceiling }) => ({
    fiscalYear,
    measure: 'exits-to-permanent-housing',
    amountCents: Math.round((ceiling * 0.08) / 100) * 100,
  }))
  await must(setContractStakes(visit, { number, was: null, stakes }))
}

const later = (one: Day, other: Day): Day => (one > other ? one : other)
const earlier = (one: Day, other: Day): Day => (one < other ? one : other)

async function fund(visit: Visit, contract: RegisteredContract, first: string, second: string | null): Promise<void> {
  const { number, ceilingCents } = contract
  if (ceilingCents === null) return
  const main = second ? Math.round((ceilingCents * 0.7) / 100) * 100 : ceilingCents
  const pay = (fundingSourceId: string, amountCents: number) =>
    must(fundContract(visit, { contractNumber: number, fundingSourceId, amountCents, from: null, to: null }))
  await pay(first, main)
  if (second) await pay(second, ceilingCents - main)
}

async function inventChanges(visit: Visit, contracts: RegisteredContract[], made: MadeCity): Promise<void> {
  const year = visit.today.slice(0, 4)
  const running = contracts.filter(({ from, to }) => from && to && from < visit.today && to > visit.today)
  const slipping = made.stories.find(({ key }) => key === 'slips')!.contractNumbers[0]!
  const amended = [
    slipping,
    ...running
      .filter(({ number }) => number !== slipping)
      .filter((_, at) => at % 25 === 3)
      .map(({ number }) => number),
  ]
  for (const [index, number] of amended.entries()) {
    const { ceilingCents } = contracts.find((one) => one.number === number)!
    const more = index === 0 ? 9_600_000 : 2_500_000 * (1 + (index % 4))
    await must(
      amendContract(visit, {
        number,
        was: null,
        amendment: {
          number: '1',
          effectiveOn: `${year}-0${1 + (index % 8)}-01`,
          signedOn: `${year}-0${1 + (index % 8)}-15`,
          rationale:
            index === 0
              ? 'Money for a third housing navigator, so that one works in the evenings.'
              : 'Rents rose by more than the contract foresaw.',
          terms: { ceilingCents: (ceilingCents ?? 0) + more },
          usesRenewal: false,
        },
      }),
    )
  }
  const ended = contracts.filter(({ to }) => to !== null && to < visit.today)
  for (const [index, old] of ended.entries()) {
    const next = contracts.find((one) => one.providerId === old.providerId && one.from !== null && old.to! < one.from)
    if (next && index % 2 === 0) {
      const link = { predecessorNumber: old.number, successorNumber: next.number, fromOn: next.from! }
      await must(linkSuccessor(visit, { ...link, note: 'The same services, now under one larger contract.' }))
      await must(
        setContractStatus(visit, {
          number: old.number,
          status: 'superseded',
          reason: `Continued as ${next.number}.`,
          on: next.from!,
        }),
      )
    } else if (index % 3 === 0) {
      await must(
        setContractStatus(visit, {
          number: old.number,
          status: 'closed-out',
          reason: 'Last invoice paid, records received.',
          on: addDays(old.to!, 75),
        }),
      )
    }
  }
}

const certificate = new TextEncoder().encode('Certificate of insurance. Invented, like everything in this city.\n')

/** Insurance is on file for all, soon to end for a few; audits are due, two of them late. */
async function inventDocuments(visit: Visit, contracts: RegisteredContract[]): Promise<void> {
  const providers = [...new Set(contracts.map(({ providerId }) => providerId))]
  for (const [index, providerId] of providers.entries()) {
    const expiresOn = addDays(visit.today, index % 9 === 2 ? 20 : 120 + ((index * 37) % 240))
    const content = Uint8Array.from([...certificate, ...new TextEncoder().encode(`${index + 1}\n`)])
    const file = { kind: 'insurance', title: 'Liability insurance', fileName: 'certificate.txt', content, expiresOn }
    await must(putOnFile(visit, { providerId, ...file }))
    if (index % 4 === 1) {
      const dueOn = addDays(visit.today, index % 20 === 1 ? -25 : 30 + (index % 5) * 14)
      await must(askForDocument(visit, { providerId, kind: 'audit', title: 'Audit report of last year', dueOn }))
    }
  }
}
