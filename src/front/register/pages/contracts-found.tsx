import type { MouseEvent } from 'react'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount, writeMoney, writeRoundMoney } from '../../../ground/words/write-value.ts'
import { type ContractFilter, isFiltered, writeFilter } from '../../portfolio/contract-filter.ts'
import type { ContractList } from '../contract-list.ts'

type Props = {
  list: ContractList
  all: number
  filter: ContractFilter
  slug: string
  isForPrint: boolean
  onClear: () => boolean
}

/** What was found, in a sentence, and what can be done with it. */
export function ContractsFound({ list, all, filter, slug, isForPrint, onClear }: Props) {
  const { register } = useWords()
  const language = useLanguage()
  const query = writeFilter(filter)
  const { found, ceilingCents, withoutCeiling } = list
  const money =
    Math.abs(ceilingCents) < 100_000_00 ? writeMoney(ceilingCents, language) : writeRoundMoney(ceilingCents, language)
  const clear = (event: MouseEvent) => {
    if (onClear()) event.preventDefault()
  }
  return (
    <div className="found-line">
      <p role="status">
        {isFiltered(filter)
          ? register.found(found, writeCount(found, language), writeCount(all, language))
          : register.allOf(writeCount(all, language))}
        {found > withoutCeiling && ` ${register.upTo(money)}`}
        {withoutCeiling > 0 &&
          found > 0 &&
          ` ${register.withoutAmount(withoutCeiling, writeCount(withoutCeiling, language))}`}
        {filter.provider !== null && ` ${register.ofProvider(filter.provider)}`}
      </p>
      <p className="found-links">
        {isFiltered(filter) && (
          <a href={`/${slug}/contracts`} onClick={clear}>
            {register.clear}
          </a>
        )}
        <a href={`/${slug}/contracts.csv${query}`}>{register.download}</a>
        {!isForPrint && <a href={`/${slug}/contracts${query ? `${query}&` : '?'}print`}>{register.toPrint}</a>}
        {isForPrint && <a href={`/${slug}/contracts${query}`}>{register.toList}</a>}
      </p>
    </div>
  )
}
