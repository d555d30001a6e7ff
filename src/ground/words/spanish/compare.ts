import type { compare as english } from '../english/compare.ts'

export const compare: typeof english = {
  title: (measure) => `${measure}: programas similares`,
  trail: 'Comparación',
  link: 'Junto a programas similares',
  kind: (type, population) => (population === null ? type : `${type}, ${population}`),
  lead: (n, from, to) =>
    n === 1 ? `1 programa, de ${from} a ${to} en conjunto.` : `${n} programas, de ${from} a ${to} en conjunto.`,
  form: { type: 'Tipo y población', show: 'Comparar' },
  measures: 'Medida',
  sentence: {
    none: 'Todavía no se ha contado a nadie en estos programas.',
    alone: 'Un solo programa no tiene con qué compararse.',
    within: 'Ningún programa difiere de los demás más de lo que explica el azar.',
    near: (near, n) =>
      `${near} de ${n} programas ${near === 1 ? 'está' : 'están'} fuera de las líneas del 95 %, lo que el azar solo puede explicar.`,
    far: (far, n) =>
      `${far} de ${n} programas ${far === 1 ? 'difiere' : 'difieren'} de los demás más de lo que explica el azar.`,
  },
  explains:
    'Uno de cada 20 programas queda fuera de las líneas del 95 % solo por azar: eso es para conversar. Fuera del 99.8 % es para actuar. Esto no es una clasificación.',
  few: 'Con menos de 12 programas, lo que difiere entre todos no se distingue de lo que hace uno de ellos.',
  spread: (outside) =>
    outside === 0
      ? 'Si se descuenta lo que difiere entre todos los programas, ninguno queda fuera.'
      : `Si se descuenta lo que difiere entre todos los programas, ${outside} ${outside === 1 ? 'sigue' : 'siguen'} fuera.`,
  ownOnly: 'Lo que contaron otros proveedores es suyo: aquí están sus propios programas.',
  releasable: 'Edición publicable: los programas con conteos pequeños se omiten, en la lista y en la suma.',
  working: 'Edición de trabajo, con conteos pequeños. No la difunda.',
  toReleasable: 'Ver la edición publicable',
  toWorking: 'Ver la edición de trabajo',
  hidden: (n) =>
    n === 1 ? 'Se omite 1 programa: sus conteos son pequeños.' : `Se omiten ${n} programas: sus conteos son pequeños.`,
  empty: (n) =>
    n === 1 ? '1 programa no contó a nadie en estos meses.' : `${n} programas no contaron a nadie en estos meses.`,
  notComparable:
    'Solo se comparan proporciones de personas o casos distintos: en otras medidas el azar no se distingue de la diferencia.',
  hint: 'Señale un programa, o llegue al gráfico con Tab y siga con las flechas. Entrar abre el programa.',
  labels: { together: (value) => `todos ${value}`, near: '95 %', far: '99.8 %' },
  sizes: (counted) => `${counted}, doce meses`,
  reading: (program, counts, value, beside) => `${program}: ${value}, ${counts}; ${beside}`,
  description: (n, together) =>
    `Cada uno de ${n} programas en su tamaño y su proporción; todos juntos ${together}. Las líneas muestran dónde el azar mantiene al 95 % y al 99.8 % de los programas.`,
  beside: {
    'too-few': 'muy pocos para juzgar',
    within: 'como permite el azar',
    'better-95': 'mejor, fuera del 95 %',
    'worse-95': 'peor, fuera del 95 %',
    'better-998': 'mejor, fuera del 99.8 %',
    'worse-998': 'peor, fuera del 99.8 %',
  },
  columns: {
    program: 'Programa',
    counts: 'Conteos',
    value: 'Como se contó',
    beside: 'Junto a todos',
    adjusted: 'Con la misma mezcla de edades',
    notTaken: 'No aceptados',
    cost: 'Costo por resultado',
  },
  months: (n) => `${n} de 12 meses`,
  notTaken: (n, of) => `${n} de ${of} remitidos`,
  noReferrals: 'nadie remitido',
  noCost: 'no se conoce',
  costBetween: (lower, upper) => `entre ${lower} y ${upper}`,
  costFrom: (lower) => `al menos ${lower}`,
  costShared: 'junto con otros programas',
  mixHow: (from, to) =>
    `Mezcla de casos, de ${from} a ${to}: cada grupo de edad recibe la proporción que tiene en todos los programas juntos. Los grupos son los mismos para todos los programas y años, así que nadie los eligió después de ver resultados.`,
  mixLimits:
    'Una proporción ajustada se lee junto a todos los programas; dos de ellas no se comparan entre sí si sus mezclas difieren.',
  collapsed: (groups) => `Reunidos, porque hay pocos en ellos: ${groups}.`,
  noMix: 'Sin mezcla de casos: muy pocos programas tienen cifras por edad.',
  notTakenHow:
    'No aceptados: remitidos por el ingreso coordinado y no aceptados en 60 días. Quien acepta a pocos puede parecer bueno.',
  sorted: 'En el orden de los nombres.',
  noKind: 'No se conoce ningún programa de este tipo y población.',
  noKindHow: 'Elija otro tipo, o vincule programas con sus proyectos de HMIS en la página de datos.',
}
