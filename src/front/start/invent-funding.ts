import type { MadeCity } from '../../../demo/make-city.ts'
import { listContracts, type RegisteredContract } from '../../agreements/contracts/find-contract.ts'
import { addFundingSource } from '../../agreements/funding/add-funding-source.ts'
import { determineSubrecipient } from '../../agreements/funding/determine-subrecipient.ts'
import { fundContract } from '../../agreements/funding/fund-contract.ts'
import type { FundingSourceInput } from '../../agreements/funding/funding-source.ts'
import { recordSubaward } from '../../agreements/funding/record-subaward.ts'
import { addDays } from '../../ground/platform/day.ts'
import type { Jurisdiction } from '../../ground/platform/jurisdictions.ts'
import type { Program } from '../../ground/platform/program.server.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { asInventedManager, mustInvent } from './invented-visit.ts'

/** Sources of an invented city; `room` is what each holds beyond what is promised of it, as a share. */
const sources = (year: number): (FundingSourceInput & { room: number | null })[] => [
  {
    name: `Continuum of Care ${year}`,
    kind: 'federal',
    agency: 'U.S. Department of Housing and Urban Development',
    assistanceListing: '14.267',
    assistanceListingTitle: 'Continuum of Care Program',
    fain: `WA0000L0T00${String(year).slice(2)}01`,
    description: 'Housing and services for people who are homeless.',
    awardedOn: `${year - 1}-11-20`,
    awardFrom: `${year}-01-01`,
    awardTo: `${year + 1}-06-30`,
    budgetFrom: `${year}-01-01`,
    budgetTo: `${year}-12-31`,
    programTypes: ['permanent supportive housing', 'rapid re-housing', 'transitional housing'],
    room: 0.08,
  },
  {
    name: `Emergency Solutions Grant ${year}`,
    kind: 'federal',
    agency: 'U.S. Department of Housing and Urban Development',
    assistanceListing: '14.231',
    assistanceListingTitle: 'Emergency Solutions Grant Program',
    awardFrom: `${year - 1}-07-01`,
    awardTo: `${year}-12-31`,
    room: -0.02,
  },
  {
    name: 'State Consolidated Homeless Grant',
    kind: 'state',
    awardFrom: `${year - 1}-07-01`,
    awardTo: `${year + 1}-06-30`,
    room: 0.2,
  },
  { name: 'General fund', kind: 'local', fundCode: '00100', room: null },
  { name: 'Housing levy', kind: 'local', fundCode: '16400', awardTo: `${year + 2}-12-31`, room: 0.35 },
]

/** Which sources pay a contract, by its place in the list: most have one, some two, and a few nobody wrote down. */
const shares: [source: number, share: number][][] = [
  [[0, 1]],
  [[3, 1]],
  [
    [0, 0.7],
    [3, 0.3],
  ],
  [[2, 1]],
  [
    [1, 0.4],
    [4, 0.6],
  ],
  [[4, 1]],
  [],
]

const federal: [source: number, share: number][] = [
  [1, 0.5],
  [3, 0.5],
]

/** Says who pays the contracts of the demonstration, and describes the subaward of the first story. */
export async function inventFunding(program: Program, city: Jurisdiction, made: MadeCity): Promise<void> {
  await asInventedManager(program, city, async (visit) => {
    const running = (await listContracts(visit.work)).filter(
      (one) => one.ceilingCents !== null && one.ceilingCents > 0 && (one.to ?? visit.today) >= visit.today,
    )
    const told = made.stories[0]?.contractNumbers[0]
    // Federal money is passed on under the first story, so that its data sheet has something to say.
    const sharesOf = (number: string, at: number) => (number === told ? federal : shares[at % shares.length]!)
    const lines = running.flatMap((contract, at) =>
      sharesOf(contract.number, at).map(([source, share]) => ({ contract, source, cents: partOf(contract, share) })),
    )
    for (const [at, { room, ...source }] of sources(Number(visit.today.slice(0, 4))).entries()) {
      const own = lines.filter((line) => line.source === at)
      const promised = own.reduce((sum, line) => sum + line.cents, 0)
      const ceilingCents = room === null ? null : Math.round((promised * (1 + room)) / 1_000_000) * 1_000_000
      const { id } = mustInvent(await addFundingSource(visit, { ...source, ceilingCents }))
      for (const { contract, cents } of own) {
        const line = { contractNumber: contract.number, fundingSourceId: id, amountCents: cents }
        mustInvent(await fundContract(visit, line))
      }
    }
    if (told !== undefined) await describeSubaward(visit, told)
  })
}

const partOf = ({ ceilingCents }: RegisteredContract, share: number): number => Math.round(ceilingCents! * share)

async function describeSubaward(visit: Visit, contractNumber: string): Promise<void> {
  mustInvent(
    await determineSubrecipient(visit, {
      contractNumber,
      determination: 'subrecipient',
      reason: 'It decides which households are eligible, and its results are measured by the goals of the program.',
      determinedOn: addDays(visit.today, -200),
    }),
  )
  const terms = { awardingOfficial: 'Lee Okafor, Director, director@cascadia.example' }
  mustInvent(await recordSubaward(visit, { contractNumber, obligatedByActionCents: 600_000_00, ...terms }))
}
