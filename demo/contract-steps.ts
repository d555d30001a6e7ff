import { addDays, type Day } from '../src/ground/platform/day.ts'
import { type Chance, seededChance } from './seeded-chance.ts'

/** The days from the need to the first payment, and what else a list of contracts tells of one. */
export interface ContractFacts {
  neededOn: Day | null
  solicitedOn: Day | null
  awardedOn: Day | null
  firstPaidOn: Day | null
  procurementMethod: string
  scope: string
  renewalsLeft: number
  indirectRate: number
}

const METHODS = ['Competitive solicitation', 'Renewal option', 'Sole source']

type Signed = { number: string; title: string; startsOn: Day; signedOn: Day | null; paidCents: number }

/**
 * How a government of ordinary speed comes to a contract: half a year to a year before its first day somebody states the
 * need, and the first payment follows the signature by one to four months. One list in ten has lost the early days.
 */
export function tellContractFacts(seed: number, contract: Signed, through: Day): ContractFacts {
  const chance = seededChance(seed, 'contract facts', numberOf(contract.number))
  const signed = contract.signedOn ?? contract.startsOn
  const awardedOn = addDays(signed, -chance.whole(20, 75))
  const solicitedOn = addDays(awardedOn, -chance.whole(45, 130))
  const neededOn = addDays(solicitedOn, -chance.whole(20, 110))
  const begun = contract.startsOn > signed ? contract.startsOn : signed
  const paidOn = addDays(begun, chance.whole(25, 120))
  const isPaid = contract.paidCents > 0 && paidOn <= through
  const isEarlyLost = chance.happens(0.1)
  return {
    neededOn: isEarlyLost ? null : neededOn,
    solicitedOn: isEarlyLost ? null : solicitedOn,
    awardedOn,
    firstPaidOn: isPaid ? paidOn : null,
    procurementMethod: METHODS[chance.weighted([62, 30, 8])]!,
    scope: scopeOf(contract.title),
    renewalsLeft: chance.weighted([35, 30, 25, 10]),
    indirectRate: chance.whole(6, 15) / 100,
  }
}

const numberOf = (text: string): number => Number(text.replaceAll(/\D/g, ''))

function scopeOf(title: string): string {
  return `${title}. Staff meet people where they are, agree a plan with each household within 30 days, and follow up for six months after an exit to housing.`
}

const UEI_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Numbers of the right shape alone: no EIN begins with 00, and the UEIs are drawn, not given by anybody. */
export function inventIdentifiers(seed: number, providerIndex: number): { uei: string; ein: string } {
  const chance: Chance = seededChance(seed, 'identifiers', providerIndex)
  const letter = () => UEI_LETTERS[chance.whole(0, UEI_LETTERS.length - 1)]!
  const digits = (count: number) => Array.from({ length: count }, () => chance.whole(0, 9)).join('')
  return {
    uei: `ZZ${letter()}${digits(2)}${letter()}${letter()}${digits(3)}${letter()}${digits(1)}`,
    ein: `00${digits(7)}`,
  }
}
