// biome-ignore-all lint/a11y/noRedundantRoles: the phone layout changes display, and browsers then drop the roles
// biome-ignore-all lint/a11y/noAriaHiddenOnFocusable: a row that only holds room takes no focus
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount } from '../../../ground/words/write-value.ts'
import { type ContractFilter, writeFilter } from '../../portfolio/contract-filter.ts'
import type { SortKey } from '../../portfolio/contract-index.ts'
import type { ContractRow } from '../../portfolio/contract-row.ts'
import { type ContractColumn, contractColumns } from './contract-cells.tsx'

type Props = {
  rows: ContractRow[]
  found: number
  filter: ContractFilter
  slug: string
  /** all rows are here, and only those in view are drawn */
  isWhole: boolean
  isForPrint: boolean
  onChoose: (change: Partial<ContractFilter>) => boolean
}

const usualHeight = 68
const beyondView = 10

/** The rows. Ten thousand of them are one long page of which only those in view, and a few around them, are drawn. */
export function ContractsTable(props: Props) {
  const { rows, found, filter, slug, isWhole, isForPrint } = props
  const words = useWords()
  const language = useLanguage()
  const { register } = words
  const columns = useMemo(() => contractColumns(words, language, slug), [words, language, slug])
  const body = useRef<HTMLTableSectionElement>(null)
  const [top, setTop] = useState(0)
  useEffect(() => setTop(body.current ? body.current.getBoundingClientRect().top + window.scrollY : 0), [])
  const virtual = useWindowVirtualizer({
    count: rows.length,
    enabled: isWhole,
    estimateSize: () => usualHeight,
    overscan: beyondView,
    scrollMargin: top,
    getItemKey: (place) => rows[place]?.number ?? place,
  })
  const drawn = isWhole ? virtual.getVirtualItems() : rows.map((_, index) => ({ index }))
  const [first, last] = isWhole ? [virtual.getVirtualItems()[0], virtual.getVirtualItems().at(-1)] : []
  const above = first ? first.start - top : 0
  const below = last ? virtual.getTotalSize() - (last.end - top) : 0

  const walk = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const row = (event.target as HTMLElement).closest<HTMLElement>('tr[data-index]')
    if (!step || !row) return
    const next = Number(row.dataset.index) + step
    if (next < 0 || next >= rows.length) return
    event.preventDefault()
    const link = () => body.current?.querySelector<HTMLElement>(`tr[data-index="${next}"] a`)
    const there = link()
    if (there) return there.focus()
    virtual.scrollToIndex(next, { align: 'auto' })
    requestAnimationFrame(() => link()?.focus())
  }

  if (rows.length === 0) return <p className="empty-state">{register.nothingFound}</p>
  return (
    <>
      <div className="table-room">
        <table
          className="usa-table data-table contract-list"
          data-whole={isWhole || undefined}
          role="table"
          aria-rowcount={found + 1}
        >
          <caption className="is-read-aloud">{register.contracts}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {columns.map((column) => (
                <HeadingCell key={column.key} column={column} {...props} />
              ))}
            </tr>
          </thead>
          {/* Arrow keys walk from link to link. */}
          <tbody role="rowgroup" ref={body} onKeyDown={walk}>
            <Space height={above} />
            {drawn.map(({ index }) => (
              <tr
                key={rows[index]!.number}
                role="row"
                aria-rowindex={index + 2}
                data-index={index}
                ref={isWhole ? virtual.measureElement : undefined}
              >
                {columns.map((column, place) => {
                  const Cell = place === 0 ? 'th' : 'td'
                  return (
                    <Cell
                      key={column.key}
                      scope={place === 0 ? 'row' : undefined}
                      role={place === 0 ? 'rowheader' : 'cell'}
                      className={column.isNumeric ? 'is-numeric' : undefined}
                      data-label={column.phoneLabel}
                    >
                      {column.cell(rows[index]!)}
                    </Cell>
                  )
                })}
              </tr>
            ))}
            <Space height={below} />
          </tbody>
        </table>
      </div>
      {!isWhole && found > rows.length && (
        <p className="explains">
          {register.shownFirst(writeCount(rows.length, language), writeCount(found, language))}{' '}
          {!isForPrint && (
            <a href={`/${slug}/contracts${writeFilter(filter) ? `${writeFilter(filter)}&` : '?'}print`}>
              {register.showAll}
            </a>
          )}
        </p>
      )}
    </>
  )
}

/** The room of the rows that are not drawn. */
function Space({ height }: { height: number }) {
  return height > 0 ? <tr aria-hidden="true" className="row-space" style={{ height }} /> : null
}

function HeadingCell({ column, filter, slug, onChoose }: Props & { column: ContractColumn }) {
  const { sort } = filter
  const isSorted = column.sort !== null && sort?.key === column.sort
  const next = column.sort === null ? null : nextSort(column.sort, filter)
  const choose = (event: MouseEvent) => {
    if (onChoose({ sort: next })) event.preventDefault()
  }
  return (
    <th
      scope="col"
      role="columnheader"
      className={[`column-${column.key}`, column.isNumeric ? 'is-numeric' : ''].join(' ').trim()}
      aria-sort={isSorted ? (sort?.isDown ? 'descending' : 'ascending') : undefined}
    >
      {next === null ? (
        column.heading
      ) : (
        <a href={`/${slug}/contracts${writeFilter({ ...filter, sort: next })}`} onClick={choose}>
          {column.heading}
          {isSorted && <span aria-hidden="true">{sort?.isDown ? ' ↓' : ' ↑'}</span>}
        </a>
      )}
    </th>
  )
}

/** Amounts begin with the largest, everything else with the first; the same heading again turns the order round. */
function nextSort(key: SortKey, { sort }: ContractFilter): ContractFilter['sort'] {
  if (sort?.key === key) return { key, isDown: !sort.isDown }
  return { key, isDown: key === 'ceiling' || key === 'paid' }
}
