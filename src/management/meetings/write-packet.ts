import { countPages, type Typesetting, typeset } from '../../ground/packets/typeset.ts'
import { drawProcessChart } from '../../ground/ui/draw-chart.tsx'
import { packetWordsOf } from '../../ground/words/packet-words.ts'
import type { Language } from '../../ground/words/words.ts'
import { withMeasureWords } from '../../ground/words/words-of-measures.ts'
import { tellMeasure } from '../../performance/measures/measure.ts'
import { chartsOf, describeMeasures, type Room } from './compose-measures.ts'
import { composePacket } from './compose-packet.ts'
import type { Packet } from './packet.ts'

/** A packet is read before a meeting, and so it is short. */
export const mostPages = 4

/**
 * The packet as a PDF in a language. The same packet gives the same bytes. What does not fit on its pages gives way in
 * this order: charts (their measures go into the table), long texts, rows; and the packet says what was left out.
 */
export async function writePacket(packet: Packet, language: Language): Promise<Uint8Array> {
  const own = (packet.ownMeasures ?? []).map((one) => tellMeasure(one, language))
  const words = withMeasureWords(packetWordsOf(language), own)
  const measures = describeMeasures(packet, words, language)
  const charts = chartsOf(measures)
  const typesetting = (room: Room, files: Record<string, string>): Typesetting => ({
    template: 'src/management/meetings/packet.typ',
    data: composePacket(packet, measures, { words, language, room }),
    files,
    at: packet.frozenAt,
  })
  // An empty drawing of the same size takes the same room on a page.
  const blank = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}"/>`
  const blanks = Object.fromEntries(charts.map(({ file }) => [file, blank]))
  const room = await findRoom((tried) => typesetting(tried, blanks), charts.length)
  const shown = charts.slice(0, room.charts)
  const files = Object.fromEntries(shown.map(({ file, chart }) => [file, drawProcessChart({ ...chart, ...size })]))
  return typeset(typesetting(room, files))
}

const size = { width: 744, height: 136 }

const rooms: Room[] = [
  { charts: Infinity, rows: Infinity, texts: 12, letters: 700 },
  { charts: Infinity, rows: 60, texts: 5, letters: 300 },
  { charts: Infinity, rows: 25, texts: 3, letters: 150 },
]

/** A page holds four charts, and the first begins with what there is to discuss. */
const mostCharts = 4 * mostPages - 1

/** The most that fits: of each room, as many charts as its pages hold. */
async function findRoom(typesetting: (room: Room) => Typesetting, charts: number): Promise<Room> {
  const fits = async (room: Room) => (await countPages(typesetting(room))) <= mostPages
  let most = Math.min(charts, mostCharts)
  if (await fits({ ...rooms[0]!, charts: most })) return { ...rooms[0]!, charts: most }
  for (const room of rooms) {
    if (!(await fits({ ...room, charts: 0 }))) continue
    let least = 0
    while (least < most) {
      const middle = Math.ceil((least + most) / 2)
      if (await fits({ ...room, charts: middle })) least = middle
      else most = middle - 1
    }
    return { ...room, charts: least }
  }
  return { ...rooms.at(-1)!, charts: 0 }
}
