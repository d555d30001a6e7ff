import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay, writeRoundMoney } from '../../../ground/words/write-value.ts'
import type { LinkedWork, LinkedWorks } from '../find-linked-work.ts'

type Props = { linked: LinkedWorks; slug: string; base: string; mayKeep: boolean }

/** The contracts before and after this one, with what was done under them. */
export function ContractLine({ linked, slug, base, mayKeep }: Props) {
  const { contract } = useWords()
  const { line: text } = contract
  const isAlone = linked.predecessors.length + linked.successors.length === 0
  if (isAlone && !mayKeep) return null
  return (
    <section className="part" id="line">
      <h2>{text.heading}</h2>
      {isAlone && <p className="explains">{text.none}</p>}
      {linked.predecessors.length > 0 && (
        <Linked heading={text.predecessors} contracts={linked.predecessors} slug={slug} />
      )}
      {linked.successors.length > 0 && <Linked heading={text.successors} contracts={linked.successors} slug={slug} />}
      {mayKeep && (
        <p className="explains">
          <a href={`${base}/edit#line`}>{text.link}</a>
        </p>
      )}
    </section>
  )
}

function Linked({ heading, contracts, slug }: { heading: string; contracts: LinkedWork[]; slug: string }) {
  const { contract } = useWords()
  const language = useLanguage()
  const { line: text, facts } = contract
  const money = (cents: number | null) => (cents === null ? facts.unknown : writeRoundMoney(cents, language))
  return (
    <>
      <h3 className="linked-heading">{heading}</h3>
      <ul className="row-list">
        {contracts.map((one) => {
          const address = `/${slug}/contracts/${encodeURIComponent(one.number)}`
          return (
            <li key={one.id}>
              <div>
                <p className="row-name">
                  <a href={address}>{one.number}</a>
                </p>
                <p className="explains">{text.takenOver(writeDay(one.takenOverOn, language))}</p>
              </div>
              <div>
                <p>
                  {one.title}, {one.providerName}
                </p>
                <p className="explains">
                  {text.paidOf(money(one.paidCents), money(one.ceilingCents))}
                  {one.programs.length > 0 && `. ${text.programs(one.programs.join(', '))}`}
                </p>
                {one.note && <p className="explains">{one.note}</p>}
                {one.openActions.length > 0 && (
                  <>
                    <p>{text.openActions(one.openActions.length)}</p>
                    <ul className="explains">
                      {one.openActions.slice(0, 5).map((action) => (
                        <li key={action.id}>
                          {text.due(action.what, action.ownerName, writeDay(action.dueOn, language))}
                        </li>
                      ))}
                    </ul>
                  </>
                )}
              </div>
              <div className="row-action">
                <a href={`${address}/reviews/${one.lastMonth}`}>{text.results}</a>
              </div>
            </li>
          )
        })}
      </ul>
    </>
  )
}
