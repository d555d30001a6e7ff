/** The rows in portions, in order: PostgreSQL takes 65,535 values a statement, and a large one costs memory on both sides. */
export function inBatches<Row>(rows: Row[], size = 1000): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
    rows.slice(index * size, (index + 1) * size),
  )
}
