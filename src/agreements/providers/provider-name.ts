/** Legal forms that come and go between lists; "Services" or "Center" are part of the name and stay. */
const legalForms = new Set(
  'inc incorporated llc llp lp ltd limited corp corporation co company pc pllc plc nfp pbc'.split(' '),
)

/**
 * The form in which two spellings of a provider's name meet exactly: without case, accents, punctuation, a "The" at
 * either end, and legal forms at the end; "&" is "and". It joins only what is the same name beyond doubt: names that
 * are merely alike ("Youth Service" and "Youth Services") stay apart, for a person to judge.
 */
export function providerName(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/['\u2018\u2019.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
  // "Detectives, Private Investigators Inc., The" ends with its article, as library catalogues write it.
  if (words.length > 1 && words[0] === 'the') words.shift()
  while (words.length > 1 && (words.at(-1) === 'the' || legalForms.has(words.at(-1)!))) words.pop()
  return words.join(' ')
}
