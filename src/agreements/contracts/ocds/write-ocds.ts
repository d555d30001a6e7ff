import { contractCeiling, contractPaid } from '../contract.ts'
import { gatherParties } from './gather-parties.ts'
import type { JsonObject } from './json-value.ts'
import type { WholeContract } from './list-whole-contracts.ts'
import { idInProcess, ocidOfNumber } from './ocid.ts'

export type OcdsPublisher = {
  name: string
  /** of the package: where it will stand, or another name that it alone has */
  uri: string
  /** registered prefix of its ocids, or the placeholder */
  prefix: string
  /** moment of the writing, '2026-11-30T12:00:00.000Z' */
  now: string
  today: string
}

/**
 * Contracts of the register as a release package of OCDS 1.1.5: one compiled release a contracting process. What is not
 * known is left out and never written as zero. Read again by this program, the package changes nothing.
 */
export function writeOcds(contracts: WholeContract[], publisher: OcdsPublisher): JsonObject {
  const ocids = new Map(contracts.map((one) => [one.number, one.ocid ?? ocidOfNumber(publisher.prefix, one.number)]))
  const byProcess = Map.groupBy(contracts, ({ number }) => ocids.get(number)!)
  return {
    uri: publisher.uri,
    version: '1.1',
    publisher: { name: publisher.name },
    publishedDate: publisher.now,
    releases: [...byProcess].map(([ocid, ofProcess]) => writeRelease(ocid, ofProcess, publisher, ocids)),
  }
}

type Ocids = Map<string, string>

function writeRelease(ocid: string, contracts: WholeContract[], publisher: OcdsPublisher, ocids: Ocids): JsonObject {
  const parties = gatherParties()
  const agreed = <T>(of: (contract: WholeContract) => T): T | null => {
    const [first, ...others] = contracts.map(of)
    return others.every((one) => one === first) ? first! : null
  }
  const department = agreed((one) => one.department)
  const buyer = parties.add({ name: department ?? publisher.name }, 'buyer', 'procuringEntity', 'payer')
  const neededOn = agreed((one) => one.steps?.neededOn ?? null)
  const solicitedOn = agreed((one) => one.steps?.solicitedOn ?? null)
  const method = agreed((one) => one.procurementMethod ?? null)
  const ids = idsInProcess(ocid, contracts)
  const suppliers = contracts.map(({ providerName: name, providerUei: uei, providerEin: ein }) =>
    parties.add({ name, uei, ein }, 'supplier', 'payee'),
  )
  const date = contracts
    .map(({ lastChangedAt }) => new Date(lastChangedAt).toISOString())
    .sort()
    .at(-1)!
  const isAlone = contracts.length === 1
  const relations = contracts.map((one) => writeRelations(one, ocids))
  return without({
    ocid,
    id: `${ocid}-${date}`,
    date,
    tag: ['compiled'],
    initiationType: 'tender',
    parties: parties.list(),
    buyer,
    planning: neededOn && {
      milestones: [
        { id: 'need', title: 'Need stated', type: 'preProcurement', dateMet: startOf(neededOn), status: 'met' },
      ],
    },
    tender: without({
      id: `${ocid}-tender`,
      procuringEntity: buyer,
      procurementMethod: method && codedMethods.has(method) ? method : null,
      procurementMethodDetails: method,
      tenderPeriod: solicitedOn && { startDate: startOf(solicitedOn) },
    }),
    awards: contracts.map((one, index) =>
      without({
        id: ids[index]!,
        status: 'active',
        date: startOf(one.steps?.awardedOn),
        suppliers: [suppliers[index]!],
      }),
    ),
    contracts: contracts.map((one, index) =>
      without({
        ...writeContract(one, ids[index]!, publisher.today),
        relatedProcesses: isAlone ? null : relations[index]!,
      }),
    ),
    relatedProcesses: isAlone ? relations[0]! : null,
  })
}

const codedMethods = new Set(['open', 'selective', 'limited', 'direct'])

function writeContract(contract: WholeContract, id: string, today: string): JsonObject {
  const { from, to } = contract
  return {
    id,
    awardID: id,
    title: contract.title,
    description: contract.scope ?? null,
    status: statusOf(contract, today),
    period: from || to ? without({ startDate: startOf(from), endDate: endOf(to) }) : null,
    value: moneyOf(contractCeiling(contract).amountCents),
    dateSigned: startOf(contract.signedOn),
    amendments: contract.amendments.map(({ number, on, kinds, rationale }) => ({
      id: number,
      date: startOf(on),
      rationale,
      description: `Changes: ${kinds.join(', ')}.`,
    })),
    implementation: writeImplementation(contract),
  }
}

/** The standard has four words. A contract without a known signature is none of them until its term is over. */
function statusOf({ status, signedOn, to }: WholeContract, today: string): string | null {
  if (status && status !== 'suspended') return 'terminated'
  if (to !== null && to < today) return 'terminated'
  return signedOn ? 'active' : null
}

/**
 * What was paid, by fiscal year where the years add up to the whole, else in one sum. The register knows the first day of
 * payment and not each payment's: so the transactions bear no date, and the first payment is a milestone.
 */
function writeImplementation(contract: WholeContract): JsonObject | null {
  const paid = contractPaid(contract).amountCents
  const years = (contract.amounts ?? []).filter(({ kind }) => kind === 'paid')
  const isWhole = years.length > 0 && years.reduce((sum, one) => sum + one.amountCents, 0) === paid
  const sums = isWhole
    ? years.map((one) => ({ id: `paid-fy${one.fiscalYear}`, value: moneyOf(one.amountCents) }))
    : paid === null
      ? []
      : [{ id: 'paid-to-date', value: moneyOf(paid) }]
  const firstPaidOn = contract.steps?.firstPaidOn
  const milestones = firstPaidOn
    ? [{ id: 'first-payment', title: 'First payment', type: 'payment', dateMet: startOf(firstPaidOn), status: 'met' }]
    : []
  if (sums.length === 0 && milestones.length === 0) return null
  return without({ transactions: sums, milestones })
}

/** A process names processes; the number in the title tells which contract is meant where a process has several. */
function writeRelations(contract: WholeContract, ocids: Ocids): JsonObject[] {
  const relation = (id: string, relationship: string, number: string): JsonObject => ({
    id,
    relationship: [relationship],
    title: number,
    scheme: 'ocid',
    identifier: ocids.get(number)!,
  })
  const { masterNumber } = contract
  return [
    ...(masterNumber && ocids.has(masterNumber) ? [relation('master', 'framework', masterNumber)] : []),
    ...contract.predecessorNumbers
      .filter((number) => ocids.has(number))
      .map((number, index) => relation(`predecessor-${index + 1}`, 'prior', number)),
  ]
}

/** Each contract's id in its process; its whole number where two would have the same. */
function idsInProcess(ocid: string, contracts: WholeContract[]): string[] {
  const ids = contracts.map(({ number }) => idInProcess(ocid, number))
  return ids.map((id, index) => (ids.indexOf(id) === ids.lastIndexOf(id) ? id : contracts[index]!.number))
}

/** Dollars from whole cents: a division by a hundred gives the nearest number, which is written with its two digits. */
function moneyOf(cents: number | null): JsonObject | null {
  return cents === null ? null : { amount: cents / 100, currency: 'USD' }
}

const startOf = (day: string | null | undefined): string | null => (day ? `${day}T00:00:00Z` : null)
const endOf = (day: string | null | undefined): string | null => (day ? `${day}T23:59:59Z` : null)

/** What is not known is not written: neither null nor an empty list says more than silence. */
function without(object: JsonObject): JsonObject {
  const said = Object.entries(object).filter(
    ([, value]) =>
      value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  )
  return Object.fromEntries(said)
}
