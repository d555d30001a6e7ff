import { editDistance } from '../../agreements/providers/edit-distance.ts'
import type { ProviderRow } from './list-provider-rows.ts'

export const providerSorts = ['name', 'contracts', 'amount', 'paid', 'ends'] as const
export type ProviderSort = (typeof providerSorts)[number]

export const isProviderSort = (text: string | null): text is ProviderSort =>
  providerSorts.includes(text as ProviderSort)

/** The largest first, the next to end first, names as they are listed; what is not known stands last. */
export function sortProviders(rows: ProviderRow[], sort: ProviderSort): ProviderRow[] {
  if (sort === 'name') return rows
  const value = (row: ProviderRow): number => {
    if (sort === 'contracts') return -row.contracts
    if (sort === 'amount') return -(row.ceilingCents ?? Number.NEGATIVE_INFINITY)
    if (sort === 'paid') return -(row.paidCents ?? Number.NEGATIVE_INFINITY)
    if (row.nextEndOn) return Date.parse(row.nextEndOn)
    // What has ended stands after all that will end, the latest first.
    return row.lastEndOn ? 1e15 - Date.parse(row.lastEndOn) : Number.POSITIVE_INFINITY
  }
  return rows
    .map((row) => ({ row, value: value(row) }))
    .sort((a, b) => (a.value === b.value ? 0 : a.value < b.value ? -1 : 1))
    .map(({ row }) => row)
}

/**
 * The organizations in which every word of the search stands, in a name, another spelling or an identifier; where there
 * is none, those in which every word stands but for a letter or two.
 */
export function searchProviders(rows: ProviderRow[], search: string): ProviderRow[] {
  const asked = plain(search).split(' ').filter(Boolean)
  if (asked.length === 0) return rows
  const texts = rows.map((row) => plain([row.name, ...row.otherNames, row.uei, row.ein].join(' ')))
  const exact = rows.filter((_, i) => asked.every((word) => texts[i]!.includes(word)))
  if (exact.length > 0) return exact
  return rows.filter((_, i) => {
    const words = texts[i]!.split(' ')
    return asked.every((word) => words.some((one) => isNearly(word, one)))
  })
}

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['\u2019.]/g, '')
    .replace(/(\d{2})-(\d{7})/g, '$1$2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** A beginning counts as the word: who searches has often typed only that. */
function isNearly(asked: string, word: string): boolean {
  const most = asked.length >= 7 ? 2 : asked.length >= 4 ? 1 : 0
  return [word, word.slice(0, asked.length)].some((one) => editDistance(asked, one, most) <= most)
}
