import type { Finding } from '../../ground/platform/finding.ts'
import { gatherFindings } from '../../ground/platform/gather-findings.ts'
import { providerName } from '../providers/provider-name.ts'
import { type Contract, contractCeiling } from './contract.ts'
import type { GatheredContract } from './contract-list.ts'
import type { RowMark } from './contract-list-rows.ts'

/** What only the whole list shows: contracts that changed hands, twins under two numbers, a provider with two identifiers. */
export function findListFindings(
  gathered: GatheredContract[],
  contracts: Contract[],
  file: string,
): { findings: Finding[]; marks: RowMark[] } {
  const book = gatherFindings(file)
  const marks: RowMark[] = []
  const note = (code: string, { last }: GatheredContract, found: string, expected: string | null = null) => {
    book.note({ grade: 'warning', code, row: last.file === file ? last.row : null, found, expected })
    const { file: inFile, row, number, itemId } = last
    marks.push({ file: inFile, row, grade: 'warning', code, contractNumber: number, itemId })
  }
  // A number under two providers or departments is mostly a change of name or hands; a person should know of it.
  for (const contract of gathered) {
    const { last, providers, departments } = contract
    if (providers.size > 1) note('contract-under-several-providers', contract, `${last.number}: ${providers.size}`, '1')
    if (departments.size > 1)
      note('contract-under-several-departments', contract, `${last.number}: ${departments.size}`, '1')
  }
  const twins = new Map<string, string>()
  const ueis = new Map<string, string>()
  for (const [index, contract] of contracts.entries()) {
    const key = twinKey(contract)
    const twin = key === null ? undefined : twins.get(key)
    if (twin !== undefined) note('contract-under-two-numbers', gathered[index]!, `${twin}, ${contract.number}`)
    else if (key !== null) twins.set(key, contract.number)
    const uei = contract.providerUei
    if (!uei) continue
    const name = providerName(contract.providerName)
    if ((ueis.get(name) ?? uei) !== uei) note('provider-with-two-ueis', gathered[index]!, `${ueis.get(name)}, ${uei}`)
    else ueis.set(name, uei)
  }
  return { findings: book.list(), marks }
}

/** Same provider, title, term and amount: probably one contract. Without a title or an amount nothing can be told. */
function twinKey(contract: Contract): string | null {
  const { amountCents } = contractCeiling(contract)
  if (!amountCents || contract.title === contract.number || !contract.from || !contract.to) return null
  const title = contract.title.toLowerCase().replace(/\W+/g, ' ')
  return [providerName(contract.providerName), title, contract.from, contract.to, amountCents].join('\n')
}
