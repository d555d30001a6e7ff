import { z } from 'zod'
import { headerForm } from '../../ground/platform/guess-columns.ts'
import { columnTypes, type Dataset, findColumn, isNumeric } from './dataset.ts'

const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)
const text = z.string().trim().min(1).max(200)

const columnSchema = z.object({
  key,
  name: text,
  type: z.enum(columnTypes),
  isNeeded: z.boolean(),
  values: z.array(text).min(1).max(200).nullable(),
  smallest: z.number().nullable(),
  largest: z.number().nullable(),
  refersTo: z.object({ dataset: key, column: key }).nullable(),
  explains: z.string().trim().max(500),
})

const totalSchema = z.object({ sheet: text, label: text, column: key.nullable() })

/** What a person declares; the version is given by the verb. */
export const declarationSchema = z.object({
  key,
  name: text,
  rowIs: text,
  columns: z.array(columnSchema).min(1).max(100),
  uniqueBy: z.array(key).max(10),
  programColumn: key.nullable(),
  dayColumn: key.nullable(),
  personColumn: key.nullable(),
  totals: z.array(totalSchema).max(20),
})
export type Declaration = Omit<Dataset, 'version'>

/** These stand beside every row already. */
const taken = ['program_id', 'provider_id', 'submission_id', 'row_no']

export type DeclarationProblem =
  | 'wrong-form'
  | 'dataset-column-twice'
  | 'dataset-column-taken'
  | 'dataset-choice-without-values'
  | 'dataset-range-upside-down'
  | 'dataset-role-of-wrong-type'
  | 'dataset-refers-to-nothing'

/** What speaks against a declaration, or null. `known` are the datasets that it may refer to. */
export function findDeclarationProblem(declared: Declaration, known: readonly Dataset[]): DeclarationProblem | null {
  const { columns } = declared
  const isTwice = (values: string[]) => new Set(values).size < values.length
  if (isTwice(columns.map((column) => column.key)) || isTwice(columns.map((column) => headerForm(column.name))))
    return 'dataset-column-twice'
  if (columns.some((column) => taken.includes(column.key))) return 'dataset-column-taken'
  for (const column of columns) {
    if ((column.type === 'choice') !== (column.values !== null)) return 'dataset-choice-without-values'
    const { smallest, largest } = column
    if (!isNumeric(column.type) && (smallest !== null || largest !== null)) return 'wrong-form'
    if (smallest !== null && largest !== null && smallest > largest) return 'dataset-range-upside-down'
    if (column.refersTo && !refersToIdentifier(column.type, column.refersTo, declared, known))
      return 'dataset-refers-to-nothing'
  }
  const typeOf = (one: string | null) => findColumn({ ...declared, version: 1 }, one)?.type
  const fits = (one: string | null, ...types: (string | undefined)[]) => one === null || types.includes(typeOf(one))
  const areRolesRight =
    fits(declared.programColumn, 'text', 'choice') &&
    fits(declared.dayColumn, 'day') &&
    fits(declared.personColumn, 'identifier') &&
    declared.uniqueBy.every((one) => typeOf(one) !== undefined) &&
    declared.totals.every(({ column }) => column === null || isNumeric(typeOf(column) ?? 'text'))
  return areRolesRight ? null : 'dataset-role-of-wrong-type'
}

/** A reference joins two columns of one type in datasets of which rows are kept. */
function refersToIdentifier(
  type: string,
  to: { dataset: string; column: string },
  declared: Declaration,
  known: readonly Dataset[],
): boolean {
  const other = known.find((one) => one.key === to.dataset && one.key !== declared.key)
  return other !== undefined && findColumn(other, to.column)?.type === type
}
