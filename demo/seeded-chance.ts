/**
 * Chance that repeats: the same seed and the same key give the same draws on every computer.
 *
 * Why our own and not a library: the demo needs one 32-bit generator (sfc32, public domain, passes PractRand) and six
 * draws on top of it, about sixty lines. A library would add a dependency whose next version may change its sequence,
 * and with it every file, screenshot and test that was made from a seed. What matters more than the generator is that
 * every provider and household has a stream of its own, derived from (seed, kind, index): adding a draw in one place,
 * or a household at the end, leaves all others as they were. Not for secrets.
 */
export interface Chance {
  /** A number in [0, 1). */
  next(): number
  /** A whole number from low to high, both included. */
  whole(low: number, high: number): number
  /** True with the given probability. */
  happens(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** Position in a list of weights, chosen in proportion to them. */
  weighted(weights: readonly number[]): number
  /** Standard normal. */
  normal(): number
  /** Log-normal by its median; the mean is median times exp(sigma squared / 2). */
  skewed(median: number, sigma: number): number
  exponential(mean: number): number
  shuffled<T>(list: readonly T[]): T[]
}

const mixed = (value: number): number => {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) | 0
}

const textNumber = (text: string): number => {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h | 0
}

/** The stream of one thing: its seed, the kind of thing, and which one it is. */
export function seededChance(seed: number, kind: string, index = 0): Chance {
  let a = mixed(seed ^ 0x9e3779b9)
  let b = mixed(a ^ textNumber(kind))
  let c = mixed(b + Math.imul(index | 0, 0x9e3779b1))
  let counter = 1
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + t) | 0
    return (t >>> 0) / 4294967296
  }
  for (let round = 0; round < 12; round++) next()

  const chance: Chance = {
    next,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    happens: (probability) => next() < probability,
    pick: (list) => list[Math.floor(next() * list.length)]!,
    weighted: (weights) => {
      let sum = 0
      for (const weight of weights) sum += weight
      let left = next() * sum
      for (let i = 0; i < weights.length; i++) {
        left -= weights[i]!
        if (left < 0) return i
      }
      return weights.length - 1
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    skewed: (median, sigma) => median * Math.exp(sigma * chance.normal()),
    exponential: (mean) => -mean * Math.log(1 - next()),
    shuffled: (list) => {
      const order = [...list]
      for (let i = order.length - 1; i > 0; i--) {
        const j = Math.floor(next() * (i + 1))
        ;[order[i], order[j]] = [order[j]!, order[i]!]
      }
      return order
    },
  }
  return chance
}
