import { editDistance } from './edit-distance.ts'
import { isShortForm, joiningWords, type NameWord } from './name-words.ts'
import { isOrdinary, type WordWeight } from './word-weights.ts'

/** One thing that two names share or in which they differ, as a sentence can say it. */
export type NameReason =
  /** "Services" here, "Service" there */
  | { kind: 'ending'; one: string; other: string }
  /** "Assn" here, "Association" there */
  | { kind: 'short-form'; one: string; other: string }
  /** "Health Care" here, "Healthcare" there */
  | { kind: 'joined'; one: string; other: string }
  /** "YMCA" here, its words there */
  | { kind: 'abbreviation'; one: string; other: string }
  /** so many letters differ */
  | { kind: 'letters'; one: string; other: string; count: number }
  | { kind: 'order' }
  /** one name has these words more */
  | { kind: 'more'; of: 'one' | 'other'; words: string }
  /** each has words that the other has not */
  | { kind: 'different-words'; one: string; other: string }
  /** one holds several names, as a firm and its trade name do, and this is the one that is alike */
  | { kind: 'name-within'; of: 'one' | 'other'; name: string }
  /** every word is the same; case, marks, or a legal form differ */
  | { kind: 'same-words' }

export type NameLikeness = { score: number; reasons: NameReason[] }

/** A pair of matched places with how alike the words are. */
type Tie = { one: number[]; other: number[]; alike: number; reason: NameReason | null }

/**
 * How alike two names are, from 0 to 1, and why. The weight of the words that both have, over the weight of all their
 * words: rare words weigh more. A word counts a little less where it is only nearly the same. Names that each hold a
 * word of their own, or a number of their own, are less likely to be one.
 */
export function compareNames(one: NameWord[], other: NameWord[], weigh: WordWeight): NameLikeness {
  const ties = tieWords(one, other, weigh)
  const weights = [one.map(weigh), other.map(weigh)] as const
  const sum = (places: number[], of: readonly number[]) => places.reduce((total, place) => total + of[place]!, 0)
  const whole = sum([...one.keys()], weights[0]) + sum([...other.keys()], weights[1])
  const shared = ties.reduce((total, tie) => {
    return total + tie.alike * (sum(tie.one, weights[0]) + sum(tie.other, weights[1]))
  }, 0)
  const left = [unmatched(one, ties, 'one'), unmatched(other, ties, 'other')] as const
  const own = left.map((words) => words.filter((word) => !joiningWords.has(word.word)))
  // What an ordinary word adds ("Foundation", "of Pennsylvania") speaks less against one organization than a rare one.
  const ordinary = own.flat().reduce((total, word) => total + (isOrdinary(word) ? weigh(word) : 0), 0)
  let score = whole === 0 ? 0 : shared / (whole - 0.5 * ordinary)
  if (own[0]!.length > 0 && own[1]!.length > 0) score *= 0.75
  if (own.some((words) => words.some(({ word }) => /\d|^[ivx]{1,4}$/.test(word)))) score *= 0.6
  // "Family Services" and "Family Support Services" share nothing that is theirs alone.
  const most = Math.max(0, ...ties.flatMap((tie) => tie.one.map((place) => weights[0][place]!)))
  if (own.flat().length > 0 && most < distinctive) score *= 0.8
  const reasons = ties.flatMap(({ reason }) => reason ?? [])
  if (isReordered(ties)) reasons.push({ kind: 'order' })
  const text = (words: NameWord[]) => words.map((word) => word.text).join(' ')
  if (own[0]!.length > 0 && own[1]!.length > 0)
    reasons.push({ kind: 'different-words', one: text(left[0]), other: text(left[1]) })
  else if (own[0]!.length > 0) reasons.push({ kind: 'more', of: 'one', words: text(left[0]) })
  else if (own[1]!.length > 0) reasons.push({ kind: 'more', of: 'other', words: text(left[1]) })
  return { score, reasons: reasons.length > 0 ? reasons : [{ kind: 'same-words' }] }
}

/** Ties each word to at most one of the other name: the same first, then what is surely meant, then what may be. */
function tieWords(one: NameWord[], other: NameWord[], weigh: WordWeight): Tie[] {
  const free = [new Set(one.keys()), new Set(other.keys())] as const
  const ties: Tie[] = []
  const tie = (mine: number[], theirs: number[], alike: number, reason: NameReason | null) => {
    for (const place of mine) free[0].delete(place)
    for (const place of theirs) free[1].delete(place)
    ties.push({ one: mine, other: theirs, alike, reason })
  }
  const eachFree = (look: (i: number, j: number) => void) => {
    for (const i of [...free[0]]) for (const j of [...free[1]]) if (free[0].has(i) && free[1].has(j)) look(i, j)
  }
  eachFree((i, j) => {
    if (one[i]!.word === other[j]!.word) tie([i], [j], 1, null)
  })
  if (free[0].size === 0 && free[1].size === 0) return ties
  eachFree((i, j) => {
    const [mine, theirs] = [one[i]!, other[j]!]
    if (mine.stem !== theirs.stem) return
    const kind = isShortForm(mine, theirs) ? 'short-form' : 'ending'
    tie([i], [j], 0.97, { kind, one: mine.text, other: theirs.text })
  })
  eachFree((i, j) => {
    const [mine, theirs] = [one[i]!, other[j]!]
    if (free[0].has(i + 1) && mine.word + one[i + 1]!.word === theirs.word)
      tie([i, i + 1], [j], 0.97, { kind: 'joined', one: `${mine.text} ${one[i + 1]!.text}`, other: theirs.text })
    else if (free[1].has(j + 1) && theirs.word + other[j + 1]!.word === mine.word)
      tie([i], [j, j + 1], 0.97, { kind: 'joined', one: mine.text, other: `${theirs.text} ${other[j + 1]!.text}` })
  })
  eachFree((i, j) => {
    const long = initialsRun(one, i, other, free[1])
    if (long) {
      const words = long.places.map((k) => other[k]!.text).join(' ')
      return tie([i], long.places, long.alike, { kind: 'abbreviation', one: one[i]!.text, other: words })
    }
    const own = initialsRun(other, j, one, free[0])
    if (!own) return
    const words = own.places.map((k) => one[k]!.text).join(' ')
    tie(own.places, [j], own.alike, { kind: 'abbreviation', one: words, other: other[j]!.text })
  })
  eachFree((i, j) => {
    const near = nearly(one[i]!, other[j]!, weigh)
    if (near) tie([i], [j], near.alike, near.reason)
  })
  return ties
}

/**
 * The words in a row whose first letters make this word, with or without those that hold a name together. Three letters
 * are soon found by chance: they must be all of the other name, and the first word of their own.
 */
function initialsRun(
  of: NameWord[],
  place: number,
  words: NameWord[],
  free: ReadonlySet<number>,
): { places: number[]; alike: number } | null {
  const short = of[place]!.word
  if (!/^\p{L}{3,6}$/u.test(short) || isOrdinary(of[place]!)) return null
  const isShort = short.length === 3
  if (isShort && place > 0) return null
  for (let start = 0; start < (isShort ? 1 : words.length); start += 1) {
    const places: number[] = []
    let letters = 0
    for (let k = start; k < words.length && free.has(k); k += 1) {
      const { word } = words[k]!
      const isJoining = joiningWords.has(word)
      if (word[0] === short[letters] && !(isJoining && letters === short.length - 1)) letters += 1
      else if (!isJoining || k === start) break
      places.push(k)
      if (letters < short.length) continue
      const isWhole = start === 0 && k === words.length - 1
      if (isShort && !isWhole) break
      return { places, alike: isShort ? (of.length > 1 ? 0.7 : 0.75) : 0.92 }
    }
  }
  return null
}

/** Words that may be one word: a slip of the pen, or a beginning that stands for the whole. */
function nearly(one: NameWord, other: NameWord, weigh: WordWeight): { alike: number; reason: NameReason } | null {
  if (/\d/.test(one.word + other.word)) return null
  const [short, long] = one.word.length <= other.word.length ? [one, other] : [other, one]
  if (short.word.length < 4 || isDirection(one) || isDirection(other) || (isOrdinary(one) && isOrdinary(other)))
    return null
  if (long.word.length - short.word.length > 1 && long.word.startsWith(short.word))
    return { alike: 0.75, reason: { kind: 'short-form', one: one.text, other: other.text } }
  const most = short.word.length >= 8 ? 2 : 1
  const count = editDistance(one.word, other.word, most)
  if (count > most) return null
  // Two words that other names have too are two words, and no slip: "Maria" and "Marie".
  const isSlip = Math.max(weigh(one), weigh(other)) > rareWeight
  const alike = (count === 1 ? 0.86 : 0.78) - (isSlip ? 0 : 0.2) - (short.word.length < 6 ? 0.08 : 0)
  return { alike, reason: { kind: 'letters', one: one.text, other: other.text, count } }
}

/** East is not West, and Northeast not Northwest, however few letters lie between. */
const isDirection = ({ word }: NameWord) => /^(north|south|east|west|upper|lower|central)/.test(word)

/** A word of this weight is shared by few, so that a name can be known by it: about one in sixty. */
const distinctive = 4.1
/** About the weight of a word that two names in two thousand have. */
const rareWeight = 6.3

function unmatched(words: NameWord[], ties: Tie[], side: 'one' | 'other'): NameWord[] {
  const tied = new Set(ties.flatMap((tie) => tie[side]))
  return words.filter((_, place) => !tied.has(place))
}

function isReordered(ties: Tie[]): boolean {
  const places = ties.toSorted((a, b) => a.one[0]! - b.one[0]!).map((tie) => tie.other[0]!)
  return places.some((place, i) => i > 0 && place < places[i - 1]!)
}
