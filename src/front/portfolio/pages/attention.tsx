import { RowList } from '../../../ground/ui/row-list.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount } from '../../../ground/words/write-value.ts'
import { describeSignal } from '../../../management/meetings/describe-signal.ts'
import type { Portfolio } from '../find-portfolio.ts'

type Props = Pick<Portfolio, 'signals' | 'byChance'> & {
  month: string
  slug: string
  allSignals: number
  isAll: boolean
}

/** How many a phone shows at first; the others are hidden by the theme, and one click away. */
const shownOnPhone = 5

/** What is worth a conversation this month, and how many of these chance alone would bring. */
export function Attention({ signals, byChance, month, slug, allSignals, isAll }: Props) {
  const words = useWords()
  const language = useLanguage()
  const { portfolio } = words
  return (
    <section className={`part portfolio-attention${isAll ? '' : ' is-few'}`}>
      <h2>{portfolio.attention}</h2>
      {byChance.expected > 0 && (
        <p className="explains">
          {portfolio.byChance(
            byChance.expected.toLocaleString(language, { maximumFractionDigits: 1 }),
            writeCount(byChance.seen, language),
          )}{' '}
          <a href={`/${slug}/signals#by-chance`}>{portfolio.byKind}</a>
        </p>
      )}
      {signals.length === 0 ? (
        <p>{portfolio.nothing}</p>
      ) : (
        <RowList
          rows={signals.map(({ id, contractNumber, providerName, program, programType, signal }) => {
            const { sentence, why } = describeSignal(signal, words, language)
            return {
              key: id,
              name: program,
              underName: `${providerName}, ${programType}`,
              sentence: <a href={`/${slug}/signals/${id}`}>{sentence}</a>,
              explanation: why,
              action: (
                <a
                  className="usa-button usa-button--outline"
                  href={`/${slug}/contracts/${encodeURIComponent(contractNumber)}/reviews/${month}`}
                >
                  {portfolio.openReview}
                </a>
              ),
            }
          })}
        />
      )}
      <p>
        <a href={`/${slug}/signals`}>{portfolio.allSignals}</a>
      </p>
      {!isAll && allSignals > shownOnPhone && (
        <p className={allSignals > signals.length ? undefined : 'narrow-only'}>
          <a href="?all">{portfolio.showAll(allSignals)}</a>
        </p>
      )}
      {isAll && (
        <p>
          <a href="?">{portfolio.showFew}</a>
        </p>
      )}
    </section>
  )
}
