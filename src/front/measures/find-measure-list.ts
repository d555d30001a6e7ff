import type { Visit } from '../../ground/platform/visit.ts'
import type { Language } from '../../ground/words/words.ts'
import { isStandard, listStandards } from '../../performance/goals/list-standards.ts'
import type { MeasureCardText } from '../../performance/measures/card.ts'
import { listCardVersions } from '../../performance/measures/list-card-versions.ts'
import { listMeasures } from '../../performance/measures/list-measures.ts'
import type { Measure } from '../../performance/measures/measure.ts'

/** A measure as the list shows it. */
export type ListedMeasure = Pick<Measure, 'key' | 'title' | 'pack' | 'valueFormat' | 'direction' | 'isBuiltIn'> &
  Pick<MeasureCardText, 'definition' | 'kind' | 'question' | 'owner'> & {
    version: number
    /** program types that have a standard on it today */
    standards: number
  }

export type MeasureList = { rows: ListedMeasure[]; all: number; packs: string[] }

/** The measures of a policy area whose title, definition or key holds every word of a search, in the reader's language. */
export async function findMeasureList(
  { work, today }: Visit,
  { search, pack }: { search: string; pack: string },
  language: Language,
): Promise<MeasureList> {
  const measures = await listMeasures(work)
  const agreed = (await listStandards(work)).filter(isStandard).filter((one) => one.from <= today)
  const rows: ListedMeasure[] = []
  for (const measure of measures) {
    const [newest] = await listCardVersions(work, measure.key)
    if (!newest) continue
    const { definition, kind, question, owner } = newest.card
    const { key, title, valueFormat, direction, isBuiltIn } = measure
    const types = agreed.filter((one) => one.measure === key).map((one) => one.programType)
    rows.push({
      ...{ key, title, pack: measure.pack, valueFormat, direction, isBuiltIn },
      ...{ definition, kind, question, owner, version: newest.version, standards: new Set(types).size },
    })
  }
  const words = plain(search).split(/\s+/).filter(Boolean)
  const found = rows.filter((row) => {
    const text = plain(`${row.title[language]} ${row.definition[language]} ${row.key} ${row.owner}`)
    return (pack === '' || row.pack === pack) && words.every((word) => text.includes(word))
  })
  return { rows: found, all: rows.length, packs: [...new Set(rows.map((row) => row.pack))] }
}

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
