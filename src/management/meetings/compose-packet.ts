import type { Language, Words } from '../../ground/words/words.ts'
import { writeDay, writeMonth, writeRoundMoney, writeValue } from '../../ground/words/write-value.ts'
import { clip, composeMeasures, type MeasuresPart, type PacketMeasure, type Room } from './compose-measures.ts'
import { digestOfPacket, type Packet } from './packet.ts'
import { isUnseen } from './review.ts'

type Item = { text: string; detail: string; isLate?: boolean }
type Part = { title: string; items: Item[]; none: string | null; more: string | null }

/** What the template of the packet lays out: every text ready in its language. */
export type ComposedPacket = {
  lang: Language
  title: string
  facts: string[]
  headline: string
  edition: string
  notice: string | null
  parts: Part[]
  measures: MeasuresPart
  footer: { left: string; page: string }
  closing: string[]
}

export function composePacket(
  packet: Packet,
  measures: PacketMeasure[],
  said: { words: Words; language: Language; room: Room },
): ComposedPacket {
  const { words, language } = said
  const part = composeMeasures(packet, measures, said)
  const edition = `${words.review.editions[packet.edition]}, ${words.packet.number(packet.number)}`
  const demonstration = packet.jurisdiction.isDemo ? [words.packet.demonstration] : []
  return {
    lang: language,
    title: words.review.title(packet.contract.providerName, writeMonth(packet.month, language)),
    facts: factsOf(packet, words, language),
    headline: headlineOf(packet, words),
    edition,
    notice: packet.edition === 'releasable' ? words.packet.releasable : null,
    parts: partsOf(packet, measures, part, said),
    measures: part,
    footer: {
      left: [packet.jurisdiction.name, packet.contract.number, edition, ...demonstration].join(' · '),
      page: words.packet.page('{page}', '{pages}'),
    },
    closing: closingOf(packet, words, language),
  }
}

function factsOf(packet: Packet, words: Words, language: Language): string[] {
  const { contract, meeting } = packet
  const { review } = words
  const paidShare =
    contract.ceilingCents && contract.paidCents !== null
      ? review.paid(
          writeRoundMoney(contract.paidCents, language),
          writeValue(contract.paidCents / contract.ceilingCents, 'share', language),
        )
      : null
  const term =
    contract.from && contract.to
      ? review.term(writeDay(contract.from, language), writeDay(contract.to, language))
      : null
  const money = [
    contract.ceilingCents === null ? null : review.aYear(writeRoundMoney(contract.ceilingCents, language)),
    paidShare,
  ]
  const known = (texts: (string | null)[], between: string) => texts.filter((text) => text).join(between)
  const held = [
    meeting.heldOn ? words.packet.held(writeDay(meeting.heldOn, language)) : null,
    meeting.attendees ? words.packet.attendees(meeting.attendees) : null,
  ]
  const seen = packet.seenByProviderAt?.slice(0, 10)
  return [
    known([words.packet.contract(contract.number), contract.title, contract.department], ' · '),
    known([term, known(money, ', ')], ' · '),
    known([...held, isUnseen(packet) || !seen ? review.unseen : review.seen(writeDay(seen, language))], ' '),
  ]
    .filter((line) => line !== '')
    .map((line) => line.charAt(0).toUpperCase() + line.slice(1))
}

function headlineOf({ signals, moreSignals, edition }: Packet, words: Words): string {
  const { headline } = words.review
  const calm = edition === 'releasable' ? words.packet.calmAsShown : headline.calm
  const count = signals.length + moreSignals
  if (count > 0 && signals.every((signal) => signal.kind === 'data-missing') && moreSignals === 0)
    return headline.missing
  return count === 0 ? calm : headline.attention(count)
}

type Said = { words: Words; language: Language; room: Room }

function partsOf(packet: Packet, measures: PacketMeasure[], shown: MeasuresPart, said: Said): Part[] {
  const { words, language, room } = said
  const { review } = words
  const attention = {
    ...part(review.attention, attentionOf(packet, measures, words, language), room, words),
    none:
      packet.signals.length > 0
        ? null
        : packet.edition === 'releasable'
          ? words.packet.nothingAsShown
          : review.nothingToSay,
    more: packet.moreSignals > 0 ? review.moreSignals(packet.moreSignals) : null,
  }
  const questions = part(review.questions, questionsOf(packet, measures, words, language), room, words)
  const corrections = part(review.changed, correctionsOf(packet, words, language), room, words)
  if (packet.edition === 'releasable') {
    const { open, late, closed } = packet.agreedCounts
    return [
      attention,
      { ...part(review.what, [], room, words), none: words.packet.agreedCounts(open, late, closed) },
      questions,
    ].filter(isTold)
  }
  const notes = (kind: 'note' | 'decision') =>
    packet.notes
      .filter((note) => note.kind === kind)
      .map((note) => ({
        text: clip(note.text, room.letters, words),
        detail: review.saidBy(note.saidBy, writeDay(note.writtenAt.slice(0, 10), language)),
      }))
  return [
    attention,
    {
      ...part(review.what, actionsOf(packet.agreed, said), room, words),
      none: packet.agreed.length === 0 ? review.nothingAgreed : null,
    },
    questions,
    part(words.packet.newActions, actionsOf(packet.newActions, said), room, words),
    part(review.decisions, notes('decision'), room, words),
    part(review.notes, notes('note'), room, words),
    part(
      review.statements,
      shown.otherSaid.map(({ by, text }) => ({ text, detail: by })),
      room,
      words,
    ),
    corrections,
  ].filter(isTold)
}

const isTold = ({ items, none }: Part): boolean => items.length > 0 || none !== null

function part(title: string, items: Item[], { texts }: Room, words: Words): Part {
  const more = items.length > texts ? words.packet.moreTexts(items.length - texts) : null
  return { title, items: items.slice(0, texts), none: null, more }
}

function attentionOf(packet: Packet, measures: PacketMeasure[], words: Words, language: Language): Item[] {
  return packet.signals.map((signal) => {
    if (signal.kind === 'data-missing') {
      const facts = { measure: '', numerator: 0, denominator: 0, value: '', minimum: '', window: '' }
      const sentence = words.signals.sentence['data-missing']({ ...facts, since: writeMonth(signal.since, language) })
      return { text: `${signal.program}: ${sentence}`, detail: words.signals.why['data-missing']() }
    }
    const described = describedOf(measures, signal)
    return { text: `${signal.program}: ${described?.signalSentence ?? ''}`, detail: described?.why ?? '' }
  })
}

function questionsOf(packet: Packet, measures: PacketMeasure[], words: Words, language: Language): Item[] {
  return packet.signals.map((signal) => {
    const question =
      signal.kind === 'data-missing'
        ? words.signals.question['data-missing']('', writeMonth(signal.since, language))
        : (describedOf(measures, signal)?.question ?? '')
    return { text: packet.programs.length > 1 ? `${signal.program}. ${question}` : question, detail: '' }
  })
}

function describedOf(measures: PacketMeasure[], signal: Packet['signals'][number]) {
  return measures.find((one) => one.program.programId === signal.programId && one.course.measure === signal.measure)
    ?.described
}

function actionsOf(actions: Packet['agreed'], { words, language, room }: Said): Item[] {
  const { review } = words
  return actions.map((action) => {
    const isLate = action.state === 'open' && action.daysLate > 0
    const closedOn = action.closedOn ? writeDay(action.closedOn, language) : ''
    const state =
      action.state === 'open'
        ? review.due(writeDay(action.dueOn, language))
        : action.state === 'done'
          ? review.done(closedOn)
          : review.dropped(closedOn)
    const told = [
      state,
      isLate ? review.late(action.daysLate) : '',
      action.outcome ? words.packet.followed(clip(action.outcome, room.letters, words)) : '',
      action.state === 'open' && action.expectedEffect
        ? words.packet.expected(clip(action.expectedEffect, room.letters, words))
        : '',
    ]
    const owner = words.packet.owes(review.sides[action.ownerSide], action.ownerName)
    const detail = `${owner}. ${told.filter((text) => text !== '').join(' ')}`
    return { text: clip(action.what, room.letters, words), detail, isLate }
  })
}

function correctionsOf({ corrections }: Packet, words: Words, language: Language): Item[] {
  const { measures } = words
  return corrections.map(({ program, measure, month, before, after }) => {
    const write = ({ numerator, denominator, state }: typeof before) => {
      if (numerator === null || denominator === null) return measures.state[state as 'missing'] ?? state
      return measure === 'length-of-stay'
        ? measures.nightsOver(numerator, denominator)
        : measures.of(numerator, denominator)
    }
    const text = `${program}, ${measures.title[measure] ?? measure}`
    return { text, detail: words.review.correction(writeMonth(month, language), write(before), write(after)) }
  })
}

function closingOf(packet: Packet, words: Words, language: Language): string[] {
  const points = packet.programs.flatMap(({ courses }) => courses.flatMap((course) => course.points))
  const versions = points.flatMap((point) => (point.resultId && point.version ? [point.version] : []))
  const highest = Math.max(1, ...versions)
  const received = packet.recordedAt ? writeDay(packet.recordedAt.slice(0, 10), language) : '—'
  return [
    words.packet.source(packet.definitionVersions.join(', '), received),
    highest > 1 ? words.packet.builtFrom(versions.length, highest) : words.packet.builtFromOne(versions.length),
    words.packet.frozen(writeDay(packet.frozenAt.slice(0, 10), language), digestOfPacket(packet).slice(0, 16)),
  ]
}
