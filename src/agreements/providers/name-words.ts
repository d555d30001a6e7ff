import { providerName } from './provider-name.ts'

/** One word of a name: as it is compared, and as it was written. */
export type NameWord = {
  word: string
  /** the word without its plural, and long where it is a usual short form: what makes two words the same */
  stem: string
  text: string
}

/** Short forms that lists of contracts use, and what they stand for. */
const shortForms = new Map(
  Object.entries({
    assn: 'association',
    assoc: 'association',
    assocs: 'associates',
    auth: 'authority',
    bldg: 'building',
    bros: 'brothers',
    cmty: 'community',
    comm: 'community',
    cntr: 'center',
    centre: 'center',
    ctr: 'center',
    ctrs: 'center',
    dept: 'department',
    dev: 'development',
    dist: 'district',
    ed: 'education',
    engr: 'engineering',
    fdn: 'foundation',
    fed: 'federal',
    gov: 'government',
    govt: 'government',
    hosp: 'hospital',
    inst: 'institute',
    intl: 'international',
    mgmt: 'management',
    mgt: 'management',
    mt: 'mount',
    natl: 'national',
    org: 'organization',
    penn: 'pennsylvania',
    pa: 'pennsylvania',
    phila: 'philadelphia',
    prof: 'professional',
    soc: 'society',
    svc: 'service',
    svcs: 'service',
    serv: 'service',
    tech: 'technology',
    theatre: 'theater',
    twp: 'township',
    u: 'university',
    univ: 'university',
  }),
)

/** Words that hold a name together and say nothing of whose it is. */
export const joiningWords: ReadonlySet<string> = new Set(
  'of the and for in at on to a by de la el los las y'.split(' '),
)

/** Titles after a person's name, and legal forms: they come and go. */
const titles = new Set(
  'inc incorporated llc llp lp ltd limited corp corporation co company pc pllc plc nfp pbc md phd esq jr sr do dds mba np usa us'.split(
    ' ',
  ),
)

/** "X doing business as Y", "X, formerly known as Y": names that stand in one name. */
const otherName =
  /\s*[,;(]?\s*\b(?:d\s?[/.]\s?b\s?[/.]\s?a\b\.?|dba\b|doing business as|t\s?\/\s?a\b|f\s?\/\s?k\s?\/\s?a\b|a\s?\/\s?k\s?\/\s?a\b|fka\b|aka\b|formerly(?: known as)?|also known as)\s*:?\s*/i

/** The names that one name holds: "Acme Inc. d/b/a First Home" is known as both. */
export function namesWithin(name: string): string[] {
  const parts = name
    .split(otherName)
    .map((part) => part.replace(/^[\s,;(]+|[\s,;)]+$/g, ''))
    .filter((part) => /\p{L}{2}/u.test(part))
  return parts.length > 1 ? parts : [name]
}

/** The words of a name in their order, single letters that follow each other as one ("Y. M. C. A." is "ymca"). */
export function nameWords(name: string): NameWord[] {
  const written = name
    .normalize('NFKC')
    .replace(/&/g, ' and ')
    .replace(/(?<=\p{L})\.(?=\p{L}(?:\.|\b))/gu, '')
    .split(/[^\p{L}\p{N}'\u2018\u2019.]+/u)
    .filter((text) => /[\p{L}\p{N}]/u.test(text))
  const words: NameWord[] = []
  let wasLetter = false
  for (const text of written) {
    const word = plain(text)
    const isLetter = /^\p{L}$/u.test(word)
    const last = words.at(-1)
    if (isLetter && wasLetter && last) Object.assign(last, toWord(last.word + word, `${last.text}${text}`))
    else words.push(toWord(word, text.replace(/\.+$/, '')))
    wasLetter = isLetter
  }
  while (words.length > 1 && isTitle(words.at(-1)!.word)) words.pop()
  if (words.length > 1 && words[0]!.word === 'the') words.shift()
  return words
}

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['\u2018\u2019.]/g, '')

export const isTitle = (word: string) => word === 'the' || titles.has(word)

const toWord = (word: string, text: string): NameWord => ({ word, text, stem: stemOf(shortForms.get(word) ?? word) })

/** "Services" and "Service", "Charities" and "Charity", "Womens" and "Women". */
function stemOf(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (word.length > 3 && word.endsWith('s') && !/(ss|us|is)$/.test(word)) return word.slice(0, -1)
  return word
}

/** Whether two words differ only by a usual short form ("Svcs", "Services"), not by their ending alone. */
export const isShortForm = (one: NameWord, other: NameWord): boolean =>
  one.stem === other.stem && (shortForms.has(one.word) || shortForms.has(other.word))

/** What two programs or two sites must not share when they come under one provider: the name without case and marks. */
export const plainName = (name: string): string => providerName(name).replaceAll(' ', '')
