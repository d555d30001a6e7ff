import type { packet as english } from '../english/packet.ts'

export const packet: typeof english = {
  contract: (number) => `Contrato ${number}`,
  number: (n) => `informe ${n}`,
  demonstration: 'Demostración: nada de esto es real',
  page: (page, pages) => `Página ${page} de ${pages}`,
  attendees: (names) => `Con ${names}.`,
  held: (day) => `Celebrada el ${day}.`,
  owes: (side, name) => `${side}, ${name}`,
  expected: (effect) => `Debería cambiar: ${effect}`,
  followed: (outcome) => `Qué resultó: ${outcome}`,
  newActions: 'Qué se acuerda ahora',
  chartsFor: (shown, all) =>
    `Hay gráficos de ${shown} de ${all} indicadores: primero los que piden conversación y los de las tres metas. Los demás están en la tabla, con los mismos recuentos.`,
  tableTitle: 'Los demás indicadores',
  columns: {
    program: 'Programa',
    measure: 'Indicador',
    counts: 'Recuentos',
    value: 'Valor',
    standard: 'Mínimo y meta',
    judgment: 'Juicio',
  },
  moreRows: (n) => (n === 1 ? 'Hay un indicador más en la revisión.' : `Hay ${n} indicadores más en la revisión.`),
  moreTexts: (n) => (n === 1 ? 'Hay uno más en la revisión.' : `Hay ${n} más en la revisión.`),
  notApplicable: (n) =>
    n === 1 ? 'Un indicador no aplica a su programa.' : `${n} indicadores no aplican a sus programas.`,
  releasable:
    'Esta edición puede publicarse. Se suprimen los recuentos de 1 a 10 hogares y lo que permitiría deducirlos; no incluye notas, declaraciones ni los textos de los compromisos.',
  agreedCounts: (open, late, closed) =>
    `Compromisos anteriores: ${open} abiertos, ${late} de ellos atrasados; ${closed} cerrados.`,
  source: (versions, day) => `Definiciones ${versions}. Cifra más reciente recibida el ${day}.`,
  builtFrom: (results, highest) =>
    results === 1
      ? 'Hecho con 1 resultado.'
      : `Hecho con ${results.toLocaleString('es-US')} resultados, versiones 1 a ${highest}.`,
  builtFromOne: (results) => `Hecho con ${results.toLocaleString('es-US')} resultados, todos en su primera versión.`,
  frozen: (day, digest) => `Fijado el ${day}; contenido ${digest}.`,
  agreed: 'acordado',
  calmAsShown: 'Nada inusual en lo que se puede mostrar.',
  nothingAsShown: 'Nada inusual en las cifras que se pueden mostrar; las suprimidas no se juzgan aquí.',
  continued: '… (el resto está en la revisión)',
}
