import { Form } from 'react-router'
import { Field } from '../../../ground/ui/field.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import { type ContractFilter, writeFilter } from '../../portfolio/contract-filter.ts'
import { longestViewName } from '../view.ts'

type Props = { filter: ContractFilter; isFiltered: boolean; slug: string; isGovernment: boolean }

/** Keeps what is on screen under a name. */
export function ViewForm({ filter, isFiltered, slug, isGovernment }: Props) {
  const { register } = useWords()
  const query = writeFilter(filter)
  if (!isFiltered && filter.sort === null) return null
  return (
    <details className="view-form">
      <summary>{register.keep}</summary>
      <Form method="post" action={`/${slug}/views`}>
        <input type="hidden" name="do" value="save" />
        <input type="hidden" name="query" value={query} />
        <Field name="name" label={register.viewName} hint={register.keepHint} required maxLength={longestViewName} />
        {isGovernment && (
          <div className="usa-checkbox">
            <input className="usa-checkbox__input" type="checkbox" id="shared" name="shared" value="yes" />
            <label className="usa-checkbox__label" htmlFor="shared">
              {register.share}
            </label>
          </div>
        )}
        <button type="submit" className="usa-button usa-button--outline">
          {register.save}
        </button>
      </Form>
    </details>
  )
}
