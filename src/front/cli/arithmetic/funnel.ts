import { type Funnel, type FunnelKind, type FunnelLimits, funnel } from '../../../ground/statistics/funnel.ts'
import type { Command } from '../command.ts'
import { numberOption, orWrong, readWords, text, wordOption } from './options.ts'
import { type NamedRows, needColumns, readRows, readShare } from './read-rows.ts'
import { InputRefused } from './refused-input.ts'
import { runArithmetic } from './run-arithmetic.ts'
import { shown, textTable } from './text-table.ts'

const usage =
  'throughline funnel FILE.csv [--kind proportion|ratio] [--limits exact|wilson|overdispersed] [--target VALUE] [--json]'

const help = `${usage}

Compares units with a common target: which differ from it by more than chance. It is no ranking.

  FILE.csv            one row a unit; - reads standard input. Columns: unit; numerator and denominator (a proportion: cases
                      with the event, of all cases), or observed and expected (a ratio of events). Others are passed over.
                      A unit without cases or without anything expected, or with blank cells, has no value and the status
                      "no cases". At most 1,000,000 rows
  --kind              proportion or ratio; by default what the columns say
  --limits            exact (default): binomial, interpolated (Spiegelhalter 2005), or Poisson; wilson: Wilson's interval turned
                      round, for proportions; overdispersed: widened by what units differ beyond chance, from 12 units (with
                      fewer the limits are exact, and a warning says so)
  --target            test against this value in place of all events over all cases (of a ratio: 1)
  --json              prints one JSON object on standard output (docs/schemas/funnel.schema.json)

Exit code: 0 done; 1 refused, with file, row, column and what to do; 2 wrong use.

JSON: {target, tau2, phi, limits, kind, units, warnings}
  target              all events over all cases, 1 for a ratio, or --target; null without any case
  phi                 mean of z squared, its outer tenths winsorised: 1 where chance explains all
  tau2                variance between units beyond chance, on the scale of z (arc sine or square root); 0 where there is none
  limits              those that were drawn: exact, wilson or overdispersed
  units[]             unit; x, n: as given; value: x / n; z: distance from the target in standard deviations of chance;
                      p: two-sided exact; lower95, upper95: 1 in 40 lies beyond each by chance; lower998, upper998: 1 in 1,000;
                      with exact limits, outside means that the exact chance on that side is at most as much, too: the
                      interpolated lines run up to one case inside the exact ones;
                      status: within | above 95% | below 95% | above 99.8% | below 99.8% | no cases;
                      isDiscovery: stays when so many are looked at (Benjamini-Hochberg, 10%)
  warnings[]          too-few-for-overdispersion: below 12 units; no-cases: some unit has none
  A refusal prints {refused: [{code, file, row, column, found, expected, count}]}; row 1 is the header.
`

export const funnelCommand: Command = {
  name: 'funnel',
  summary: 'compare units with a common target, and allow for chance',
  help,
  needsNoWords: true,
  async run(args) {
    const isJson = args.includes('--json')
    const use = orWrong(() => readUse(args))
    return runArithmetic(
      { command: 'funnel', isJson },
      async () => ('wrong' in use ? use : { answer: await compare(use) }),
      toText,
    )
  },
}

type Use = { source: string; kind: FunnelKind | undefined; limits: FunnelLimits; target: number | undefined }

function readUse(args: string[]): Use | { wrong: string } {
  const parsed = readWords(args, { kind: text, limits: text, target: text })
  if ('wrong' in parsed) return parsed
  const { values, positionals } = parsed
  const [source] = positionals
  if (source === undefined || positionals.length > 1) return { wrong: 'Name one FILE.csv, or - for standard input' }
  return {
    source,
    kind: wordOption('kind', values.kind, ['proportion', 'ratio']),
    limits: wordOption('limits', values.limits, ['exact', 'wilson', 'overdispersed']) ?? 'exact',
    target: numberOption('target', values.target, { above: 0 }),
  }
}

async function compare(use: Use) {
  const rows = await readRows(use.source)
  const { columns, file } = rows
  needColumns(rows, ['unit'])
  const kind = use.kind ?? (columns.has('observed') && !columns.has('numerator') ? 'ratio' : 'proportion')
  if (kind === 'ratio' && use.limits === 'wilson')
    throw new InputRefused('nothing-to-compute', {
      file,
      found: "Wilson's limits are for proportions; take --limits exact",
    })
  if (kind === 'proportion' && use.target !== undefined && use.target >= 1)
    throw new InputRefused('nothing-to-compute', { file, found: '--target of proportions lies below 1: 0.8, not 80' })
  const counted = readUnits(rows, kind)
  const drawn = funnel(counted, {
    kind,
    limits: use.limits,
    ...(use.target === undefined ? {} : { target: use.target }),
  })
  const isNarrowed = use.limits === 'overdispersed' && drawn.limits !== 'overdispersed'
  const { target, tau2, phi, limits, units } = drawn
  return {
    target,
    tau2,
    phi,
    limits,
    kind,
    units,
    warnings: [
      ...(isNarrowed ? ['too-few-for-overdispersion' as const] : []),
      ...(units.some(({ status }) => status === 'no cases') ? ['no-cases' as const] : []),
    ],
  }
}

function readUnits(rows: NamedRows, kind: FunnelKind) {
  const { file, columns } = rows
  const names =
    kind === 'ratio' && columns.has('observed')
      ? (['observed', 'expected'] as const)
      : (['numerator', 'denominator'] as const)
  needColumns(rows, names)
  const known = new Map<string, number>()
  return rows.rows.map((row) => {
    const unit = row.cell('unit')
    if (unit === '') throw new InputRefused('cell-blank', { file, row: row.row, column: 'unit', expected: 'a name' })
    const before = known.get(unit)
    if (before !== undefined)
      throw new InputRefused('unit-twice', { file, row: row.row, column: 'unit', found: unit, expected: `${before}` })
    known.set(unit, row.row)
    const isShare = kind === 'proportion'
    return { unit, ...(readShare(file, row, names, { isShare, isWhole: true }) ?? { x: 0, n: 0 }) }
  })
}

type Answer = Funnel & { kind: FunnelKind; warnings: string[] }

function toText({ target, tau2, phi, limits, kind, units, warnings }: Answer): string {
  const spread = `phi ${shown(phi)}, tau2 ${shown(tau2)}`
  return [
    `${kind}, target ${shown(target)}, ${limits} limits, ${units.length} units; ${spread}\n\n`,
    textTable(
      ['unit', 'x', 'n', 'value', 'z', 'lower 99.8%', 'lower 95%', 'upper 95%', 'upper 99.8%', 'status'],
      units.map((one) => [
        one.unit,
        `${one.x}`,
        shown(one.n),
        ...[one.value, one.z, one.lower998, one.lower95, one.upper95, one.upper998].map(shown),
        one.status,
      ]),
    ),
    ...(warnings.length > 0 ? [`\nWarnings: ${warnings.join(', ')}\n`] : []),
  ].join('')
}
