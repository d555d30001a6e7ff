import { worksForTheGovernment } from '../../../ground/people/may.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { DataTable, type TableColumn } from '../../../ground/ui/data-table.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { Sparkline } from '../../../ground/ui/sparkline.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount, writeDay, writeMonth, writeValue } from '../../../ground/words/write-value.ts'
import { findQuality, type ProviderQuality, type QualitySum } from '../find-quality.ts'
import type { Route } from './+types/quality'

export async function loader({ request, params }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams.get('provider')
  return asVisitor(request, params, async (visit) => {
    const isGovernment = worksForTheGovernment(visit)
    const shown = await findQuality(visit, asked)
    return { shown, isGovernment, isOne: asked !== null, slug: visit.jurisdiction.slug }
  })
}

/** How providers keep their records over time: whether answers are there, agree with each other, and come in time. */
export default function Quality({ loaderData }: Route.ComponentProps) {
  const { quality, frame, data } = useWords()
  const language = useLanguage()
  const { shown, isGovernment, isOne, slug } = loaderData
  const one = isOne || shown?.providers.length === 1 ? shown?.providers[0] : undefined
  const base = `/${slug}/data/quality`
  const trail = [
    ...(isGovernment ? [{ href: `/${slug}/data`, label: data.title }] : []),
    ...(isGovernment && one ? [{ href: base, label: quality.title }] : []),
  ]
  const heading = (
    <>
      <title>{quality.title}</title>
      <PageHeading
        title={one ? quality.of(one.name) : quality.title}
        lead={quality.lead}
        trailLabel={frame.nav.data}
        trail={trail}
      />
    </>
  )
  if (shown === null || shown.providers.length === 0)
    return (
      <>
        {heading}
        <EmptyState sentence={quality.none} />
      </>
    )
  const query = one ? `?provider=${one.id}` : ''
  return (
    <>
      {heading}
      <p className="explains">
        {quality.months(writeMonth(shown.from, language), writeMonth(shown.to, language))}{' '}
        {shown.exportedOn && quality.exported(writeDay(shown.exportedOn, language))}
      </p>
      {one ? <Months provider={one} /> : <Providers providers={shown.providers} href={base} />}
      <p className="explains">{quality.howToRead}</p>
      <p className="choice-line">
        <a href={`${base}.csv${query}`}>{quality.csv}</a>
        <a href={`${base}.xlsx${query}`}>{quality.xlsx}</a>
        <a href={`/${slug}/data/checks${query}`}>{quality.toChecks}</a>
      </p>
    </>
  )
}

type Part = 'missing' | 'contradiction'

/** Findings in a hundred records, with their counts; where nothing was recorded there is no figure. */
function Rate({ sum, part }: { sum: QualitySum; part: Part }) {
  const { quality, measures } = useWords()
  const language = useLanguage()
  if (sum.records === 0) return <span className="explains">{measures.nothing}</span>
  return (
    <>
      {quality.perHundred(writeValue((100 * sum[part]) / sum.records, 'count', language))}
      <span className="explains beneath">
        {quality.counts(writeCount(sum[part], language), writeCount(sum.records, language))}
      </span>
    </>
  )
}

function InTime({ sum }: { sum: QualitySum }) {
  const { quality, measures } = useWords()
  const language = useLanguage()
  if (sum.due === 0) return <span className="explains">{quality.noReports}</span>
  return (
    <>
      {writeValue(sum.inTime / sum.due, 'share', language)}
      <span className="explains beneath">{measures.of(sum.inTime, sum.due)}</span>
    </>
  )
}

function useColumns<Row>(sumOf: (row: Row) => QualitySum): TableColumn<Row>[] {
  const { quality } = useWords()
  const { columns } = quality
  return [
    {
      key: 'missing',
      heading: columns.missing,
      phoneLabel: columns.missing,
      cell: (row) => <Rate sum={sumOf(row)} part="missing" />,
    },
    {
      key: 'contradiction',
      heading: columns.contradiction,
      phoneLabel: columns.contradiction,
      cell: (row) => <Rate sum={sumOf(row)} part="contradiction" />,
    },
    {
      key: 'time',
      heading: columns.inTime,
      phoneLabel: columns.inTime,
      cell: (row) => <InTime sum={sumOf(row)} />,
    },
  ]
}

function Providers({ providers, href }: { providers: ProviderQuality[]; href: string }) {
  const { quality } = useWords()
  const [missing, contradiction, time] = useColumns<ProviderQuality>(({ sum }) => sum)
  const course = (part: Part): TableColumn<ProviderQuality> => ({
    key: `${part}-course`,
    heading: quality.course,
    cell: ({ name, months, sum }) =>
      sum.records === 0 ? null : (
        <Sparkline
          title={quality.courseOf(quality.columns[part], name)}
          points={months.map((month) => ({ value: month.records === 0 ? null : month[part] / month.records }))}
        />
      ),
  })
  return (
    <DataTable
      caption={quality.title}
      isCaptionHidden
      rows={providers}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'provider',
          heading: quality.columns.provider,
          cell: ({ id, name }) => <a href={`${href}?provider=${id}`}>{name}</a>,
        },
        missing!,
        course('missing'),
        contradiction!,
        course('contradiction'),
        time!,
      ]}
    />
  )
}

function Months({ provider }: { provider: ProviderQuality }) {
  const { quality } = useWords()
  const language = useLanguage()
  const columns = useColumns<ProviderQuality['months'][number]>((month) => month)
  return (
    <DataTable
      caption={quality.of(provider.name)}
      isCaptionHidden
      rows={provider.months.toReversed()}
      rowKey={({ month }) => month}
      columns={[
        { key: 'month', heading: quality.columns.month, cell: ({ month }) => writeMonth(month, language) },
        ...columns,
      ]}
    />
  )
}
