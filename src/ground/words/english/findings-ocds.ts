import type { Finding } from '../../platform/finding.ts'

/** What to say of one finding in open contracting data. Its file and its path in the JSON are shown beside the sentence. */
type FindingSentence = (finding: Finding) => string

const sentences = {
  'package-too-large': ({ expected }) =>
    `The file is larger than can be read at once (${expected} bytes). Ask its publisher for one file a year, or split it.`,
  'package-not-json': () =>
    'This is not JSON. Bring the JSON file of the publication; a spreadsheet goes in as a contract list.',
  'package-too-deep': ({ expected }) =>
    `Brackets stand more than ${expected} deep in each other; no publication needs that.`,
  'package-without-releases': () =>
    'This is JSON, but no open contracting data: it has no releases and no records. Bring a release package or a record package.',
  'package-without-whole-releases': () => 'No release in the file can be read whole; the findings say why.',
  'releases-linked-only': () =>
    'The record only links to its releases on the web, and links are not followed. Bring the release packages themselves.',
  'releases-linked-in-part': () =>
    'Some releases of the record are links, which are not followed. What the others say is read.',
  'release-without-ocid': () => 'The release has no ocid, so nobody can tell which contracting process it is about.',
  'release-without-date': () => 'The release has no date that can be read, so its place among the others is unknown.',
  'release-upgraded': ({ expected }) =>
    `Releases are written as in version 1.0. They are read as the standard moves them to ${expected}.`,
  'other-buyer': ({ found }) =>
    `The package holds contracts of buyers that this register does not know: ${found}. If they belong here, say so when you bring it again.`,
  'other-buyer-taken': ({ found }) => `Contracts of buyers that were not known here came in, as you chose: ${found}.`,
  'first-buyers': ({ found }) =>
    `No department is known yet, so these buyers are taken as this government's: ${found}.`,
  'process-without-contracts': () =>
    'The contracting process has no contract yet: planning, a tender or an award only.',
  'contract-without-id': () => 'The contract has no id. It is left out.',
  'contract-twice-in-process': () => 'The contract stands in the package twice under one number. The first is read.',
  'contract-cancelled': () => 'The contract was cancelled before anybody signed it. It is left out.',
  'contract-without-supplier': () =>
    'Nobody is named as the supplier, neither at the award nor at the contract. The contract is left out.',
  'award-not-found': () => 'The award that the contract names is not in the package. Its supplier was found elsewhere.',
  'several-suppliers': ({ found }) =>
    `The award has ${found} suppliers. The first one holds the contract here; see whether the others are its partners.`,
  'party-identifier-wrong': () => 'A UEI or EIN of the supplier does not have its shape. It is not kept.',
  'number-with-process': ({ found }) =>
    `The contract's id says too little outside its process, so its number here begins with the ocid: ${found}.`,
  'date-unreadable': ({ expected }) => `The date cannot be read and is left out. Dates are written like ${expected}.`,
  'currency-not-dollars': ({ found }) =>
    `The amount is in ${found}, not in US dollars. It is left out and counts as missing.`,
  'transactions-without-value': () =>
    'Some payments have no amount that can be read. The sum paid is that of the others.',
  'amount-beside-items': () =>
    'The package tells another sum than the items of this contract. The difference stands as an item called OCDS.',
  'amendments-not-taken': () =>
    'The package tells of amendments. Their effect is in the amount and the term; record each on the contract itself.',
  'related-process-unknown': () =>
    'The process names another one of which no contract is known here. The relation is left out.',
  'related-process-unclear': ({ found }) =>
    `The framework or parent process has ${found} contracts here, so nobody can tell which is meant. The relation is left out.`,
} satisfies Record<string, FindingSentence>

export const findingsOcds: Record<keyof typeof sentences, FindingSentence> = sentences
