import { perOf, type ValueFormat } from '../../ground/words/write-value.ts'
import type { FrameworkLine, OverrideRight } from '../../performance/goals/framework-words.ts'
import { readThreshold } from '../../performance/goals/read-threshold.ts'
import type { KnownMeasure } from './list-known-measures.ts'

/** A line of the form as it was typed. */
export type TypedLine = {
  measure: string
  programType: string
  population: string
  minimum: string
  target: string
  mayOverride: OverrideRight
  isKept: boolean
}
export type TypedFramework = {
  name: string
  policyArea: string
  description: string
  commentsUntil: string
  previousId: string
  funders: string[]
  otherFunders: string
  lines: TypedLine[]
}

/** What stands in the fields, for the verb and for showing the form again. */
export function readTypedFramework(form: FormData): TypedFramework {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const count = Math.min(Number(text('count')) || 0, 500)
  return {
    name: text('name'),
    policyArea: text('policyArea'),
    description: text('description'),
    commentsUntil: text('commentsUntil'),
    previousId: text('previousId'),
    funders: form.getAll('funder').map(String),
    otherFunders: text('otherFunders'),
    lines: Array.from({ length: count }, (_, index) => ({
      measure: text(`measure-${index}`),
      programType: text(`type-${index}`),
      population: text(`population-${index}`),
      minimum: text(`minimum-${index}`),
      target: text(`target-${index}`),
      mayOverride: (text(`may-${index}`) || 'nothing') as OverrideRight,
      isKept: form.has(`keep-${index}`),
    })),
  }
}

/** The form as the verb takes it. A funder is a department's name, or an organization's as 'id|name'. */
export function toFramework(typed: TypedFramework, known: readonly KnownMeasure[]) {
  const others = typed.otherFunders.split(/\r?\n/).map((name) => name.trim())
  const funders = [...new Set([...typed.funders, ...others].filter(Boolean))].map((text) => {
    const [id, ...name] = text.split('|')
    return name.length > 0 ? { organizationId: id!, name: name.join('|') } : { organizationId: null, name: text }
  })
  return {
    name: typed.name,
    policyArea: typed.policyArea,
    description: typed.description,
    commentsUntil: typed.commentsUntil || null,
    previousId: typed.previousId || null,
    funders,
    measures: typed.lines.filter((line) => line.isKept && (line.minimum !== '' || line.target !== '')).map(toLine),
  }

  function toLine(line: TypedLine): Partial<FrameworkLine> {
    const measure = known.find(({ key }) => key === line.measure)
    const value = (text: string) => {
      const read = readThreshold(text, measure?.valueFormat ?? 'share')
      return 'value' in read ? read.value : Number.NaN
    }
    return {
      ...(measure ? { measure: measure.key, cardVersion: measure.cardVersion, direction: measure.direction } : {}),
      programType: line.programType,
      population: line.population || null,
      minimum: value(line.minimum),
      target: value(line.target),
      mayOverride: line.mayOverride,
    }
  }
}

/** A threshold as a person types it, so that reading it again gives the same. */
function typedThreshold(value: number, format: ValueFormat): string {
  if (format === 'share') return `${Number((value * 100).toFixed(6))}%`
  return String(Number((format === 'money' ? value / 100 : value * perOf(format)).toFixed(6)))
}

/** Lines as they are typed: shares in percent, nights as they are. */
export function toTypedLines(
  lines: readonly (Omit<FrameworkLine, 'cardVersion' | 'mayOverride'> & Partial<Pick<FrameworkLine, 'mayOverride'>>)[],
  known: readonly KnownMeasure[],
): TypedLine[] {
  return lines.map((line) => {
    const format = known.find(({ key }) => key === line.measure)?.valueFormat ?? 'share'
    const write = (value: number) => typedThreshold(value, format)
    return {
      measure: line.measure,
      programType: line.programType,
      population: line.population ?? '',
      minimum: write(line.minimum),
      target: write(line.target),
      mayOverride: line.mayOverride ?? 'nothing',
      isKept: true,
    }
  })
}

export const blankLine = (measure: string): TypedLine => ({
  measure,
  programType: '',
  population: '',
  minimum: '',
  target: '',
  mayOverride: 'nothing',
  isKept: true,
})
