import { buildFacts } from '../../performance/measure-packs/homelessness/build-facts.ts'
import { explainStays } from '../../performance/measure-packs/homelessness/explain-stays.ts'
import { defaultSettings } from '../../performance/measure-packs/homelessness/figure.ts'
import type { MeasureUse } from './measure-use.ts'
import { runOnSource } from './run-on-source.ts'
import { explanationText, noSuchClient } from './why-text.ts'

/** `measure --why`: how each stay of one client stands in the contract measures; printed, and kept nowhere. */
export function explainMeasures(use: Extract<MeasureUse, { source: string }>, client: string): Promise<0 | 1> {
  const { from, to, units, settings } = use.options
  return runOnSource(
    use,
    async ({ engine }) => {
      await buildFacts(engine, { outFolder: null })
      const { exclusions } = { ...defaultSettings, ...settings }
      const told = await explainStays(engine, { client, from, to, unit: units[0]!, exclusions })
      return told === null ? noSuchClient : { ...told, groups: {} }
    },
    explanationText,
  )
}
