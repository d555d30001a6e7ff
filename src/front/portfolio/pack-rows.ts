import { type ContractRow, type ListedStatus, listedStatuses } from './contract-row.ts'

/**
 * Contracts for the way to a browser: texts that repeat (providers, departments, programs) stand once and rows name their
 * places; ten thousand rows are then a third of the size, and read faster.
 */
export type PackedRows = { texts: string[]; rows: PackedRow[] }

type PackedRow = [
  number: string,
  title: number,
  provider: number,
  department: number,
  policy: number,
  from: string | 0,
  to: string | 0,
  ceilingCents: number | null,
  paidCents: number | null,
  renewalsLeft: number | null,
  status: number,
  programs: number[],
  types: number[],
  funding: number[],
  measure: number,
  trend: string,
  providerId: number,
]

/** Stands for a text that is not known. */
const none = -1

export function packRows(rows: readonly ContractRow[]): PackedRows {
  const places = new Map<string, number>()
  const place = (text: string | null): number => {
    if (text === null) return none
    const known = places.get(text) ?? places.size
    places.set(text, known)
    return known
  }
  const packed = rows.map(
    (row): PackedRow => [
      row.number,
      place(row.title),
      place(row.provider),
      place(row.department),
      place(row.policy),
      row.from ?? 0,
      row.to ?? 0,
      row.ceilingCents,
      row.paidCents,
      row.renewalsLeft,
      listedStatuses.indexOf(row.status),
      row.programs.map(place),
      row.types.map(place),
      row.funding.map(place),
      place(row.trend?.measure ?? null),
      row.trend?.code ?? '',
      place(row.providerId),
    ],
  )
  return { texts: [...places.keys()], rows: packed }
}

export function unpackRows({ texts, rows }: PackedRows): ContractRow[] {
  const text = (place: number): string => texts[place]!
  const textOrNull = (place: number): string | null => (place === none ? null : text(place))
  return rows.map((row) => {
    const measure = textOrNull(row[14])
    return {
      number: row[0],
      title: text(row[1]),
      provider: text(row[2]),
      providerId: text(row[16]),
      department: textOrNull(row[3]),
      policy: textOrNull(row[4]),
      from: row[5] || null,
      to: row[6] || null,
      ceilingCents: row[7],
      paidCents: row[8],
      renewalsLeft: row[9],
      status: listedStatuses[row[10]] as ListedStatus,
      programs: row[11].map(text),
      types: row[12].map(text),
      funding: row[13].map(text),
      trend: measure === null ? null : { measure, code: row[15] },
    }
  })
}
