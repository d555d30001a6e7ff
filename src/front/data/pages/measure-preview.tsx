import { DataTable } from '../../../ground/ui/data-table.tsx'
import { LiveChart } from '../../../ground/ui/live-chart.tsx'
import { type ChartPoint, ProcessChart } from '../../../ground/ui/process-chart.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import type { Language } from '../../../ground/words/words.ts'
import { writeCount, writeMoney, writeMonth, writeShortMonth } from '../../../ground/words/write-value.ts'
import type { MeasureFormat } from '../../../performance/built-measures/built-measure.ts'
import type { MeasurePreview, PreviewMonth } from '../../../performance/built-measures/preview-measure.ts'
import type { ProgramNames } from '../find-builder-page.ts'

type Props = { preview: MeasurePreview; format: MeasureFormat; names: ProgramNames }

/** What a measure would come to: all programs by month as a chart, then program by program. */
export function MeasureFigures({ preview, format, names }: Props) {
  const { builder, charts } = useWords()
  const language = useLanguage()
  if (preview.months.length === 0) return <p className="explains">{builder.noRows}</p>
  const write = (value: number) => writeFormat(value, format, language, builder.days)
  const reading = (one: NonNullable<PreviewMonth>) => {
    const say = format === 'share' ? builder.counted : builder.over
    return say(writeCount(one.numerator, language), writeCount(one.denominator, language))
  }
  const points = preview.total.map((one, i): ChartPoint => {
    const month = preview.months[i]!
    const value = one === null || one.denominator === 0 ? null : one.numerator / one.denominator
    const said = one === null || value === null ? builder.nobody : `${write(value)}, ${reading(one)}`
    const isProvisional = one !== null && !one.isMature
    return {
      label: writeShortMonth(month, language),
      value,
      reading: `${writeMonth(month, language)}: ${said}${isProvisional ? `, ${builder.immature}` : ''}`,
      isProvisional,
    }
  })
  const chart = {
    title: builder.preview,
    description: points.map((point) => point.reading).join('. '),
    points,
    formatTick: write,
    lowest: 0,
    ...(format === 'share' ? { highest: 1 } : {}),
  }
  return (
    <>
      <LiveChart hint={charts.hintOnly}>
        <div className="chart-wide">
          <ProcessChart {...chart} width={560} height={220} isInteractive />
        </div>
        <div className="chart-narrow">
          <ProcessChart {...chart} width={358} height={200} isInteractive />
        </div>
      </LiveChart>
      <ByProgram preview={preview} names={names} write={write} reading={reading} />
      {preview.groups.length > 0 && preview.groupsOf !== null && (
        <p className="explains">{builder.newestAlone(writeMonth(preview.groupsOf, language))}</p>
      )}
      {preview.groups.length > 0 && (
        <DataTable
          caption={builder.byGroup}
          rows={preview.groups}
          rowKey={({ name }) => name}
          columns={[
            { key: 'group', heading: builder.group, cell: ({ name }) => name },
            {
              key: 'value',
              heading: builder.value,
              isNumeric: true,
              cell: ({ numerator, denominator }) => (denominator === 0 ? '' : write(numerator / denominator)),
            },
            {
              key: 'counts',
              heading: builder.numerator,
              isNumeric: true,
              cell: ({ numerator }) => writeCount(numerator, language),
            },
            {
              key: 'of',
              heading: builder.denominator,
              isNumeric: true,
              cell: ({ denominator }) => writeCount(denominator, language),
            },
          ]}
        />
      )}
      <p className="explains">{builder.previewTook(writeCount(preview.milliseconds, language))}</p>
    </>
  )
}

type ByProgramProps = {
  preview: MeasurePreview
  names: ProgramNames
  write: (value: number) => string
  reading: (one: NonNullable<PreviewMonth>) => string
}

/** The three newest months of the largest programs, of those whose follow-up is over. */
function ByProgram({ preview, names, write, reading }: ByProgramProps) {
  const { builder } = useWords()
  const language = useLanguage()
  const all = preview.months.map((month, i) => ({ month, i }))
  const mature = all.filter(({ i }) => preview.total[i]?.isMature)
  const shown = (mature.length > 0 ? mature : all).slice(-3)
  return (
    <>
      <DataTable
        caption={builder.byProgram}
        rows={preview.programs}
        rowKey={({ programId }) => programId}
        columns={[
          {
            key: 'program',
            heading: builder.program,
            cell: ({ programId }) => (
              <>
                {names[programId]?.name ?? programId}
                {names[programId] && <span className="beneath">{names[programId].providerName}</span>}
              </>
            ),
          },
          ...shown.map(({ month, i }) => ({
            key: month,
            heading: writeShortMonth(month, language),
            phoneLabel: writeShortMonth(month, language),
            isNumeric: true,
            cell: ({ months }: MeasurePreview['programs'][number]) => {
              const one = months[i] ?? null
              if (one === null || one.denominator === 0) return <span className="explains">{builder.nobody}</span>
              return (
                <>
                  {write(one.numerator / one.denominator)}
                  <span className="beneath">{reading(one)}</span>
                </>
              )
            },
          })),
        ]}
      />
      {preview.more > 0 && <p className="explains">{builder.morePrograms(writeCount(preview.more, language))}</p>}
    </>
  )
}

function writeFormat(
  value: number,
  format: MeasureFormat,
  language: Language,
  days: (value: string) => string,
): string {
  if (format === 'money') return writeMoney(Math.round(value), language)
  if (format === 'share') return `${Math.round(value * 100)}%`
  const number = writeCount(Math.round(value * 10) / 10, language)
  return format === 'days' ? days(number) : number
}
