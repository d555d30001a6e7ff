import type { explain as english } from '../english/explain.ts'

export const explain: typeof english = {
  heading: 'Cómo se juzga este mes',
  interval: 'Intervalo',
  intervalText: (lower, upper) => `de ${lower} a ${upper} (Wilson, 95 %): donde puede estar la proporción verdadera`,
  noInterval: 'ninguno: sus casos no son personas distintas, o no se contó nada',
  baseline: 'Base',
  baselineText: (months, from, to) => `${months} meses, de ${from} a ${to}`,
  noBaseline: 'todavía ninguna: lo habitual necesita 13 meses',
  noRange: 'ninguno: los meses de esta medida no son de personas distintas',
  range: 'Lo habitual',
  rangeText: (lower, upper, centre) => `de ${lower} a ${upper}, en torno a ${centre}`,
  near: (lower, upper) => `dos tercios: de ${lower} a ${upper}`,
  rules: 'Reglas cumplidas',
  noRules: 'ninguna: este mes es como los demás',
  direction: { up: 'hacia arriba', down: 'hacia abajo' },
  ruleSet: 'Conjunto de reglas',
  ruleSetText: (name, constant, isScreened) =>
    `${name === 'mdc' ? 'Making Data Count, noviembre de 2023' : name}; límites a ${constant} rangos móviles medios${isScreened ? ', depurados una vez' : ''}`,
  known: 'Según lo conocido el',
  knownText: (moment) => `${moment}, cuando llegó el más reciente de estos meses`,
  ask: 'Ver lo que se conocía el',
  show: 'Ver',
  shown: (day) => `Esto es lo que se conocía el ${day}.`,
  notKnown: (day) => `El ${day} esta cifra todavía no se conocía. Aquí está su primera versión.`,
  csv: 'Todos los meses del gráfico como CSV',
}
