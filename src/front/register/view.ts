import { readFilter, writeFilter } from '../portfolio/contract-filter.ts'

/** A saved view is a way of looking at the contracts that somebody keeps under a name: their own, or for the whole city. */
export type SavedView = {
  id: string
  name: string
  /** the filter as it stands in the address: '?status=expiring' */
  query: string
  isShared: boolean
  isMine: boolean
  keptBy: string
}

export const longestViewName = 100

/** The name as it is kept, or null where it is none. */
export function viewName(text: string): string | null {
  const name = text.trim().replace(/\s+/g, ' ')
  return name === '' || name.length > longestViewName ? null : name
}

/** The query without what the list does not know, so that a view opens what it says. */
export const viewQuery = (query: string): string => writeFilter(readFilter(new URLSearchParams(query)))
