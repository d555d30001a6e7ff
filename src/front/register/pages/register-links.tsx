import { useWords } from '../../../ground/words/use-words.ts'

type Props = { slug: string; current: 'contracts' | 'ends' | 'steps' | 'views' }

/** The ways of looking at the contracts: as a list, by their ends, by the days at each step, and what people keep. */
export function RegisterLinks({ slug, current }: Props) {
  const { register } = useWords()
  return (
    <nav className="choice-line" aria-label={register.ways}>
      {(['contracts', 'ends', 'steps', 'views'] as const).map((way) => (
        <a key={way} href={`/${slug}/${way}`} aria-current={way === current ? 'page' : undefined}>
          {register.way[way]}
        </a>
      ))}
    </nav>
  )
}
