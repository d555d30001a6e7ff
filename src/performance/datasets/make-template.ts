import type { Month } from '../../ground/platform/day.ts'
import type { SheetCell, SheetRule, WrittenSheet } from '../../ground/platform/write-sheets.ts'
import type { ColumnKind } from '../../ground/platform/write-table.ts'
import { type Language, wordsOf } from '../../ground/words/words.ts'
import { type Dataset, type DatasetColumn, isNumeric } from './dataset.ts'

/** Rows of the sheet that carry the rules of what may be entered; more may be written below them. */
const ruledRows = 2_000
const shownMonths = 12

export type LastFigure = { program: string; month: Month; rows: number; sums: Record<string, number> }

export type TemplateAsked = {
  dataset: Dataset
  providerName: string
  programs: string[]
  /** what came before from this provider, the newest month first */
  last: LastFigure[]
  language: Language
}

/**
 * The spreadsheet that one provider fills in: what to do in its language, a sheet with its own programs and the allowed
 * values as drop-downs, and beside it what it sent before. It reads back without anybody saying what its columns mean.
 */
export function makeTemplate(asked: TemplateAsked): WrittenSheet[] {
  const { template } = wordsOf(asked.language).datasets
  const { rules, lists } = writeRules(asked, (_, at) => at)
  return [
    describe(asked),
    {
      name: template.dataSheet,
      rows: [asked.dataset.columns.map(({ name }): SheetCell => ({ value: name, style: 'header' }))],
      widths: asked.dataset.columns.map(({ name }) => Math.max(14, Math.min(40, name.length + 4))),
      stickyRows: 1,
      rules,
    },
    showLast(asked),
    lists,
  ]
}

export type RulesAsked = Pick<TemplateAsked, 'dataset' | 'programs' | 'language'>

/** What may be entered in each column, wherever it stands, and the sheet that holds the lists; below 0: it is not there. */
export function writeRules(
  asked: RulesAsked,
  placeOf: (column: DatasetColumn, at: number) => number,
): { rules: SheetRule[]; lists: WrittenSheet } {
  const lists = listsOf(asked)
  const rules = asked.dataset.columns.flatMap((column, at) => {
    const place = placeOf(column, at)
    return place < 0 ? [] : ruleOf(asked, column, place, lists)
  })
  const name = wordsOf(asked.language).datasets.template.listsSheet
  return { rules, lists: { name, rows: listRows(lists), widths: lists.map(() => 30), isHidden: true } }
}

type List = { key: string; values: string[] }

/** One column of the sheet of lists for each drop-down. */
function listsOf({ dataset, programs, language }: RulesAsked): List[] {
  const { template } = wordsOf(language).datasets
  return dataset.columns.flatMap((column): List[] => {
    if (column.key === dataset.programColumn) return [{ key: column.key, values: programs }]
    if (column.values !== null) return [{ key: column.key, values: column.values }]
    return column.type === 'yes-no' ? [{ key: column.key, values: [template.yes, template.no] }] : []
  })
}

function listRows(lists: List[]): SheetCell[][] {
  const longest = Math.max(0, ...lists.map(({ values }) => values.length))
  const heads = lists.map(({ key }): SheetCell => ({ value: key, style: 'header' }))
  const rows = Array.from({ length: longest }, (_, row) =>
    lists.map(({ values }): SheetCell => (values[row] === undefined ? null : { value: values[row] })),
  )
  return [heads, ...rows]
}

/** 0 is A, 26 is AA. */
export function columnLetters(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : columnLetters(Math.floor(at / 26) - 1) + columnLetters(at % 26)
}

function ruleOf({ language }: RulesAsked, column: DatasetColumn, at: number, lists: List[]): SheetRule[] {
  const { template } = wordsOf(language).datasets
  const range = `${columnLetters(at)}2:${columnLetters(at)}${ruledRows + 1}`
  const list = lists.findIndex(({ key }) => key === column.key)
  if (list >= 0) {
    const letters = columnLetters(list)
    const last = Math.max(2, lists[list]!.values.length + 1)
    const source = `'${template.listsSheet}'!$${letters}$2:$${letters}$${last}`
    return [{ range, message: template.chooseOne, allows: 'list', source }]
  }
  if (column.type === 'day') return [{ range, message: template.writeDay, allows: 'day' }]
  if (!isNumeric(column.type)) return []
  const unit = column.type === 'money' ? 100 : 1
  const [smallest, largest] = [column.smallest, column.largest].map((one) => (one === null ? null : one / unit))
  return [
    {
      range,
      message: template.writeNumber,
      allows: column.type === 'whole-number' ? 'whole' : 'decimal',
      smallest: smallest ?? null,
      largest: largest ?? null,
    },
  ]
}

function describe({ dataset, providerName, language }: TemplateAsked): WrittenSheet {
  const { template, types } = wordsOf(language).datasets
  // These run on over the empty cells beside them.
  const line = (value: string): SheetCell[] => [{ value }]
  const head = [template.column, template.what, template.needed, template.allowed, template.explains]
  return {
    name: template.instructionsSheet,
    widths: [34, 26, 14, 50, 50],
    rows: [
      [{ value: dataset.name, style: 'title' }],
      line(template.forProvider(providerName)),
      line(template.rowIs(dataset.rowIs)),
      ...template.steps.map((step, at) => line(`${at + 1}. ${step}`)),
      [],
      head.map((value): SheetCell => ({ value, style: 'header' })),
      ...dataset.columns.map((column): SheetCell[] =>
        [
          column.name,
          types[column.type],
          column.isNeeded ? template.yes : template.no,
          allowedOf(dataset, column, language),
          column.type === 'identifier' && column.explains === '' ? template.identifier : column.explains,
        ].map((value): SheetCell => ({ value, style: 'explains' })),
      ),
    ],
  }
}

/** What a column allows, in words. */
export function allowedOf(dataset: Pick<Dataset, 'programColumn'>, column: DatasetColumn, language: Language): string {
  const { template } = wordsOf(language).datasets
  if (column.key === dataset.programColumn) return template.ownPrograms
  if (column.values !== null) return column.values.join(', ')
  const unit = column.type === 'money' ? 100 : 1
  const [smallest, largest] = [column.smallest, column.largest].map((one) => (one === null ? null : String(one / unit)))
  return smallest || largest ? template.range(smallest ?? null, largest ?? null) : ''
}

function showLast({ dataset, last, language }: TemplateAsked): WrittenSheet {
  const { template } = wordsOf(language).datasets
  const numbers = dataset.columns.filter(({ type }) => isNumeric(type))
  const months = [...new Set(last.map(({ month }) => month))].toSorted().reverse().slice(0, shownMonths)
  const shown = last.filter(({ month }) => months.includes(month))
  const head = [template.program, template.month, template.rows, ...numbers.map(({ name }) => template.sumOf(name))]
  const rows = shown.map(({ program, month, rows: count, sums }): SheetCell[] => [
    { value: program },
    { value: month },
    { value: count, kind: 'number' },
    ...numbers.map(({ key, type }): SheetCell => ({ value: sums[key] ?? null, kind: kindOf(type) })),
  ])
  return {
    name: template.lastSheet,
    widths: [34, 12, 10, ...numbers.map(() => 20)],
    rows:
      rows.length === 0
        ? [[{ value: template.nothingYet, style: 'explains' }]]
        : [head.map((value): SheetCell => ({ value, style: 'header' })), ...rows],
  }
}

const kindOf = (type: DatasetColumn['type']): ColumnKind => (type === 'money' ? 'cents' : 'number')
