import { randomUUID } from 'node:crypto'
import type { Insertable } from 'kysely'
import type { Reads } from '../../ground/platform/database.server.ts'
import type { ProviderNameRow } from '../../ground/platform/tables.ts'
import { type ReadIdentifier, readEin, readUei } from './provider.ts'
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
  /** the provider behind each entry, in the order given */
  ids: string[]
  fresh: ({ id: string; name: string; normal_name: string } & ProviderFacts)[]
  /** known providers of which something is learned that was not known */
  learned: { id: string; was: ProviderFacts; now: ProviderFacts }[]
  otherNames: Insertable<ProviderNameRow>[]
}

type Known = { id: string } & ProviderFacts

/**
 * Who stands behind the names of a list: by UEI, else by the name or another name under which a provider is known, else by
 * EIN. Where two were merged, the one that remains. Nothing is written: what would be new is told.
 */
export async function findNamedProviders(db: Reads, named: Iterable<NamedProvider>): Promise<NamedProviders> {
  const book = await readBook(db)
  const fresh: NamedProviders['fresh'] = []
  const otherNames: NamedProviders['otherNames'] = []
  const before = new Map<string, ProviderFacts>()
  const ids: string[] = []
  for (const one of named) {
    const normal = providerName(one.name)
    const found = findKnown(book, one)
    if (!found) {
      const { uei, ein } = identifiersOf(one)
      const facts = { uei, ein, is_for_profit: one.isForProfit ?? null }
      const added = { id: randomUUID(), name: one.name, normal_name: normal, ...facts }
      fresh.push(added)
      remember(book, added, normal)
      ids.push(added.id)
      continue
    }
    if (!book.byName.has(normal)) {
      book.byName.set(normal, found)
      otherNames.push({ normal_name: normal, provider_id: found.id, name: one.name })
    }
    learn(book, found, one, before)
    ids.push(found.id)
  }
  const isFresh = new Set(fresh.map(({ id }) => id))
  const learned = [...before.entries()]
    .filter(([id]) => !isFresh.has(id))
    .map(([id, was]) => ({ id, was, now: factsOf(book.byId.get(id)!) }))
  return {
    idOf: (one) => findKnown(book, one)!.id,
    ids,
    fresh: fresh.map((one) => ({ ...one, ...factsOf(book.byId.get(one.id)!) })),
    learned,
    otherNames,
  }
}

type Book = {
  byId: Map<string, Known>
  byName: Map<string, Known>
  byUei: Map<string, Known>
  /** relatives may file under one EIN */
  byEin: Map<string, Set<Known>>
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
    identify(book, one, row)
  }
  return book
}

/** Adds the ways that lead to a provider by its numbers. */
function identify(book: Book, one: Known, { uei, ein }: Pick<ProviderFacts, 'uei' | 'ein'>): void {
  if (uei && !book.byUei.has(uei)) book.byUei.set(uei, one)
  if (ein) book.byEin.set(ein, (book.byEin.get(ein) ?? new Set()).add(one))
}

/** Another UEI, or, where no UEI is known, another EIN: the same name may then be somebody else's. */
function contradicts(known: Known, { uei, ein }: Pick<ProviderFacts, 'uei' | 'ein'>): boolean {
  const differs = (one: string | null, other: string | null) => one !== null && other !== null && one !== other
  return differs(known.uei, uei) || (known.uei === null && differs(known.ein, ein))
}

function findKnown(book: Book, one: NamedProvider): Known | undefined {
  const identifiers = identifiersOf(one)
  const ofUei = identifiers.uei ? book.byUei.get(identifiers.uei) : undefined
  if (ofUei) return ofUei
  const ofName = book.byName.get(providerName(one.name))
  if (ofName && !contradicts(ofName, identifiers)) return ofName
  // An EIN says who somebody is only where one organization has it.
  const ofEin = identifiers.ein ? [...(book.byEin.get(identifiers.ein) ?? [])] : []
  if (ofEin.length === 1 && !contradicts(ofEin[0]!, identifiers)) return ofEin[0]
  // One name is one organization in the register: a list that gives it another number is looked at by a person.
  return ofName
}

function remember(book: Book, one: Known, normal: string): void {
  const known = { ...one }
  book.byId.set(one.id, known)
  book.byName.set(normal, known)
  identify(book, known, known)
}

/** What was not known is learned; what is known otherwise stays, for a person to look at. */
function learn(book: Book, known: Known, one: NamedProvider, before: Map<string, ProviderFacts>): void {
  const identifiers = identifiersOf(one)
  const was = factsOf(known)
  if (!contradicts(known, identifiers)) {
    if (!identifiers.uei || !book.byUei.has(identifiers.uei)) known.uei ??= identifiers.uei
    known.ein ??= identifiers.ein
    identify(book, known, known)
  }
  known.is_for_profit ??= one.isForProfit ?? null
  const isSame = was.uei === known.uei && was.ein === known.ein && was.is_for_profit === known.is_for_profit
  if (!isSame && !before.has(known.id)) before.set(known.id, was)
}

const factsOf = ({ uei, ein, is_for_profit }: ProviderFacts): ProviderFacts => ({ uei, ein, is_for_profit })

/** Of a wrong shape is as good as none: the reader of the list has said so. */
const identifiersOf = ({ uei, ein }: NamedProvider) => ({ uei: plain(readUei(uei)), ein: plain(readEin(ein)) })

const plain = (read: ReadIdentifier): string | null => ('value' in read ? read.value : null)
