import { randomUUID } from 'node:crypto'
import type { Insertable } from 'kysely'
import type { Reads } from '../../ground/platform/database.server.ts'
import type { ProviderNameRow } from '../../ground/platform/tables.ts'
import { providerName } from './provider-name.ts'

/** A provider as a list names it; identifiers in their plain form, absent where the list has none. */
export type NamedProvider = {
  name: string
  uei?: string | null | undefined
  ein?: string | null | undefined
  isForProfit?: boolean | null | undefined
}

export type ProviderFacts = { uei: string | null; ein: string | null; is_for_profit: boolean | null }

export type NamedProviders = {
  /** the provider behind a name and its identifiers */
  idOf: (named: NamedProvider) => string
  fresh: ({ id: string; name: string; normal_name: string } & ProviderFacts)[]
  /** known providers of which something is learned that was not known */
  learned: { id: string; was: ProviderFacts; now: ProviderFacts }[]
  otherNames: Insertable<ProviderNameRow>[]
}

type Known = { id: string } & ProviderFacts

/**
 * Who stands behind the names of a list: first by UEI, then by EIN, then by the name or another name under which a
 * provider is known. Where two were merged, the one that remains. Nothing is written: what would be new is told.
 */
export async function findNamedProviders(db: Reads, named: Iterable<NamedProvider>): Promise<NamedProviders> {
  const book = await readBook(db)
  const fresh: NamedProviders['fresh'] = []
  const otherNames: NamedProviders['otherNames'] = []
  const before = new Map<string, ProviderFacts>()
  for (const one of named) {
    const normal = providerName(one.name)
    const found = findKnown(book, one)
    if (!found) {
      const { uei, ein } = identifiersOf(one)
      const facts = { uei, ein, is_for_profit: one.isForProfit ?? null }
      const added = { id: randomUUID(), name: one.name, normal_name: normal, ...facts }
      fresh.push(added)
      remember(book, added, normal)
      continue
    }
    if (!book.byName.has(normal)) {
      book.byName.set(normal, found)
      otherNames.push({ normal_name: normal, provider_id: found.id, name: one.name })
    }
    learn(book, found, one, before)
  }
  const isFresh = new Set(fresh.map(({ id }) => id))
  const learned = [...before.entries()]
    .filter(([id]) => !isFresh.has(id))
    .map(([id, was]) => ({ id, was, now: factsOf(book.byId.get(id)!) }))
  return {
    idOf: (one) => findKnown(book, one)!.id,
    fresh: fresh.map((one) => ({ ...one, ...factsOf(book.byId.get(one.id)!) })),
    learned,
    otherNames,
  }
}

type Book = {
  byId: Map<string, Known>
  byName: Map<string, Known>
  byUei: Map<string, Known>
  byEin: Map<string, Known>
}

async function readBook(db: Reads): Promise<Book> {
  const rows = await db
    .selectFrom('provider')
    .select(['id', 'normal_name', 'uei', 'ein', 'is_for_profit', 'merged_into_id'])
    .execute()
  const names = await db.selectFrom('provider_name').select(['normal_name', 'provider_id']).execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const remaining = (id: string): (typeof rows)[number] => {
    let one = byId.get(id)!
    for (let step = 0; one.merged_into_id !== null && step < 100; step += 1) one = byId.get(one.merged_into_id)!
    return one
  }
  const book: Book = { byId, byName: new Map(), byUei: new Map(), byEin: new Map() }
  for (const { normal_name, provider_id } of names) book.byName.set(normal_name, remaining(provider_id))
  for (const row of rows) {
    const one = remaining(row.id)
    book.byName.set(row.normal_name, one)
    if (row.uei && !book.byUei.has(row.uei)) book.byUei.set(row.uei, one)
    if (row.ein && !book.byEin.has(row.ein)) book.byEin.set(row.ein, one)
  }
  return book
}

function findKnown(book: Book, one: NamedProvider): Known | undefined {
  const { uei, ein } = identifiersOf(one)
  return (
    (uei ? book.byUei.get(uei) : undefined) ??
    (ein ? book.byEin.get(ein) : undefined) ??
    book.byName.get(providerName(one.name))
  )
}

function remember(book: Book, one: Known, normal: string): void {
  book.byId.set(one.id, { ...one })
  const known = book.byId.get(one.id)!
  book.byName.set(normal, known)
  if (known.uei) book.byUei.set(known.uei, known)
  if (known.ein) book.byEin.set(known.ein, known)
}

/** What was not known is learned; what is known otherwise stays, for a person to look at. */
function learn(book: Book, known: Known, one: NamedProvider, before: Map<string, ProviderFacts>): void {
  const { uei, ein } = identifiersOf(one)
  const was = factsOf(known)
  if (known.uei === null && uei && !book.byUei.has(uei)) {
    known.uei = uei
    book.byUei.set(uei, known)
  }
  if (known.ein === null && ein && !book.byEin.has(ein)) {
    known.ein = ein
    book.byEin.set(ein, known)
  }
  known.is_for_profit ??= one.isForProfit ?? null
  const isSame = was.uei === known.uei && was.ein === known.ein && was.is_for_profit === known.is_for_profit
  if (!isSame && !before.has(known.id)) before.set(known.id, was)
}

const factsOf = ({ uei, ein, is_for_profit }: ProviderFacts): ProviderFacts => ({ uei, ein, is_for_profit })

/** Of a wrong shape is as good as none: the reader of the list has said so. */
const identifiersOf = ({ uei, ein }: NamedProvider) => ({
  uei: uei && isUei(uei) ? uei : null,
  ein: ein && isEin(ein) ? ein : null,
})

/** Unique Entity ID of SAM.gov: 12 letters and digits, without the letters O and I. */
export const isUei = (text: string): boolean => /^[A-HJ-NP-Z0-9]{12}$/.test(text)
export const isEin = (text: string): boolean => /^[0-9]{9}$/.test(text)
