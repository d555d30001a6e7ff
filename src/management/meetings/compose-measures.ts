import type { ProcessChartProps } from '../../ground/ui/process-chart.tsx'
import type { PacketWords } from '../../ground/words/packet-words.ts'
import type { Language } from '../../ground/words/words.ts'
import { writeDay } from '../../ground/words/write-value.ts'
import { foundingGoals } from '../../performance/goals/goal.ts'
import { labelContractMarks } from './contract-mark.ts'
import { type DescribedCourse, describeCourse } from './describe-course.ts'
import type { Packet, PacketCourse, PacketProgram } from './packet.ts'

/** How much of a packet is shown, so that it stays within its pages. */
export type Room = { charts: number; rows: number; texts: number; letters: number }

/** A measure of a program, described, with its place in the order in which measures get a chart. */
export type PacketMeasure = {
  program: PacketProgram
  course: PacketCourse
  described: DescribedCourse
  file: string
  /** 0: there is something to discuss. From 1: it carries a goal, in the order of the goals. 2: the rest */
  turn: number
}

type Said = { by: string; text: string }
type ShownMeasure = {
  sentence: string
  chart: string
  alt: string
  /** the judgment carries its mark */
  figures: (DescribedCourse['figures'][number] & { mark: string | null })[]
  side: string | null
  said: Said[]
}
type ShownProgram = { name: string; line: string; sharedWith: string | null; measures: ShownMeasure[] }
type Row = {
  program: string
  measure: string
  counts: string
  value: string
  standard: string
  judgment: string
  mark: string
}

export type MeasuresPart = {
  title: string
  chartsFor: string | null
  programs: ShownProgram[]
  table: { title: string; columns: string[]; rows: Row[]; more: string | null } | null
  notApplicable: string | null
  /** statements that no shown chart carries */
  otherSaid: Said[]
}

/** Every measure of the packet in its language; those that do not apply to their program are counted only. */
export function describeMeasures(packet: Packet, words: PacketWords, language: Language): PacketMeasure[] {
  // A packet of before the goals were kept in it has the three that every city began with.
  const goalMeasures: string[] = packet.goalMeasures ?? foundingGoals.map((goal) => goal.measure)
  return packet.programs.flatMap((program) =>
    program.courses
      .filter((course) => course.state !== 'not-applicable')
      .map((course) => ({
        program,
        course,
        described: describeCourse(course, words, language, marksOf(packet, course, words)),
        file: `${program.programId}-${course.measure}.svg`,
        turn: course.signal
          ? 0
          : goalMeasures.includes(course.measure)
            ? 1 + goalMeasures.indexOf(course.measure) / 1000
            : 2,
      })),
  )
}

/** What was agreed stands in the chart of the measure that it should move, where nothing else could be meant. */
function marksOf(packet: Packet, course: PacketCourse, words: PacketWords) {
  const changed = labelContractMarks(packet.contractMarks ?? [], words)
  if (packet.programs.length > 1) return changed
  const agreed = packet.agreed.filter((action) => action.measure === course.measure)
  const months = [...new Set(agreed.map((action) => action.meetingMonth))]
  return [...changed, ...months.map((month) => ({ month, label: words.packet.agreed }))]
}

export function chartsOf(measures: PacketMeasure[]): (PacketMeasure & { chart: ProcessChartProps })[] {
  return measures
    .flatMap((one) => (one.described.chart ? [{ ...one, chart: one.described.chart }] : []))
    .sort((a, b) => a.turn - b.turn)
}

/** The measures as the packet shows them: as many charts as there is room for, the others in a table. */
export function composeMeasures(
  packet: Packet,
  measures: PacketMeasure[],
  { words, language, room }: { words: PacketWords; language: Language; room: Room },
): MeasuresPart {
  const charted = chartsOf(measures)
  const shown = new Set(charted.slice(0, room.charts).map((one) => one.file))
  const others = measures.filter((one) => !shown.has(one.file))
  const inOrder = charted.filter((one) => shown.has(one.file))
  const statements = packet.notes
    .filter((note) => note.kind === 'statement')
    // A statement speaks of a measure, not of a program: it stands where there is most to discuss.
    .map((note) => ({ note, file: inOrder.find((one) => one.course.measure === note.measure)?.file ?? null }))
  const say = ({ note }: { note: Packet['notes'][number] }): Said => ({
    by: words.review.saidBy(note.saidBy, writeDay(note.writtenAt.slice(0, 10), language)),
    text: clip(note.text, room.letters, words),
  })
  const programs = [...new Set(inOrder.map((one) => one.program))].map((program) => ({
    name: program.program,
    line: [program.programType, program.population].filter(Boolean).join(', '),
    sharedWith: program.sharedWith.length > 0 ? words.review.sharedWith(program.sharedWith.join(', ')) : null,
    measures: measures
      .filter((one) => one.program === program && shown.has(one.file))
      .map((one) => showMeasure(one, statements.filter(({ file }) => file === one.file).map(say))),
  }))
  const hidden = packet.programs.flatMap((program) => program.courses).length - measures.length
  const isPartly = shown.size < charted.length
  return {
    title: words.review.programs,
    chartsFor: isPartly ? words.packet.chartsFor(shown.size, charted.length) : null,
    programs,
    table: others.length > 0 ? tableOf(others, shown.size === 0, words, room) : null,
    notApplicable: hidden > 0 ? words.packet.notApplicable(hidden) : null,
    otherSaid: statements.filter(({ file }) => file === null).map(say),
  }
}

function showMeasure({ described, file }: PacketMeasure, said: Said[]): ShownMeasure {
  return {
    sentence: described.sentence,
    chart: file,
    alt: described.chart?.description ?? described.sentence,
    figures: described.figures.map((one) => ({
      ...one,
      mark: one.figure === described.judgmentWord ? described.markedState : null,
    })),
    side: described.sideText,
    said,
  }
}

function tableOf(others: PacketMeasure[], isOnlyTable: boolean, words: PacketWords, room: Room): MeasuresPart['table'] {
  const { columns } = words.packet
  const rows = others.map(({ program, described, course }) => ({
    program: program.program,
    measure: described.title,
    counts: course.window ? `${described.countsText}, ${described.windowText}` : (described.reasonText ?? ''),
    value: course.window ? described.valueText : '',
    standard: [described.minimumText, described.targetText].filter((text) => text !== null).join(', '),
    judgment: course.judgment ? words.measures.judgmentShort[course.judgment] : described.judgmentWord,
    mark: described.markedState,
  }))
  return {
    title: isOnlyTable ? words.review.programs : words.packet.tableTitle,
    columns: [columns.program, columns.measure, columns.counts, columns.value, columns.standard, columns.judgment],
    rows: rows.slice(0, room.rows),
    more: rows.length > room.rows ? words.packet.moreRows(rows.length - room.rows) : null,
  }
}

export function clip(text: string, letters: number, words: PacketWords): string {
  return text.length <= letters ? text : `${text.slice(0, letters).trimEnd()} ${words.packet.continued}`
}
