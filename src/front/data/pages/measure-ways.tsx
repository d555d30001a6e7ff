import { useWords } from '../../../ground/words/use-words.ts'

type Props = { slug: string; here: 'sentences' | 'sql'; dataset: string | null }

/** The two ways to make a measure, each with its address. */
export function MeasureWays({ slug, here, dataset }: Props) {
  const { builder } = useWords()
  const query = dataset === null ? '' : `?dataset=${dataset}`
  return (
    <nav className="choice-line" aria-label={builder.tabs.label}>
      <a href={`/${slug}/measures/build${query}`} aria-current={here === 'sentences' ? 'page' : undefined}>
        {builder.tabs.sentences}
      </a>
      <a href={`/${slug}/measures/sql${query}`} aria-current={here === 'sql' ? 'page' : undefined}>
        {builder.tabs.sql}
      </a>
    </nav>
  )
}
