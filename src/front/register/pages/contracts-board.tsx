import { type FormEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { type ContractFilter, isFiltered, noFilter, writeFilter } from '../../portfolio/contract-filter.ts'
import type { ContractRow } from '../../portfolio/contract-row.ts'
import { type ContractSearch, contractSearch } from '../../portfolio/contract-search.ts'
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
  const [rows, setRows] = useState<ContractRow[] | null>(null)
  const search = useRef<ContractSearch | null>(null)
  const asked = useDeferredValue(filter)

  // A link of the page (a saved view, a way back) brings another filter.
  useEffect(() => setFilter(props.filter), [props.filter])
  useEffect(() => {
    if (isForPrint) return
    const stop = new AbortController()
    fetchRows(slug, stop.signal).then(setRows, () => {})
    return () => stop.abort()
  }, [slug, isForPrint])

  const shown = useMemo(() => {
    if (rows === null) return list
    return contractList(rows, asked, today, (text) => {
      search.current ??= contractSearch(rows)
      return search.current(text)
    })
  }, [rows, asked, today, list])

  const choose = (change: Partial<ContractFilter>): boolean => {
    if (rows === null) return false
    const next = { ...filter, ...change }
    setFilter(next)
    window.history.replaceState(window.history.state, '', writeFilter(next) || window.location.pathname)
    return true
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    if (rows !== null) event.preventDefault()
  }

  return (
    <>
      <ContractsUrgent {...props} onChoose={(status) => choose({ ...noFilter, status })} />
      <ContractsFilter
        filter={rows === null ? props.filter : filter}
        choices={shown.choices}
        slug={slug}
        onChoose={choose}
        onSubmit={submit}
      />
      <ContractsFound
        list={shown}
        all={all}
        filter={filter}
        slug={slug}
        isForPrint={isForPrint}
        onClear={() => choose({ ...noFilter, sort: filter.sort })}
      />
      <ContractsTable
        rows={shown.rows}
        found={shown.found}
        filter={filter}
        slug={slug}
        isWhole={rows !== null}
        isForPrint={isForPrint}
        onChoose={choose}
      />
      <ViewForm filter={filter} isFiltered={isFiltered(filter)} slug={slug} isGovernment={props.isGovernment} />
    </>
  )
}

async function fetchRows(slug: string, signal: AbortSignal): Promise<ContractRow[]> {
  const answer = await fetch(`/${slug}/contracts.json`, { signal })
  if (!answer.ok) throw new Error(String(answer.status))
  return unpackRows((await answer.json()) as PackedRows)
}
