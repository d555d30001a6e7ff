/** A table of counts, rows of cells, with the totals that are published beside it. */
export type CountTable = {
  cells: readonly (readonly number[])[]
  /** default: both. A list with its total is one row with 'rows'. */
  totals?: 'rows' | 'columns' | 'both'
}

export type Place = { row: number; column: number }
export type Bounds = { lower: number; upper: number }

/**
 * What a reader can find out about hidden cells by adding and subtracting: of each the least and the most that is possible
 * when all whole numbers must meet all published totals.
 *
 * `hidden` says which cells are not shown; `cap` is what a reader knows to be the most of a hidden cell (a small count is
 * below the threshold), or infinity. Exact: a table with its line totals is a flow network, and the true counts are one
 * flow in it; how far a cell can rise or fall is the flow that can be led around it. Range: whole numbers >= 0.
 */
export function auditTable(
  table: CountTable,
  hidden: (at: Place) => boolean,
  cap: (at: Place) => number = () => Number.POSITIVE_INFINITY,
): (Bounds | null)[][] {
  const network = networkOf(table, hidden, cap)
  return table.cells.map((cells, row) =>
    cells.map((value, column) => {
      if (!hidden({ row, column })) return null
      const most = cap({ row, column })
      // upward: what leaves the column again to come back to the row; downward the other way round
      const up = flowAround(network, { from: columnNode(table, column), to: row, row, column }, most - value)
      const down = flowAround(network, { from: row, to: columnNode(table, column), row, column }, value)
      return { lower: value - down, upper: value + up }
    }),
  )
}

type Edge = { to: number; room: number; back: number; row: number; column: number }
type Network = Edge[][]

const columnNode = ({ cells }: CountTable, column: number) => cells.length + column

/** Rows and columns are nodes, hidden cells are edges with room to rise (forward) and to fall (backward). */
function networkOf(table: CountTable, hidden: (at: Place) => boolean, cap: (at: Place) => number): Network {
  const { cells, totals = 'both' } = table
  const columns = cells[0]?.length ?? 0
  const open = cells.length + columns
  const network: Network = Array.from({ length: open + 1 }, () => [])
  const join = (from: number, to: number, rise: number, fall: number, row = -1, column = -1) => {
    network[from]!.push({ to, room: rise, back: network[to]!.length, row, column })
    network[to]!.push({ to: from, room: fall, back: network[from]!.length - 1, row, column })
  }
  cells.forEach((line, row) => {
    line.forEach((value, column) => {
      if (hidden({ row, column }))
        join(row, columnNode(table, column), cap({ row, column }) - value, value, row, column)
    })
  })
  // a line whose total is not published can take anything: all such lines meet in one open node
  const free = Number.POSITIVE_INFINITY
  if (totals === 'rows')
    for (let column = 0; column < columns; column += 1) join(columnNode(table, column), open, free, free)
  if (totals === 'columns') for (let row = 0; row < cells.length; row += 1) join(row, open, free, free)
  return network
}

type Around = { from: number; to: number; row: number; column: number }

/** The most, up to `limit`, that can be led from one node to another without the cell's own edge. */
function flowAround(network: Network, { from, to, row, column }: Around, limit: number): number {
  const changed: [Edge, number][] = []
  let flow = 0
  while (flow < limit) {
    const path = findPath(network, { from, to, row, column })
    if (path === null) break
    const step = Math.min(limit - flow, ...path.map((edge) => edge.room))
    // no bound at all: nothing published holds the cell
    if (step === Number.POSITIVE_INFINITY) {
      flow = step
      break
    }
    for (const edge of path) {
      const back = network[edge.to]![edge.back]!
      changed.push([edge, edge.room], [back, back.room])
      edge.room -= step
      back.room += step
    }
    flow += step
  }
  for (const [edge, room] of changed.reverse()) edge.room = room
  return flow
}

/** The shortest way with room, by breadth. */
function findPath(network: Network, { from, to, row, column }: Around): Edge[] | null {
  const cameBy = new Map<number, { edge: Edge; before: number }>()
  const queue = [from]
  for (const node of queue) {
    for (const edge of network[node]!) {
      if (edge.room <= 0 || (edge.row === row && edge.column === column)) continue
      if (edge.to === from || cameBy.has(edge.to)) continue
      cameBy.set(edge.to, { edge, before: node })
      if (edge.to !== to) {
        queue.push(edge.to)
        continue
      }
      const path: Edge[] = []
      for (let at = to; at !== from; at = cameBy.get(at)!.before) path.unshift(cameBy.get(at)!.edge)
      return path
    }
  }
  return null
}
