import type { ProviderRecord } from '../../../agreements/providers/find-provider.ts'
import { writeEin } from '../../../agreements/providers/write-ein.ts'
import { useWords } from '../../../ground/words/use-words.ts'

type Props = {
  provider: ProviderRecord
  children: { id: string; name: string }[]
  slug: string
  isGovernment: boolean
}

/** Who it is: its identifiers, its kind, to whom it belongs and who belongs to it. */
export function ProviderFacts({ provider, children, slug, isGovernment }: Props) {
  const { providers: words } = useWords()
  const link = (id: string, name: string) => (isGovernment ? <a href={`/${slug}/providers/${id}`}>{name}</a> : name)
  const { isForProfit, parentId, parentName } = provider
  return (
    <dl className="card-list">
      <Fact name={words.uei}>{provider.uei ?? words.notKnown}</Fact>
      <Fact name={words.ein}>{provider.ein ? writeEin(provider.ein) : words.notKnown}</Fact>
      <Fact name={words.profit}>
        {isForProfit === null ? words.notKnown : isForProfit ? words.forProfit : words.nonprofit}
      </Fact>
      {parentId && parentName && <Fact name={words.parent}>{link(parentId, parentName)}</Fact>}
      {children.length > 0 && (
        <Fact name={words.children}>
          <ul>
            {children.map(({ id, name }) => (
              <li key={id}>{link(id, name)}</li>
            ))}
          </ul>
        </Fact>
      )}
      <Fact name={words.files}>
        <a href={`/${slug}/providers/${provider.id}/files`}>{words.toFiles}</a>
      </Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="card-row">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
