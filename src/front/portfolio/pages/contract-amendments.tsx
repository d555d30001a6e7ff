import { Form } from 'react-router'
import type { Amendment, ContractTerms } from '../../../agreements/contracts/amendment.ts'
import type { YearStake } from '../../../agreements/contracts/contract-amounts.ts'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay, writeMoney } from '../../../ground/words/write-value.ts'

type Props = { amendments: Amendment[]; base: string; mayKeep: boolean }

/** The amendments of a contract as a line in time, the newest first, each with the terms before and after it. */
export function ContractAmendments({ amendments, base, mayKeep }: Props) {
  const { contract } = useWords()
  const { amendments: text } = contract
  const newest = amendments.findLast((one) => one.undoneAt === null)
  return (
    <section className="part" id="amendments">
      <h2>{text.heading}</h2>
      {amendments.length === 0 && (
        <EmptyState sentence={text.none}>
          {mayKeep && <a href={`${base}/amend`}>{contract.forms.edit.toAmend}</a>}
        </EmptyState>
      )}
      {amendments.length > 0 && (
        <ol className="timeline">
          {amendments.toReversed().map((one) => (
            <OneAmendment key={one.id} amendment={one} mayUndo={mayKeep && one === newest} />
          ))}
        </ol>
      )}
      {amendments.length > 0 && (
        <p className="explains table-file">
          <a href={`${base}/amendments.csv`}>{contract.download}</a>
        </p>
      )}
    </section>
  )
}

function OneAmendment({ amendment, mayUndo }: { amendment: Amendment; mayUndo: boolean }) {
  const { contract } = useWords()
  const language = useLanguage()
  const { amendments: text } = contract
  const { number, kinds, rationale, effectiveOn, signedOn, before, after, undoneAt } = amendment
  const day = (value: string) => writeDay(value, language)
  return (
    <li className={undoneAt ? 'is-undone' : undefined}>
      <h3>
        {text.title(number)}: {kinds.map((kind) => text.kinds[kind]).join(', ')}
      </h3>
      <p className="explains">
        {[
          text.effective(day(effectiveOn)),
          signedOn ? text.signed(day(signedOn)) : text.notSigned,
          ...(undoneAt ? [text.undone(day(undoneAt.slice(0, 10)))] : []),
        ].join(', ')}
      </p>
      <dl className="changed-terms">
        {(Object.keys(text.terms) as (keyof ContractTerms)[])
          .filter((term) => term in after)
          .map((term) => (
            <div key={term}>
              <dt>{text.terms[term]}</dt>
              <dd>
                <TermChange term={term} before={before} after={after} />
              </dd>
            </div>
          ))}
      </dl>
      <p>{rationale}</p>
      {mayUndo && (
        <details className="quiet-undo">
          <summary>{text.undo}</summary>
          <Form method="post" preventScrollReset>
            <input type="hidden" name="amendment" value={amendment.id} />
            <p className="explains">{text.undoText}</p>
            <button type="submit" name="do" value="undo-amendment" className="usa-button usa-button--outline">
              {text.undo}
            </button>
          </Form>
        </details>
      )}
    </li>
  )
}

type Change = { term: keyof ContractTerms; before: Partial<ContractTerms>; after: Partial<ContractTerms> }

/** Short values stand beside each other with an arrow; long texts below each other. */
function TermChange({ term, before, after }: Change) {
  const words = useWords()
  const language = useLanguage()
  const { amendments: text } = words.contract
  const write = (terms: Partial<ContractTerms>): string => {
    const value = terms[term]
    if (value === null || value === undefined) return term === 'measuresNote' ? text.nothing : text.unknown
    if (term === 'stakes') return writeStakes(value as YearStake[])
    if (term === 'ceilingCents') return writeMoney(value as number, language)
    if (term === 'from' || term === 'to') return writeDay(value as string, language)
    return String(value)
  }
  const writeStakes = (stakes: YearStake[]) =>
    stakes.length === 0
      ? text.nothing
      : stakes
          .map(({ measure, fiscalYear, amountCents }) =>
            words.contract.money.stake(
              words.measures.title[measure] ?? measure,
              fiscalYear,
              writeMoney(amountCents, language),
            ),
          )
          .join('; ')
  const [was, is] = [write(before), write(after)]
  if (was.length + is.length <= 80) {
    return (
      <>
        <s className="was-term">
          <span className="is-read-aloud">{text.before} </span>
          {was}
        </s>
        <span aria-hidden="true"> → </span>
        <span>
          <span className="is-read-aloud">{text.after} </span>
          {is}
        </span>
      </>
    )
  }
  return (
    <>
      <p>
        <span className="explains">{text.before}:</span> {was}
      </p>
      <p>
        <span className="explains">{text.after}:</span> {is}
      </p>
    </>
  )
}
