import fc from 'fast-check'
import { contractTerm } from '../src/agreements/contracts/contract.ts'
import type { WholeContract } from '../src/agreements/contracts/ocds/list-whole-contracts.ts'
import { providerName } from '../src/agreements/providers/provider-name.ts'

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const some = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })
const text = (maxLength: number) =>
  fc.string({ unit: 'grapheme', minLength: 1, maxLength }).map((one) => one.replace(/[\p{C}\s]+/gu, ' ').trim() || 'x')
/** Up to ten thousand million dollars: more cents than any contract has, and all of them exact. */
const cents = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 })
const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
const uei = fc.stringMatching(/^[A-HJ-NP-Z0-9]{12}$/)
const kinds = fc.uniqueArray(fc.constantFrom('term', 'money', 'scope', 'measures'), { minLength: 1 })

const anyWholeContract = fc.record({
  number: fc.oneof(text(20), digits(3), fc.stringMatching(/^HS-[0-9]{4}$/)),
  title: text(60),
  providerName: text(30),
  providerUei: some(uei),
  providerEin: some(digits(9)),
  department: some(fc.constantFrom('Human Services', 'Homeless Services', 'Testville')),
  policyArea: some(text(20)),
  structureType: fc.constant(null),
  from: some(day),
  to: some(day),
  signedOn: some(day),
  scope: some(text(200)),
  procurementMethod: some(fc.oneof(fc.constantFrom('open', 'limited'), text(30))),
  ocid: some(fc.constantFrom('ocds-abc123-one', 'ocds-abc123-two')),
  steps: fc.record({ neededOn: some(day), solicitedOn: some(day), awardedOn: some(day), firstPaidOn: some(day) }),
  matchCents: some(cents),
  indirectRate: fc.constantFrom(null, 0, 0.15),
  renewalsLeft: some(fc.nat(5)),
  status: fc.constantFrom(null, 'suspended' as const, 'terminated' as const, 'closed-out' as const),
  items: fc.uniqueArray(
    fc.record({
      itemId: text(12),
      amountCents: some(cents),
      paidCents: some(cents),
      from: some(day),
      to: some(day),
      vendorName: text(20),
    }),
    { minLength: 1, maxLength: 3, selector: (item) => item.itemId },
  ),
  amendments: fc.uniqueArray(fc.record({ number: text(5), on: day, kinds, rationale: text(40) }), {
    maxLength: 2,
    selector: (one) => one.number,
  }),
  lastChangedAt: day.map((one) => `${one}T08:09:10.123Z`),
})

/** A register as its tables can hold it: numbers once, one provider a name, masters and predecessors that exist. */
export const anyWholeContracts: fc.Arbitrary<WholeContract[]> = fc
  .tuple(
    fc.uniqueArray(anyWholeContract, { minLength: 1, maxLength: 6, selector: (one) => one.number }),
    fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 4 }),
    fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 3 }),
  )
  .map(([drawn, successions, masters]) => {
    const names = new Map<string, { providerName: string; providerUei: string | null; providerEin: string | null }>()
    return drawn.map((one, index) => {
      const normal = providerName(one.providerName)
      const { providerUei, providerEin } = one
      const provider = names.get(normal) ?? { providerName: one.providerName, providerUei, providerEin }
      names.set(normal, provider)
      const number = (other: number) => drawn[other % drawn.length]!.number
      const others = (pairs: [number, number][]) =>
        [...new Set(pairs.filter(([of]) => of === index).map(([, other]) => number(other)))].filter(
          (other) => other !== one.number,
        )
      return {
        ...one,
        ...provider,
        ...contractTerm(one.items),
        id: one.number,
        providerId: normal,
        masterNumber: others(masters)[0] ?? null,
        predecessorNumbers: others(successions).sort(),
        amounts: [],
      }
    })
  })
