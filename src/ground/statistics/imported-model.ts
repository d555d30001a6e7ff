/** A case and its values of the model's variables, in the order of the coefficients. */
export type ModelCase = { unit: string; observed: 0 | 1; values: readonly number[] }

/** A logistic model that somebody else fitted and published. */
export type ImportedModel = {
  intercept: number
  coefficients: readonly number[]
  /** each unit's own effect beyond its cases, where the model has them */
  effects?: Readonly<Record<string, number>>
}

export type Adjusted = {
  unit: string
  cases: number
  observed: number
  /** events that an average unit would have with these cases */
  expected: number
  /** observed over expected */
  ratio: number | null
  /** events that the model predicts with the unit's own effect, over expected; null without effects */
  predictedOverExpected: number | null
}

const chance = (logit: number): number => 1 / (1 + Math.exp(-logit))

/**
 * Case mix by somebody else's coefficients: what each unit would have with an average unit's effect, and (the ratio of the
 * Centers for Medicare and Medicaid Services) with its own.
 *
 * Nothing is fitted here. Never adjust for what the unit itself decides. Units: events. Range: finite values, as many as
 * coefficients. Errors: RangeError that names the case. Source: CMS, risk-standardized readmission ratio.
 */
export function adjustByModel(cases: readonly ModelCase[], model: ImportedModel): Adjusted[] {
  const { intercept, coefficients, effects } = model
  const known = Object.values(effects ?? {})
  const average = known.reduce((sum, one) => sum + one, 0) / Math.max(1, known.length)
  const base = cases.map(({ values }, at) => {
    if (values.length !== coefficients.length || !values.every(Number.isFinite))
      throw new RangeError(`Case ${at + 1}: ${values.length} values for ${coefficients.length} coefficients`)
    return values.reduce((sum, value, k) => sum + value * coefficients[k]!, intercept)
  })
  const places = Map.groupBy(cases.keys(), (at) => cases[at]!.unit)
  return [...places].map(([unit, own]) => {
    const effect = effects?.[unit]
    const observed = own.reduce((sum, at) => sum + cases[at]!.observed, 0)
    const expected = own.reduce((sum, at) => sum + chance(base[at]! + average), 0)
    const predicted = effect === undefined ? null : own.reduce((sum, at) => sum + chance(base[at]! + effect), 0)
    return {
      unit,
      cases: own.length,
      observed,
      expected,
      ratio: expected > 0 ? observed / expected : null,
      predictedOverExpected: predicted === null || expected === 0 ? null : predicted / expected,
    }
  })
}
