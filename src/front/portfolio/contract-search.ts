import MiniSearch from 'minisearch'
import type { ContractRow } from './contract-row.ts'

/** Finds the places of the rows in which every word of a search stands, begins one, or nearly so, each with how well. */
export type ContractSearch = (text: string) => Map<number, number> | null

/** Sets a search over contracts up: number, title, provider and programs, without case and accents, forgiving spelling. */
export function contractSearch(rows: readonly ContractRow[]): ContractSearch {
  const index = emptyIndex(rows)
  index.addAll(rows.map((_, id) => ({ id })))
  return searchIn(index)
}

/** The same in small steps, so that a page stays at hand while it is set up. */
export async function prepareContractSearch(rows: readonly ContractRow[]): Promise<ContractSearch> {
  const index = emptyIndex(rows)
  const documents = rows.map((_, id) => ({ id }))
  await index.addAllAsync(documents, { chunkSize: 200 })
  return searchIn(index)
}

function emptyIndex(rows: readonly ContractRow[]): MiniSearch<{ id: number }> {
  return new MiniSearch<{ id: number }>({
    fields: ['number', 'title', 'provider', 'programs'],
    extractField: (document, field) => {
      if (field === 'id') return String(document.id)
      const row = rows[document.id]!
      return field === 'programs' ? row.programs.join(' ') : row[field as 'number' | 'title' | 'provider']
    },
    processTerm: plain,
    searchOptions: {
      combineWith: 'AND',
      prefix: true,
      // A digit more or less is another contract, and of a short word every letter counts.
      fuzzy: (term) => (term.length < 4 || /\d/.test(term) ? false : 0.2),
      boost: { number: 2, provider: 1.5 },
    },
  })
}

function searchIn(index: MiniSearch<{ id: number }>): ContractSearch {
  return (text) => {
    if (text.trim() === '') return null
    return new Map(index.search(text).map(({ id, score }) => [Number(id), score]))
  }
}

const plain = (term: string): string | null => term.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase() || null
