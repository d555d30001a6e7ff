import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spaceLabels } from './label-spacing.ts'

const room = { top: 0, bottom: 200 }
const labels = fc.array(
  fc.record({ wanted: fc.double({ min: -50, max: 250, noNaN: true }), height: fc.constantFrom(12, 16) }),
  {
    maxLength: 12,
  },
)
const inOrder = (list: { wanted: number }[]) =>
  list.map((_, i) => i).sort((a, b) => list[a]!.wanted - list[b]!.wanted || a - b)

describe('spaceLabels', () => {
  it('leaves labels where they are wanted when they do not touch', () => {
    expect(
      spaceLabels(
        [
          { wanted: 100, height: 16 },
          { wanted: 40, height: 16 },
        ],
        room,
      ),
    ).toEqual([100, 40])
  })

  it('moves two that would cover each other apart, both by the same', () => {
    expect(
      spaceLabels(
        [
          { wanted: 100, height: 16 },
          { wanted: 104, height: 16 },
        ],
        room,
      ),
    ).toEqual([94, 110])
  })

  it('keeps a label at the edge inside the room', () => {
    expect(spaceLabels([{ wanted: 1, height: 16 }], room)).toEqual([8])
    expect(spaceLabels([{ wanted: 199, height: 16 }], room)).toEqual([192])
    expect(spaceLabels([], room)).toEqual([])
  })

  it('no label covers another, and their order stays', () => {
    fc.assert(
      fc.property(labels, (list) => {
        const centres = spaceLabels(list, room)
        const order = inOrder(list)
        for (let k = 1; k < order.length; k++) {
          const [a, b] = [order[k - 1]!, order[k]!]
          expect(centres[b]! - centres[a]!).toBeGreaterThanOrEqual((list[a]!.height + list[b]!.height) / 2 - 1e-9)
        }
      }),
    )
  })

  it('all stay in the room when they fit in it', () => {
    fc.assert(
      fc.property(labels, (list) => {
        spaceLabels(list, room).forEach((centre, i) => {
          expect(centre - list[i]!.height / 2).toBeGreaterThanOrEqual(room.top - 1e-9)
          expect(centre + list[i]!.height / 2).toBeLessThanOrEqual(room.bottom + 1e-9)
        })
      }),
    )
  })
})
