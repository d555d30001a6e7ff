import { useWords } from '../../../ground/words/use-words.ts'
import type { CheckChoice } from '../find-checks.ts'

type Props = { slug: string; choice: CheckChoice; isGovernment: boolean }

/** The ways of looking at what the checks found; every one has an address. */
export function ChecksLinks({ slug, choice, isGovernment }: Props) {
  const { checks, quality } = useWords()
  const address = (change: Partial<CheckChoice>) => {
    const { isAll, by, provider, contract } = { ...choice, ...change }
    const query = new URLSearchParams({
      ...(isAll ? { show: 'all' } : {}),
      ...(by === 'provider' ? { by } : {}),
      ...(provider ? { provider } : {}),
      ...(contract ? { contract } : {}),
    }).toString()
    return `${query ? '?' : ''}${query}`
  }
  const base = `/${slug}/data/checks`
  const link = (label: string, change: Partial<CheckChoice>, isHere: boolean) => (
    <a href={`${base}${address(change)}`} aria-current={isHere ? 'page' : undefined}>
      {label}
    </a>
  )
  return (
    <nav className="choice-line" aria-label={checks.views}>
      {link(checks.onlyMoving, { isAll: false }, !choice.isAll)}
      {link(checks.everything, { isAll: true }, choice.isAll)}
      {isGovernment && link(checks.byCheck, { by: 'check' }, choice.by === 'check')}
      {isGovernment &&
        link(checks.byProvider, { by: 'provider', provider: null, contract: null }, choice.by === 'provider')}
      <a href={`/${slug}/data/quality${choice.provider ? `?provider=${choice.provider}` : ''}`}>{quality.toQuality}</a>
      <a href={`/${slug}/data/checks.csv${address({})}`}>{checks.download}</a>
    </nav>
  )
}
