import yauzl from 'yauzl'

/** What a reader of cells alone cannot see of a sheet. */
export type SheetLook = {
  name: string
  isHidden: boolean
  /** ranges of merged cells, as in 'A2:B4' */
  merged: string[]
  formulas: number
  /** formulas that no spreadsheet has worked out: they have no value to read */
  formulasWithoutValue: number
}

const most = 100

/** Looks through the parts of a workbook that `checkWorkbook` found harmless. */
export async function lookIntoWorkbook(bytes: Uint8Array): Promise<SheetLook[]> {
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  let book = ''
  let links = ''
  const looks = new Map<string, Omit<SheetLook, 'name' | 'isHidden'>>()
  for await (const entry of zip.eachEntry()) {
    const stream = () => zip.openReadStreamPromise(entry)
    if (entry.fileName === 'xl/workbook.xml') book = await readWhole(await stream())
    else if (entry.fileName === 'xl/_rels/workbook.xml.rels') links = await readWhole(await stream())
    else if (/^xl\/worksheets\/[^/]+\.xml$/.test(entry.fileName))
      looks.set(entry.fileName.slice(3), await lookIntoSheet(await stream()))
  }
  const targets = new Map(
    [...links.matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [attribute(tag, 'Id'), attribute(tag, 'Target')]),
  )
  return [...book.matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)].map(([tag]) => {
    const target = (targets.get(attribute(tag, 'r:id')) ?? '').replace(/^\/?xl\//, '')
    const seen = looks.get(target) ?? { merged: [], formulas: 0, formulasWithoutValue: 0 }
    return { name: unescapeXml(attribute(tag, 'name')), isHidden: /hidden/i.test(attribute(tag, 'state')), ...seen }
  })
}

const attribute = (tag: string, name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''

const unescapeXml = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')

async function readWhole(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

/** The sheet of 100,000 rows has some 60 MB: it is looked through in pieces that end between two cells. */
async function lookIntoSheet(stream: AsyncIterable<Buffer>): Promise<Omit<SheetLook, 'name' | 'isHidden'>> {
  const look = { merged: [] as string[], formulas: 0, formulasWithoutValue: 0 }
  let rest = ''
  const search = (text: string) => {
    if (text.includes('<f')) {
      look.formulas += count(text, /<f[ >/]/g)
      look.formulasWithoutValue += count(text, /(?:<\/f>|<f [^>]*\/>)<\/c>/g)
    }
    if (text.includes('<mergeCell '))
      for (const [tag] of text.matchAll(/<mergeCell [^>]*>/g))
        if (look.merged.length < most) look.merged.push(attribute(tag, 'ref'))
  }
  for await (const chunk of stream) {
    const text = rest + chunk.toString('latin1')
    // A cell whose end has not come stays for the next piece.
    const lastCell = text.lastIndexOf('</c>')
    const cut = lastCell < 0 ? 0 : lastCell + 4
    search(text.slice(0, cut))
    rest = text.slice(cut)
  }
  search(rest)
  return look
}

const count = (text: string, pattern: RegExp): number => (text.match(pattern) ?? []).length
