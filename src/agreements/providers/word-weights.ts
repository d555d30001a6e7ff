import { isTitle, joiningWords, type NameWord } from './name-words.ts'

/** How much a word says about whose name it is. */
export type WordWeight = (word: NameWord) => number

/** Words so usual in the names of providers that they say little even where a register is short. */
const usual = new Set(
  `academy advocate agency alliance american area art association authority bank behavioral board business care center
  charity child children city clinic coalition college community company construction consultant consulting contractor
  council counseling county department design development district east education electric engineer engineering
  enterprise environmental family federal first foundation general government group health healthcare help home hospital
  house housing human institute insurance international law learning legal life living management medical memorial mental
  ministry mission national network new north office organization outreach partner partnership pennsylvania people
  philadelphia planning prevention professional program project public recovery rehabilitation research residential
  resource saint school senior service shelter social society solution south state street support system technology
  temple theater training treatment united university urban valley west woman women work youth young`.split(/\s+/),
)
/** A word that very many providers have in their names, or a legal form in the middle of one. */
export const isOrdinary = ({ stem, word }: NameWord): boolean => usual.has(stem) || isTitle(word)

/** A register of this size is imagined behind the real one, so that the first few names are weighed sensibly too. */
const imagined = { names: 2000, withUsualWord: 150 }

/** Weighs words by how rare they are among these names: a rare word that two names share says much. */
export function weighWords(names: NameWord[][]): WordWeight {
  const frequency = new Map<string, number>()
  for (const words of names)
    for (const stem of new Set(words.map((one) => one.stem))) frequency.set(stem, (frequency.get(stem) ?? 0) + 1)
  const total = names.length + imagined.names
  const weights = new Map<string, number>()
  return ({ stem, word }) => {
    const known = weights.get(stem)
    if (known !== undefined) return known
    const count = (frequency.get(stem) ?? 0) + (usual.has(stem) ? imagined.withUsualWord : 0)
    const weight = joiningWords.has(word) || isTitle(word) ? 0.3 : Math.log(1 + total / (count + 1))
    weights.set(stem, weight)
    return weight
  }
}
