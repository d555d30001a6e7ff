/**
 * The form in which two spellings of a program, a program type or a population meet: "Rapid Re-Housing" and
 * "rapid rehousing" are one, "Shelter & Drop-in" and "shelter and drop in" too. The text itself is kept for people.
 */
export function programTerm(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
