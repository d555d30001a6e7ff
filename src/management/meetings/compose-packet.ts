import type { PacketWords } from '../../ground/words/packet-words.ts'
import type { Language } from '../../ground/words/words.ts'
import { writeDay, writeMonth, writeRoundMoney, writeValue } from '../../ground/words/write-value.ts'
import { composeMeasures, type MeasuresPart, type PacketMeasure, type Room } from './compose-measures.ts'
import { composeParts, type Part } from './compose-parts.ts'
import { digestOfPacket, type Packet } from './packet.ts'
import { isUnseen } from './review.ts'

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
  said: { words: PacketWords; language: Language; room: Room },
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
    parts: composeParts(packet, measures, part, said),
    measures: part,
    footer: {
      left: [packet.jurisdiction.name, packet.contract.number, edition, ...demonstration].join(' · '),
      page: words.packet.page('{page}', '{pages}'),
    },
    closing: closingOf(packet, words, language),
  }
}

function factsOf(packet: Packet, words: PacketWords, language: Language): string[] {
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

function headlineOf({ signals, moreSignals, edition }: Packet, words: PacketWords): string {
  const { headline } = words.review
  const calm = edition === 'releasable' ? words.packet.calmAsShown : headline.calm
  const count = signals.length + moreSignals
  if (count > 0 && signals.every((signal) => signal.kind === 'data-missing') && moreSignals === 0)
    return headline.missing
  return count === 0 ? calm : headline.attention(count)
}

function closingOf(packet: Packet, words: PacketWords, language: Language): string[] {
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
