/**
 * The inks of every chart, as plain values: a chart must look the same on a page, in a file and in a packet, where no
 * style sheet reaches it. Dark blue and brown differ in lightness from the gray of the lines, so they survive gray
 * print and every form of color blindness; no meaning rests on ink alone.
 */
export const ink = {
  line: '#1b1b1b',
  quiet: '#565c65',
  hairline: '#8d9297',
  band: '#ebf0f7',
  edge: '#b4becb',
  blue: '#1a4480',
  brown: '#8c471c',
  paper: '#ffffff',
} as const

/** Public Sans as a file names it, then as the web sheet names it. */
export const chartFont = "'Public Sans', 'Public Sans Web', sans-serif"

/** What a rule says of a point: outside the usual on the worse side, on the better side, or nothing (null). */
export type PointFlag = 'worse' | 'better' | null

export const inkOf = (flag: PointFlag | undefined): string =>
  flag === 'worse' ? ink.brown : flag === 'better' ? ink.blue : ink.line

/** Widths of a character in Public Sans, in ems, on the generous side; those not listed are like most small letters. */
const widths: readonly [RegExp, number][] = [
  [/[ijl.,:;'|!]/, 0.3],
  [/[ frt()/-]/, 0.4],
  [/[0-9$]/, 0.66],
  [/[mw%MW@]/, 0.95],
  [/[A-Z]/, 0.72],
]

/** Width of a text in the units of `size`, estimated: a chart is also drawn where nothing can measure it. */
export function textWidth(text: string, size: number): number {
  let ems = 0
  for (const letter of text) ems += widths.find(([letters]) => letters.test(letter))?.[1] ?? 0.6
  return ems * size
}
