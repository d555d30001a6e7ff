import { DataTable } from '../../../ground/ui/data-table.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import type { ValueFormat } from '../../../ground/words/write-value.ts'
import { writeDay, writeMonth } from '../../../ground/words/write-value.ts'
import { countsIn } from '../../../management/meetings/shown-course.ts'
import type { CorrectionEffect, Reading } from '../../../performance/reports/find-correction-effect.ts'
import type { TouchedPacket } from '../list-packets-touched.ts'

type Props = { effect: CorrectionEffect; packets: TouchedPacket[]; valueFormat: ValueFormat }

/** What an acceptance would change, month by month and contract by contract, and what was sent already and would not. */
export function CorrectionEffectPart({ effect, packets, valueFormat }: Props) {
  const all = useWords()
  const { reports, measures } = all
  const language = useLanguage()
  const { correction: words } = reports
  const { columns } = words
  const window = ({ window: one }: Reading) =>
    one
      ? `${countsIn(valueFormat, { ...one, counted: '' }, all, language).trim()}, ${measures.window(one.months)}`
      : words.none
  const judgment = ({ judgment: one }: Reading) => (one ? measures.judgment[one] : measures.noStandard)
  const signal = ({ signal: one }: Reading) => (one ? words.signals[one]! : words.none)
  return (
    <>
      <section className="part" id="effect">
        <h2>{words.effect}</h2>
        <p>
          {effect.readings.length === 0
            ? words.noEffect
            : words.effectSum(effect.judgmentsChanged, effect.signalsChanged)}
        </p>
        <p className="explains">{words.effectText}</p>
        {effect.readings.length > 0 && (
          <DataTable
            caption={words.effect}
            isCaptionHidden
            rows={effect.readings}
            rowKey={(row) => `${row.contractNumber} ${row.month}`}
            columns={[
              { key: 'month', heading: columns.month, cell: (row) => writeMonth(row.month, language) },
              { key: 'contract', heading: columns.contract, cell: (row) => row.contractNumber },
              {
                key: 'window',
                heading: columns.window,
                phoneLabel: columns.window,
                cell: (row) => words.fromTo(window(row.before), window(row.after)),
              },
              {
                key: 'judgment',
                heading: columns.judgment,
                phoneLabel: columns.judgment,
                cell: (row) => words.fromTo(judgment(row.before), judgment(row.after)),
              },
              {
                key: 'signal',
                heading: columns.signal,
                phoneLabel: columns.signal,
                cell: (row) => words.fromTo(signal(row.before), signal(row.after)),
              },
            ]}
          />
        )}
      </section>
      <section className="part">
        <h2>{words.packets}</h2>
        {packets.length === 0 ? (
          <p>{words.noPackets}</p>
        ) : (
          <>
            <p className="explains">{words.packetsText}</p>
            <ul className="plain-list">
              {packets.map((packet) => (
                <li key={packet.id}>
                  {words.packet(
                    packet.contractNumber,
                    writeMonth(packet.month, language),
                    writeDay(packet.sentAt.slice(0, 10), language),
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
    </>
  )
}
