import type { signals as english, SignalFacts } from '../english/signals.ts'

// Made once: a portfolio writes thousands of counts.
const format = new Intl.NumberFormat('es-US')
const people = (n: number) => format.format(n)

type Sentence = (facts: SignalFacts) => string

const households = ({ numerator, denominator }: SignalFacts) => `${people(numerator)} de ${people(denominator)} hogares`
const nights = ({ value, denominator }: SignalFacts) =>
  `${value} noches en promedio en ${people(denominator)} ${denominator === 1 ? 'estadía' : 'estadías'}`

/** The counts after a clause that has already said what is counted. */
const bare: Sentence = ({ numerator, denominator }) => `${people(numerator)} de ${people(denominator)}`
const counts: Record<string, Sentence> = {
  'exits-to-permanent-housing': bare,
  'returns-within-six-months': bare,
  'length-of-stay': nights,
  'entries-from-homelessness': bare,
  utilization: ({ value }) => `${value} de las noches-unidad`,
}

const worse: Record<string, string> = {
  'exits-to-permanent-housing': 'Menos hogares consiguen o conservan vivienda permanente',
  'returns-within-six-months': 'Más hogares vuelven antes de seis meses',
  'length-of-stay': 'Las estadías son más largas de lo habitual',
  'entries-from-homelessness': 'Menos hogares vienen de una situación sin hogar',
  utilization: 'Se usan menos unidades',
}
const better: Record<string, string> = {
  'exits-to-permanent-housing': 'Más hogares consiguen o conservan vivienda permanente',
  'returns-within-six-months': 'Menos hogares vuelven antes de seis meses',
  'length-of-stay': 'Las estadías son más cortas de lo habitual',
  'entries-from-homelessness': 'Más hogares vienen de una situación sin hogar',
  utilization: 'Se usan más unidades',
}
/** Lo que ocurrió y a cuántos, como cláusula. */
const came: Record<string, Sentence> = {
  'exits-to-permanent-housing': (facts) => `${households(facts)} consiguieron o conservaron vivienda permanente`,
  'returns-within-six-months': (facts) => `${households(facts)} volvieron antes de seis meses`,
  'length-of-stay': nights,
  'entries-from-homelessness': (facts) => `${households(facts)} venían de una situación sin hogar`,
  utilization: (facts) => `se usó el ${facts.value} de las noches-unidad`,
}
const cameOf = (facts: SignalFacts) => came[facts.measure]?.(facts) ?? `${facts.title}: ${toldOf(facts)}`
const under: Record<string, Sentence> = {
  'exits-to-permanent-housing': (facts) => `Por debajo del mínimo (${facts.minimum}): ${cameOf(facts)}`,
  'returns-within-six-months': (facts) => `Más regresos que el mínimo (${facts.minimum}): ${cameOf(facts)}`,
  'length-of-stay': (facts) => `Estadías más largas que el mínimo (${facts.minimum}): ${cameOf(facts)}`,
  'entries-from-homelessness': (facts) => `Por debajo del mínimo (${facts.minimum}): ${cameOf(facts)}`,
  utilization: (facts) => `Por debajo del mínimo (${facts.minimum}): ${cameOf(facts)}`,
}

const own = {
  worse: ({ title }: SignalFacts) => `${title}: peor de lo habitual`,
  better: ({ title }: SignalFacts) => `${title}: mejor de lo habitual`,
  under: (facts: SignalFacts) => `${facts.title}: no se alcanza el mínimo (${facts.minimum}), ${toldOf(facts)}`,
}
const toldOf = ({ value, counts: told }: SignalFacts) => [value, told].filter(Boolean).join(', ')
const countsOf = (facts: SignalFacts) => counts[facts.measure]?.(facts) ?? toldOf(facts)

export const signals: typeof english = {
  sentence: {
    'special-cause': (facts) =>
      `${worse[facts.measure] ?? own.worse(facts)} desde ${facts.since}: ${countsOf(facts)}, ${facts.window}.`,
    improvement: (facts) =>
      `${better[facts.measure] ?? own.better(facts)} desde ${facts.since}: ${countsOf(facts)}, ${facts.window}.`,
    'below-minimum': (facts) => `${(under[facts.measure] ?? own.under)(facts)}, ${facts.window}.`,
    'data-missing': (facts) => `Sin datos desde ${facts.since}.`,
    'early-warning': (facts) =>
      `Alerta temprana desde ${facts.since}: ${cameOf(facts)}; lo ${facts.isAgreed ? 'acordado' : 'habitual'} era ${facts.reference}.`,
    'out-of-reach': (facts) =>
      `La meta (${facts.target}) ${facts.isImpossible ? 'ya no' : 'difícilmente'} se alcanzará en ${facts.by}: ${cameOf(facts)} hasta ahora.`,
    'different-from-similar': (facts) =>
      `${cameOf(facts)}, ${facts.window}; entre ${people(facts.programs ?? 0)} programas similares lo habitual es ${facts.reference}.`,
    'subgroup-gap': (facts) => `${facts.group}: ${cameOf(facts)}; de los demás, ${facts.others}, en 12 meses.`,
    'data-late': (facts) =>
      `El informe de ${facts.since} lleva ${people(facts.days ?? 0)} ${facts.days === 1 ? 'día' : 'días'} de atraso.`,
  },
  why: {
    'special-cause': (oneIn) =>
      `Distinto de sus meses habituales. El azar por sí solo lo produce en cerca de 1 de cada ${oneIn} meses de un gráfico así.`,
    improvement: (oneIn) =>
      `Mejor que sus meses habituales. El azar por sí solo lo produce en cerca de 1 de cada ${oneIn} meses. Vale la pena compartirlo.`,
    'below-minimum': (oneIn) =>
      oneIn > 1
        ? `No dice por qué. Un programa que de verdad está en su meta cae aquí por azar en cerca de 1 de cada ${oneIn} meses.`
        : 'Es una comparación con el mínimo acordado; no dice por qué.',
    'early-warning': (oneIn) =>
      `Los indicios se han sumado mes a mes. De ${oneIn} programas estables, el azar por sí solo alerta de cerca de uno al mes.`,
    'out-of-reach': (oneIn) =>
      `Un pronóstico con lo que va del año. A un programa que está en su meta se le dice esto en 1 de cada ${oneIn} meses.`,
    'different-from-similar': (oneIn) =>
      `Programas del mismo tipo y para la misma población; nunca una clasificación. El azar lo produce en cerca de 1 de cada ${oneIn} programas.`,
    'subgroup-gap': (oneIn) =>
      `No dice por qué. Si a los grupos les va igual, el azar lo produce en cerca de 1 de cada ${oneIn} comparaciones.`,
    'data-late': () => 'La falta de datos nunca es un éxito: hasta que lleguen, nada se puede decir del mes.',
    'data-missing': () => 'La fuente cubre este mes, y el programa no registró nada en él ni después.',
  },
  short: (n, of = 'more') => {
    if (of === 'untold') return ''
    if (of === 'nights')
      return `Con ${people(n)} ${n === 1 ? 'noche' : 'noches'} menos por estadía se alcanzaría el mínimo.`
    if (of === 'unit-nights')
      return `Con ${people(n)} ${n === 1 ? 'noche-unidad' : 'noches-unidad'} más se alcanzaría el mínimo.`
    const side = of === 'more' ? 'más' : 'menos'
    return n === 1
      ? `Con un hogar ${side} se alcanzaría el mínimo.`
      : `Con ${people(n)} hogares ${side} se alcanzaría el mínimo.`
  },
  question: {
    'special-cause': (measure, since) => `${measure}: ¿qué cambió hacia ${since}, para quién, y qué ayudaría?`,
    improvement: (measure, since) => `${measure}: ¿qué se hizo desde ${since} que pueda servir a otros?`,
    'below-minimum': (measure, _since, counted) =>
      `${measure}: ${counted ? `¿en qué casos (${counted})` : '¿con qué hogares'} no funcionó y qué lo impide?`,
    'early-warning': (measure, since) =>
      `${measure}: ¿qué ha ido cambiando desde ${since}, para quién, y qué ayudaría?`,
    'out-of-reach': (measure) => `${measure}: ¿qué puede cambiar aún este año y qué se sigue para el próximo?`,
    'different-from-similar': (measure) =>
      `${measure}: ¿los programas similares atienden a otras personas, cuentan de otro modo o trabajan de otro modo?`,
    'subgroup-gap': (measure) => `${measure}: ¿qué se interpone en el camino de este grupo y quién puede contarlo?`,
    'data-late': (_measure, since) => `¿Qué impide que llegue el informe de ${since}?`,
    'data-missing': (_measure, since) => `¿Qué impide que lleguen los registros desde ${since} y quién puede ayudar?`,
  },
  kind: {
    'special-cause': 'distinto de antes',
    improvement: 'mejoró',
    'below-minimum': 'bajo el mínimo',
    'data-missing': 'faltan datos',
    'early-warning': 'alerta temprana',
    'out-of-reach': 'meta fuera de alcance',
    'different-from-similar': 'distinto de programas similares',
    'subgroup-gap': 'brecha entre grupos',
    'data-late': 'datos atrasados',
  },
}
