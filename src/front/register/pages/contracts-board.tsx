import { type FormEvent, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { type ContractFilter, isFiltered, noFilter, writeFilter } from '../../portfolio/contract-filter.ts'
import type { ContractRow } from '../../portfolio/contract-row.ts'
import { type ContractSearch, prepareContractSearch } from '../../portfolio/contract-search.ts'
import { type PackedRows, unpackRows } from '../../portfolio/pack-rows.ts'
import { type ContractList, contractList } from '../contract-list.ts'
import type { SavedView } from '../view.ts'
import { ContractsFilter } from './contracts-filter.tsx'
import { ContractsFound } from './contracts-found.tsx'
import { ContractsTable } from './contracts-table.tsx'
import { ContractsUrgent } from './contracts-urgent.tsx'
import { ViewForm } from './view-form.tsx'

export type BoardProps = {
  list: ContractList
  filter: ContractFilter
  all: number
  unsigned: number
  expiring: number
  views: SavedView[]
  today: string
  slug: string
  isForPrint: boolean
  isGovernment: boolean
}

/** The list with its filters. Once the browser has all rows it answers by itself, and the address follows. */
export function ContractsBoard(props: BoardProps) {
  const { list, today, slug, all, isForPrint } = props
  const [filter, setFilter] = useState(props.filter)
  const [whole, setWhole] = useState<Whole | null>(null)
  const asked = useDeferredValue(filter)

  // A link of the page (a saved view, a way back) brings another filter.
  useEffect(() => setFilter(props.filter), [props.filter])
  useEffect(() => {
    if (isForPrint) return
    const stop = new AbortController()
    fetchRows(slug, stop.signal).then(
      (fetched) => !stop.signal.aborted && setWhole(fetched),
      // Without all rows the list goes on as it began: the server answers.
      () => {},
    )
    return () => stop.abort()
  }, [slug, isForPrint])

  const shown = useMemo(
    () => (whole === null ? list : contractList(whole.rows, asked, today, whole.search)),
    [whole, asked, today, list],
  )

  const choose = (change: Partial<ContractFilter>): boolean => {
    const next = { ...filter, ...change }
    setFilter(next)
    if (whole === null) return false
    window.history.replaceState(window.history.state, '', writeFilter(next) || window.location.pathname)
    return true
  }
  /** What the rows on screen answer to: until all rows are here, what the server was asked. */
  const answered = whole === null ? props.filter : filter
  const submit = (event: FormEvent<HTMLFormElement>) => {
    if (whole !== null) event.preventDefault()
  }

  return (
    <>
      <ContractsUrgent {...props} onChoose={(status) => choose({ ...noFilter, status })} />
      <ContractsFilter filter={filter} choices={shown.choices} slug={slug} onChoose={choose} onSubmit={submit} />
      <ContractsFound
        list={shown}
        all={all}
        filter={answered}
        slug={slug}
        isForPrint={isForPrint}
        onClear={() => choose({ ...noFilter, sort: filter.sort })}
      />
      <ContractsTable
        rows={shown.rows}
        found={shown.found}
        filter={answered}
        slug={slug}
        isWhole={whole !== null}
        isForPrint={isForPrint}
        onChoose={choose}
      />
      <ViewForm filter={answered} isFiltered={isFiltered(answered)} slug={slug} isGovernment={props.isGovernment} />
    </>
  )
}

type Whole = { rows: ContractRow[]; search: ContractSearch }

async function fetchRows(slug: string, signal: AbortSignal): Promise<Whole> {
  const answer = await fetch(`/${slug}/contracts.json`, { signal })
  if (!answer.ok) throw new Error(String(answer.status))
  const rows = unpackRows((await answer.json()) as PackedRows)
  return { rows, search: await prepareContractSearch(rows) }
}
