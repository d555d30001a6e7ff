import { asVisitor } from '../../../ground/people/session.server.ts'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount, writeRoundMoney } from '../../../ground/words/write-value.ts'
import { readFilter } from '../../portfolio/contract-filter.ts'
import { findRegister } from '../../portfolio/find-register.ts'
import { contractList } from '../contract-list.ts'
import { listViews } from '../list-views.ts'
import type { Route } from './+types/contracts'
import { ContractsBoard } from './contracts-board.tsx'
import { RegisterLinks } from './register-links.tsx'

const shownRows = 50
/** More rows than this a browser would take long to lay out on paper: then the file is better. */
const printedRows = 2000

export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const isForPrint = query.has('print')
  return asVisitor(request, params, async (visit) => {
    const { rows, today, search } = await findRegister(visit)
    const filter = readFilter(query)
    const list = contractList(rows, filter, today, search)
    const count = (status: string) => rows.reduce((sum, row) => sum + Number(row.status === status), 0)
    return {
      list: { ...list, rows: list.rows.slice(0, isForPrint ? printedRows : shownRows) },
      filter,
      all: rows.length,
      providers: new Set(rows.map((row) => row.provider)).size,
      allCents: rows.reduce((sum, row) => sum + (row.ceilingCents ?? 0), 0),
      unsigned: count('running-unsigned'),
      expiring: count('expiring'),
      views: await listViews(visit),
      today,
      isForPrint,
      slug: visit.jurisdiction.slug,
      isGovernment: visit.asker.role !== 'provider',
    }
  })
}

/** All contracts: searched, filtered, ordered; drawn by the server first, and whole in the browser afterwards. */
export default function ContractsPage({ loaderData }: Route.ComponentProps) {
  const { register } = useWords()
  const language = useLanguage()
  const { all, providers, allCents, slug } = loaderData
  return (
    <>
      <title>{register.contracts}</title>
      <PageHeading
        title={register.contracts}
        lead={
          all > 0
            ? register.lead(
                writeCount(all, language),
                writeCount(providers, language),
                writeRoundMoney(allCents, language),
              )
            : undefined
        }
      />
      {all === 0 ? (
        <EmptyState sentence={register.noContracts}>
          <p>{register.noContractsHow}</p>
          {loaderData.isGovernment && (
            <a className="usa-button" href={`/${slug}/data`}>
              {register.toData}
            </a>
          )}
        </EmptyState>
      ) : (
        <>
          <RegisterLinks slug={slug} current="contracts" />
          <ContractsBoard key={slug} {...loaderData} />
        </>
      )}
    </>
  )
}
