import type { Month } from '../../ground/platform/day.ts'
import type { ShownCourse } from './shown-course.ts'

type Asked = {
  slug: string
  programId: string
  course: Pick<ShownCourse, 'measure' | 'unit' | 'month'>
  /** of a review: its chart ends in the reviewed month, and carries the marks of the contract */
  contractNumber?: string
}

/** Where each point of a chart is explained, and where the chart is given as a picture and as figures. */
export function chartAddresses({ slug, programId, course, contractNumber }: Asked) {
  const program = `/${slug}/programs/${programId}`
  const review = contractNumber ? `&to=${course.month}&contract=${encodeURIComponent(contractNumber)}` : ''
  const chart = `${program}/charts/${course.measure}`
  const query = `unit=${course.unit}${review}`
  return {
    figureOf: (month: Month) => `${program}/figures/${course.measure}/${month}?unit=${course.unit}`,
    svg: `${chart}/chart.svg?${query}`,
    csv: `${chart}/chart.csv?${query}`,
    path: { svg: `${chart}/path.svg?${query}`, csv: `${chart}/path.csv?${query}` },
  }
}
