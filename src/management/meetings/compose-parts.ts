import type { PacketWords } from '../../ground/words/packet-words.ts'
import type { Language } from '../../ground/words/words.ts'
import { writeDay, writeMonth } from '../../ground/words/write-value.ts'
import { valueFormatOf } from '../../performance/measure-packs/homelessness/figure.ts'
import { clip, type MeasuresPart, type PacketMeasure, type Room } from './compose-measures.ts'
import { describeSignal } from './describe-signal.ts'
import type { Packet } from './packet.ts'
import { askedOf, countsIn } from './shown-course.ts'

type Item = { text: string; detail: string; isLate?: boolean }
/** A part of the first page: a heading, its lines, what is said when there are none, and how many more there are. */
export type Part = { title: string; items: Item[]; none: string | null; more: string | null }

type Said = { words: PacketWords; language: Language; room: Room }

/** What a packet says before its measures: attention, actions, questions, decisions, notes, corrections. */
export function composeParts(packet: Packet, measures: PacketMeasure[], shown: MeasuresPart, said: Said): Part[] {
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

function part(title: string, items: Item[], { texts }: Room, words: PacketWords): Part {
  const more = items.length > texts ? words.packet.moreTexts(items.length - texts) : null
  return { title, items: items.slice(0, texts), none: null, more }
}

function attentionOf(packet: Packet, measures: PacketMeasure[], words: PacketWords, language: Language): Item[] {
  return packet.signals.map((signal) => {
    if (signal.kind === 'data-missing') {
      const facts = { measure: '', numerator: 0, denominator: 0, value: '', minimum: '', window: '' }
      const sentence = words.signals.sentence['data-missing']({ ...facts, since: writeMonth(signal.since, language) })
      return { text: `${signal.program}: ${sentence}`, detail: words.signals.why['data-missing']() }
    }
    const described = describedOf(measures, signal)
    if (!described) {
      const { sentence, why } = describeSignal(signal, words, language)
      return { text: `${signal.program}: ${sentence}`, detail: why }
    }
    return { text: `${signal.program}: ${described.signalSentence ?? ''}`, detail: described.why ?? '' }
  })
}

function questionsOf(packet: Packet, measures: PacketMeasure[], words: PacketWords, language: Language): Item[] {
  return packet.signals.map((signal) => {
    const question =
      describedOf(measures, signal)?.question ??
      words.signals.question[signal.kind](
        words.measures.title[signal.measure ?? ''] ?? '',
        writeMonth(signal.since, language),
        askedOf(signal.measure, words),
      )
    return { text: packet.programs.length > 1 ? `${signal.program}. ${question}` : question, detail: '' }
  })
}

function describedOf(measures: PacketMeasure[], signal: Packet['signals'][number]) {
  return measures.find(
    ({ program, course }) =>
      program.programId === signal.programId &&
      course.measure === signal.measure &&
      course.signal?.kind === signal.kind,
  )?.described
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

function correctionsOf(packet: Packet, words: PacketWords, language: Language): Item[] {
  const { measures } = words
  const courses = packet.programs.flatMap((program) => program.courses)
  const formatOf = (key: string) => courses.find((one) => one.measure === key)?.valueFormat ?? valueFormatOf(key)
  return packet.corrections.map(({ program, measure, month, before, after }) => {
    const write = ({ numerator, denominator, state }: typeof before) => {
      if (numerator === null || denominator === null) return measures.state[state as 'missing'] ?? state
      return countsIn(formatOf(measure), { numerator, denominator, counted: '' }, words, language).trimEnd()
    }
    const text = `${program}, ${measures.title[measure] ?? measure}`
    return { text, detail: words.review.correction(writeMonth(month, language), write(before), write(after)) }
  })
}
