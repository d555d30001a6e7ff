/** What each field may be called, the best name first. The order of the fields settles which of two takes a header. */
export type Synonyms<Field extends string> = Record<Field, readonly string[]>

/** Which header answers for each field, by its exact name in the file. */
export type Columns<Field extends string> = Partial<Record<Field, string>>

/** Why a header was taken: its name stands in the list of names, or does so without what is in its parentheses. */
export type ColumnReason<Field extends string> = {
  field: Field
  header: string
  matched: string
  why: 'same-name' | 'known-name' | 'known-name-with-note'
}

export type ColumnGuess<Field extends string> = {
  columns: Columns<Field>
  reasons: ColumnReason<Field>[]
  unused: string[]
}

/** One form for "contract_number", "Contract Number", "contractNumber" and "Contract #". */
export function headerForm(header: string): string {
  return header
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/#/g, ' number ')
    .replace(/['\u2019]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\bno\b|\bnum\b|\bnbr\b/g, 'number')
    .trim()
}

/** Guesses which header answers for which field, by names alone: one header for a field, one field for a header. */
export function guessColumns<Field extends string>(
  header: readonly string[],
  synonyms: Synonyms<Field>,
): ColumnGuess<Field> {
  const fields = Object.keys(synonyms) as Field[]
  const forms = header.map((name) => ({
    name,
    form: headerForm(name),
    bare: headerForm(name.replace(/\(.*?\)/g, ' ')),
  }))
  const candidates: (ColumnReason<Field> & { rank: number })[] = []
  for (const field of fields) {
    const names = [headerForm(field), ...synonyms[field].map(headerForm)]
    names.forEach((matched, rank) => {
      for (const { name, form, bare } of forms) {
        if (form === '') continue
        const why = rank === 0 ? 'same-name' : 'known-name'
        if (form === matched) candidates.push({ field, header: name, matched, why, rank })
        else if (bare === matched)
          candidates.push({ field, header: name, matched, why: 'known-name-with-note', rank: rank + 1_000 })
      }
    })
  }
  candidates.sort((a, b) => a.rank - b.rank || fields.indexOf(a.field) - fields.indexOf(b.field))

  const columns: Columns<Field> = {}
  const reasons: ColumnReason<Field>[] = []
  const taken = new Set<string>()
  for (const { field, header: name, matched, why } of candidates) {
    if (columns[field] !== undefined || taken.has(name)) continue
    columns[field] = name
    taken.add(name)
    reasons.push({ field, header: name, matched, why })
  }
  return { columns, reasons, unused: header.filter((name) => name !== '' && !taken.has(name)) }
}

export type CellReader<Field extends string> = {
  has: (field: Field) => boolean
  cell: (cells: readonly string[], field: Field) => string
}

/** Looks up cells by field: '' where the file has no such column. */
export function cellReader<Field extends string>(
  header: readonly string[],
  columns: Columns<Field>,
): CellReader<Field> {
  const places = new Map<Field, number>()
  for (const [field, name] of Object.entries(columns) as [Field, string | undefined][])
    if (name !== undefined && header.includes(name)) places.set(field, header.indexOf(name))
  return {
    has: (field: Field): boolean => places.has(field),
    cell: (cells: readonly string[], field: Field): string => cells[places.get(field) ?? -1] ?? '',
  }
}
