import { Field } from '../../../ground/ui/field.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import { signalKinds } from '../../../performance/signals/signal.ts'
import { answerStates } from '../../../performance/signals/signal-answer.ts'
import type { SignalsPage } from '../find-signals-page.ts'

type Props = Pick<SignalsPage, 'asked' | 'contracts'> & { slug: string }

/** Narrows the list by contract, kind and answer; the address says how. */
export function SignalsFilter({ asked, contracts, slug }: Props) {
  const { evidence, signals } = useWords()
  const { filter, states } = evidence
  const isNarrowed = Object.keys(asked).length > 0
  return (
    <form method="get" className="choose-line signals-filter">
      <Field
        name="contract"
        control="select"
        label={filter.contract}
        defaultValue={asked.contract ?? ''}
        options={[{ value: '', label: filter.anyContract }, ...contracts.map((one) => ({ value: one, label: one }))]}
      />
      <Field
        name="kind"
        control="select"
        label={filter.kind}
        defaultValue={asked.kind ?? ''}
        options={[
          { value: '', label: filter.anyKind },
          ...signalKinds.map((kind) => ({ value: kind, label: signals.kind[kind] })),
        ]}
      />
      <Field
        name="state"
        control="select"
        label={filter.state}
        defaultValue={asked.state ?? ''}
        options={[
          { value: '', label: filter.anyState },
          ...answerStates.map((state) => ({ value: state, label: states[state] })),
        ]}
      />
      <div className="usa-checkbox">
        <input
          className="usa-checkbox__input"
          type="checkbox"
          id="ended"
          name="ended"
          value="yes"
          defaultChecked={asked.withEnded}
        />
        <label className="usa-checkbox__label" htmlFor="ended">
          {filter.ended}
        </label>
      </div>
      <button type="submit" className="usa-button usa-button--outline">
        {filter.show}
      </button>
      {isNarrowed && <a href={`/${slug}/signals`}>{filter.clear}</a>}
    </form>
  )
}
