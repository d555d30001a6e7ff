import { DataTable } from '../../../ground/ui/data-table.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount, writeMonth } from '../../../ground/words/write-value.ts'
import type { ExpectedSignals } from '../../../performance/signals/count-expected-signals.ts'

/** How many signals chance alone would raise in the newest month, by kind, beside how many were raised. */
export function ByChance({ expected, month }: { expected: ExpectedSignals[]; month: string }) {
  const { evidence, signals } = useWords()
  const language = useLanguage()
  const { chance } = evidence
  const write = (n: number) => n.toLocaleString(language, { maximumFractionDigits: 1, minimumFractionDigits: 1 })
  const sum = (pick: 'expected' | 'seen') => expected.reduce((total, one) => total + one[pick], 0)
  return (
    <section className="part" id="by-chance">
      <h2>{chance.title}</h2>
      <p>
        {chance.sentence(write(sum('expected')), writeCount(sum('seen'), language), writeMonth(month, language))}{' '}
        {chance.note}
      </p>
      <DataTable
        caption={chance.title}
        isCaptionHidden
        rows={expected}
        rowKey={({ kind }) => kind}
        columns={[
          { key: 'kind', heading: chance.kind, cell: ({ kind }) => signals.kind[kind] },
          {
            key: 'expected',
            heading: chance.expected,
            phoneLabel: chance.expected,
            isNumeric: true,
            cell: (one) => write(one.expected),
          },
          {
            key: 'seen',
            heading: chance.seen,
            phoneLabel: chance.seen,
            isNumeric: true,
            cell: (one) => writeCount(one.seen, language),
          },
        ]}
      />
    </section>
  )
}
