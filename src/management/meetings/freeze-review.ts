import { builtInMeasures } from '../../performance/measures/built-in-measures.ts'
import { type Action, daysLate, isLate } from '../actions/action.ts'
import { type Edition, type Packet, packetSchema } from './packet.ts'
import type { Review } from './review.ts'
import { suppressPrograms } from './suppress-programs.ts'

/** A review as a packet that nothing changes any more: later corrections make new versions, and a new packet. */
export function freezeReview(review: Review, as: { edition: Edition; number: number; frozenAt: string }): Packet {
  const { jurisdiction, contract, month, today, meeting, corrections } = review
  const working = {
    schema: 'throughline/packet/1',
    ...as,
    today,
    jurisdiction,
    contract,
    month,
    meeting: { heldOn: meeting?.heldOn ?? null, attendees: meeting?.attendees ?? '' },
    notes: meeting?.notes ?? [],
    agreed: review.agreed.map((action) => frozenAction(action, today)),
    newActions: review.newActions.map((action) => frozenAction(action, today)),
    agreedCounts: countAgreed(review),
    programs: review.programs.map(ofThisContract),
    contractMarks: review.contractMarks,
    signals: review.signals,
    moreSignals: review.moreSignals,
    corrections,
    seenByProviderAt: review.seenByProviderAt,
    recordedAt: review.recordedAt,
    definitionVersions: versionsOf(review),
    goalMeasures: review.goalMeasures,
    ...(review.ownMeasures.length > 0 ? { ownMeasures: review.ownMeasures } : {}),
  }
  // The schema takes out what a packet does not hold: ids of people and of rows.
  const packet = packetSchema.parse(working)
  return as.edition === 'working' ? packet : packetSchema.parse(releasable(packet))
}

/** What anybody may read: counts by the one rule, and no text that a person wrote into the meeting. */
function releasable(packet: Packet): Packet {
  const programs = suppressPrograms(packet.programs)
  // A warning that rests on more than a shown course is left out: it tells of months and groups that are not shown.
  const kept = signalKeys(programs)
  const missing = packet.signals.filter(({ kind }) => kind === 'data-missing')
  const signals = packet.signals.filter((one) => missing.includes(one) || kept.has(keyOf(one)))
  return {
    ...packet,
    programs,
    signals,
    moreSignals: Math.max(0, kept.size + missing.length - signals.length),
    meeting: { ...packet.meeting, attendees: '' },
    notes: [],
    agreed: [],
    newActions: [],
    // A correction tells two versions of a count, and by subtraction what changed.
    corrections: [],
  }
}

/** A packet goes to the provider, and months under an earlier contract may have been another provider's. */
const ofThisContract = (program: Review['programs'][number]) => ({
  ...program,
  courses: program.courses.map((course) => ({
    ...course,
    points: course.points.filter((point) => point.underContract === undefined),
  })),
})

type Place = { programId: string; measure: string | null; kind: string }
const keyOf = ({ programId, measure, kind }: Place) => `${programId} ${measure} ${kind}`

function signalKeys(programs: Packet['programs']): Set<string> {
  return new Set(
    programs.flatMap(({ programId, courses }) =>
      courses.flatMap(({ signal, measure }) => (signal ? [keyOf({ programId, measure, kind: signal.kind })] : [])),
    ),
  )
}

function frozenAction(action: Action, today: string) {
  return { ...action, daysLate: daysLate(action, today) }
}

function countAgreed({ agreed, newActions, today }: Review): Packet['agreedCounts'] {
  const open = agreed.filter((action) => action.state === 'open')
  return {
    open: open.length,
    late: open.filter((action) => isLate(action, today)).length,
    closed: agreed.length - open.length,
    agreedNow: newActions.length,
  }
}

function versionsOf(review: Review): string[] {
  const cards = new Map([...builtInMeasures, ...review.ownMeasures].map(({ key, version }) => [key, version]))
  const versions = review.programs.flatMap((program) =>
    program.courses.map(({ details, measure }) => String(details.definitionVersion ?? cards.get(measure))),
  )
  return [...new Set(versions)].sort()
}
