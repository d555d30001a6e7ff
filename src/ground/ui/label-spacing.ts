export type LabelPlace = { wanted: number; height: number }
export type LabelRoom = { top: number; bottom: number }

/**
 * Where labels stand so that none covers another: centres in the order of the input, as near to where they are wanted
 * as their order allows (least squares). Within the room when they fit in it; else they begin at its top and run over.
 */
export function spaceLabels(labels: readonly LabelPlace[], room: LabelRoom): number[] {
  const order = labels.map((_, i) => i).sort((a, b) => labels[a]!.wanted - labels[b]!.wanted || a - b)
  // Taking off the height of what stands before turns "no overlap" into "never falling"; the nearest never-falling
  // sequence pools neighbours that would cross and gives them their average.
  let before = 0
  const offsets: number[] = []
  const pools: { sum: number; members: number }[] = []
  for (const i of order) {
    const { wanted, height } = labels[i]!
    offsets.push(before + height / 2)
    pools.push({ sum: wanted - before - height / 2, members: 1 })
    before += height
    for (let last = pools.length - 1; last > 0; last = pools.length - 1) {
      const [above, below] = [pools[last - 1]!, pools[last]!]
      if (above.sum / above.members <= below.sum / below.members) break
      pools.splice(last - 1, 2, { sum: above.sum + below.sum, members: above.members + below.members })
    }
  }
  const placed = pools.flatMap(({ sum, members }) => Array<number>(members).fill(sum / members))
  const centres: number[] = Array(labels.length)
  order.forEach((i, rank) => {
    centres[i] = Math.max(room.top, Math.min(placed[rank]!, room.bottom - before)) + offsets[rank]!
  })
  return centres
}
