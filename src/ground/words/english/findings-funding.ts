import type { Finding } from '../../platform/finding.ts'

type FundingSentence = (finding: Pick<Finding, 'found' | 'expected'>) => string

/** One sentence for each code of what does not fit the rules of a funding source. They stop nothing. */
const sentences = {
  'outside-award-period': ({ found, expected }) => `It pays for ${found}; the award runs ${expected}.`,
  'outside-contract-term': ({ found, expected }) => `It pays for ${found}; the contract runs ${expected}.`,
  'source-over-committed': ({ found, expected }) =>
    `${found} is promised of it over all contracts; the award holds ${expected}.`,
  'program-type-not-eligible': ({ found, expected }) =>
    `The contract has a program of the type "${found}". The award names: ${expected}.`,
  'population-not-eligible': ({ found, expected }) =>
    `The contract has a program for "${found}". The award names: ${expected}.`,
  'population-not-limited': ({ expected }) =>
    `A program of the contract serves anybody. The award is only for: ${expected}.`,
  'source-twice': ({ found }) => `${found} repeats a line of the same source for the same days. Is one too many?`,
  'sources-below-ceiling': ({ found, expected }) =>
    `The sources add up to ${found}, less than the ceiling of ${expected}. Who pays the rest?`,
  'sources-above-ceiling': ({ found, expected }) =>
    `The sources add up to ${found}, more than the ceiling of ${expected}.`,
  'listing-of-another-shape': ({ found }) =>
    `"${found}" does not look like an Assistance Listing number, such as 14.267.`,
  'award-written-twice': ({ found }) => `"${found}" has the same FAIN. Is it the same award written down twice?`,
  'budget-outside-award': ({ found, expected }) => `The budget period ${found} lies outside the award, ${expected}.`,
} satisfies Record<string, FundingSentence>

export const findingsFunding: Record<keyof typeof sentences, FundingSentence> = sentences
