import { compareNames, type NameLikeness, type NameReason } from './compare-names.ts'
import { joiningWords, type NameWord, namesWithin, nameWords } from './name-words.ts'
import { weighWords } from './word-weights.ts'

/** Two of the given names, by their place, that may be one organization. */
export type AlikeNames = NameLikeness & { one: number; other: number }

/** Below this two names are not worth a look. */
export const leastLikeness = 0.7
/** A word that more names share brings nobody together by itself. */
const mostSharing = 40
/** Of words that are nearly the same, both must be about this rare together. */
const mostNearly = 60

/** A name, or one of several that stand in it. */
type Entry = { name: number; within: string | null; words: NameWord[]; stems: Set<string>; weight: number }

/**
 * Every two of these names that are alike, the most alike first. Not all pairs are compared: only those that share a rare
 * word, two neighbouring words, a rare word but for a letter, or an abbreviation.
 */
export function alikeNames(names: string[]): AlikeNames[] {
  const entries: Entry[] = names.flatMap((text, name) =>
    namesWithin(text).map((part, _, parts) => {
      const words = nameWords(part)
      return {
        name,
        within: parts.length > 1 ? part : null,
        words,
        stems: new Set(words.map((word) => word.stem)),
        weight: 0,
      }
    }),
  )
  const weigh = weighWords(entries.map((entry) => entry.words))
  for (const entry of entries) entry.weight = entry.words.reduce((sum, word) => sum + weigh(word), 0)
  const best = new Map<number, AlikeNames>()
  for (const [first, second, isSure] of candidates(entries)) {
    const [a, b] = [entries[first]!, entries[second]!]
    if (a.name === b.name) continue
    if (!isSure && sharedShare(a, b, weigh) < 0.5) continue
    const [one, other] = a.name < b.name ? [a, b] : [b, a]
    const likeness = compareNames(one.words, other.words, weigh)
    if (likeness.score < leastLikeness) continue
    const key = one.name * names.length + other.name
    const known = best.get(key)
    if (!known || known.score < likeness.score)
      best.set(key, {
        one: one.name,
        other: other.name,
        score: likeness.score,
        reasons: withNames(likeness, one, other),
      })
  }
  return [...best.values()].sort((a, b) => b.score - a.score || a.one - b.one || a.other - b.other)
}

/** The reasons, with which of several names within a name was compared: that says more than that its words are the same. */
function withNames({ reasons }: NameLikeness, one: Entry, other: Entry): NameReason[] {
  const within: NameReason[] = []
  if (one.within !== null) within.push({ kind: 'name-within', of: 'one', name: one.within })
  if (other.within !== null) within.push({ kind: 'name-within', of: 'other', name: other.within })
  if (within.length === 0) return reasons
  return [...within, ...reasons.filter(({ kind }) => kind !== 'same-words')]
}

/** What two names share of their weight, by whole words: cheap, and enough to leave most pairs. */
function sharedShare(a: Entry, b: Entry, weigh: (word: NameWord) => number): number {
  let shared = 0
  for (const word of a.words) if (b.stems.has(word.stem)) shared += weigh(word)
  return (2 * shared) / (a.weight + b.weight)
}

/** Pairs worth comparing; sure ones are compared whatever whole words they share. */
function* candidates(entries: Entry[]): Generator<[number, number, boolean]> {
  const seen = new Set<number>()
  const fresh = (a: number, b: number, isSure: boolean): [number, number, boolean] | null => {
    if (a === b) return null
    const key = (Math.min(a, b) * entries.length + Math.max(a, b)) * 2 + (isSure ? 1 : 0)
    if (seen.has(key)) return null
    seen.add(key)
    return [a, b, isSure]
  }
  const byKey = new Map<string, number[]>()
  const byWord = new Map<string, number[]>()
  entries.forEach(({ words }, place) => {
    const told = words.filter((word) => !joiningWords.has(word.word))
    for (const word of new Set(words.map((one) => one.word))) push(byWord, word, place)
    for (const key of new Set(keysOf(told))) push(byKey, key, place)
  })
  for (const [key, places] of byKey) {
    if (places.length > mostSharing && !key.startsWith('whole ')) continue
    for (let i = 0; i < places.length; i += 1)
      for (let j = i + 1; j < places.length; j += 1) {
        const pair = fresh(places[i]!, places[j]!, !key.startsWith('word '))
        if (pair) yield pair
      }
  }
  for (const [word, other] of nearWords(byWord)) {
    for (const a of byWord.get(word)!)
      for (const b of byWord.get(other)!) {
        const pair = fresh(a, b, true)
        if (pair) yield pair
      }
  }
  for (let place = 0; place < entries.length; place += 1)
    for (const written of [...initialsOf(entries[place]!.words), ...joinedOf(entries[place]!.words)])
      for (const b of byWord.get(written) ?? []) {
        const pair = byWord.get(written)!.length <= mostSharing ? fresh(place, b, true) : null
        if (pair) yield pair
      }
}

/** Under which keys a name is looked for: each word, neighbours in either order, and all its words together. */
function keysOf(words: NameWord[]): string[] {
  const stems = words.map((word) => word.stem)
  const pairs = stems.slice(1).map((stem, i) => `pair ${[stems[i]!, stem].sort().join(' ')}`)
  return [...stems.map((stem) => `word ${stem}`), ...pairs, `whole ${stems.toSorted().join(' ')}`]
}

/** Rare words that become the same when at most one letter is left out of each. */
function* nearWords(byWord: Map<string, number[]>): Generator<[string, string]> {
  const bySign = new Map<string, string[]>()
  for (const [word, places] of byWord) {
    if (word.length < 4 || places.length > mostNearly || /\d/.test(word)) continue
    const signs = new Set([word])
    for (let i = 0; i < word.length; i += 1) signs.add(word.slice(0, i) + word.slice(i + 1))
    for (const sign of signs) push(bySign, sign, word)
  }
  const seen = new Set<string>()
  for (const words of bySign.values())
    for (let i = 0; i < words.length; i += 1)
      for (let j = i + 1; j < words.length; j += 1) {
        const [a, b] = [words[i]!, words[j]!]
        if (byWord.get(a)!.length * byWord.get(b)!.length > mostNearly) continue
        const key = a < b ? `${a} ${b}` : `${b} ${a}`
        if (seen.has(key)) continue
        seen.add(key)
        yield [a, b]
      }
}

/** Neighbours written as one word: "Culture Trust" is looked for as "CultureTrust". */
const joinedOf = (words: NameWord[]): string[] => words.slice(1).map((word, i) => words[i]!.word + word.word)

/** First letters of three to six words in a row, with and without those that hold a name together. */
function initialsOf(words: NameWord[]): Set<string> {
  const found = new Set<string>()
  for (const run of [words, words.filter((word) => !joiningWords.has(word.word))])
    for (let start = 0; start + 3 <= run.length; start += 1) {
      let letters = ''
      for (let k = start; k < run.length && letters.length < 6; k += 1) {
        letters += run[k]!.word[0]
        if (letters.length >= 3) found.add(letters)
      }
    }
  return found
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}
