import type { FormEvent } from 'react'
import { isMonth } from '../../../ground/platform/day.ts'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import type { Language, Words } from '../../../ground/words/words.ts'
import { writeCount, writeMonth } from '../../../ground/words/write-value.ts'
import type { ContractFilter } from '../../portfolio/contract-filter.ts'
import { type Counted, counted, type Dimension } from '../../portfolio/contract-index.ts'
import type { EndKind, ListedStatus } from '../../portfolio/contract-row.ts'
import type { ContractList } from '../contract-list.ts'

type Props = {
  filter: ContractFilter
  choices: ContractList['choices']
  slug: string
  onChoose: (change: Partial<ContractFilter>) => boolean
  onSubmit: (event: FormEvent<HTMLFormElement>) => void
}

/** Search and choices. A plain form, so that it answers before the script does and without it. */
export function ContractsFilter({ filter, choices, slug, onChoose, onSubmit }: Props) {
  const words = useWords()
  const language = useLanguage()
  const { register } = words
  return (
    <search>
      <form method="get" action={`/${slug}/contracts`} className="contract-filter" onSubmit={onSubmit}>
        <div className="contract-filter-search">
          <label className="usa-label" htmlFor="q">
            {register.search}
          </label>
          <input
            className="usa-input"
            type="search"
            id="q"
            name="q"
            value={filter.q}
            autoComplete="off"
            onChange={(event) => onChoose({ q: event.target.value })}
          />
        </div>
        {counted
          .filter((dimension) => hasChoice(filter, choices, dimension))
          .map((dimension) => (
            <div key={dimension}>
              <label className="usa-label" htmlFor={dimension}>
                {register.dimension[dimension]}
              </label>
              <select
                className="usa-select"
                id={dimension}
                name={dimension}
                value={filter[dimension] ?? ''}
                onChange={(event) => {
                  const { form, value } = event.target
                  if (!onChoose({ [dimension]: value || null })) form?.requestSubmit()
                }}
              >
                <option value="">{register.any[dimension]}</option>
                {choices[dimension].map(([value, count]) => (
                  <option key={value} value={value}>
                    {`${sayChoice(dimension, value, words, language)} (${writeCount(count, language)})`}
                  </option>
                ))}
              </select>
            </div>
          ))}
        {filter.provider !== null && <input type="hidden" name="provider" value={filter.provider} />}
        {filter.sort !== null && (
          <input type="hidden" name="sort" value={`${filter.sort.isDown ? '-' : ''}${filter.sort.key}`} />
        )}
        <button type="submit" className="usa-button usa-button--outline">
          {register.show}
        </button>
      </form>
    </search>
  )
}

/** What no contract has offers nothing to choose: the portfolio says that it is not known. */
const hasChoice = (filter: ContractFilter, choices: ContractList['choices'], dimension: Counted): boolean =>
  filter[dimension] !== null || choices[dimension].some(([value]) => value !== '-')

/** A value of a dimension in words. */
export function sayChoice(dimension: Dimension, value: string, { register }: Words, language: Language): string {
  if (value === '-') return register.notKnown[dimension]
  if (dimension === 'status') return register.status[value as ListedStatus]
  if (dimension !== 'ends') return value
  return isMonth(value) ? writeMonth(value, language) : register.ends[value as EndKind]
}
