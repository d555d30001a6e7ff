import type { cost as english } from '../english/cost.ts'

/** Las palabras de lo que costó un resultado. */
export const cost: typeof english = {
  heading: 'Costo por resultado',
  perHome: (cost) => `${cost} por cada hogar que salió a una vivienda permanente`,
  perMonthHoused: (cost) => `${cost} por cada mes en que un hogar conservó su vivienda`,
  counts: {
    'left-for-home': (paid, successes, from, to) =>
      `${paid} pagados y ${successes} hogares que salieron a una vivienda permanente, de ${from} a ${to}.`,
    'kept-housed': (paid, successes, from, to) =>
      `${paid} pagados y ${successes} meses de hogar en vivienda permanente, de ${from} a ${to}.`,
  },
  interval: (lower, upper) => `Teniendo en cuenta el azar, uno cuesta entre ${lower} y ${upper} (intervalo del 95%).`,
  intervalOpen: (lower) =>
    `Teniendo en cuenta el azar, uno cuesta al menos ${lower}; no hay límite superior (intervalo del 95%).`,
  noInterval: 'No tiene intervalo: los mismos hogares siguen de un mes a otro.',
  few: 'Pocos: menos de 11 resultados, así que uno solo cambia mucho esta cifra.',
  noSuccesses: (paid, from, to) =>
    `Se pagaron ${paid} de ${from} a ${to}, y ningún hogar salió a una vivienda permanente.`,
  noSuccessesHoused: (paid, from, to) =>
    `Se pagaron ${paid} de ${from} a ${to}, y no se contó ningún hogar en vivienda permanente.`,
  nothingPaid: 'En estos meses no se pagó nada, así que no hay costo por resultado.',
  noFigures: 'Estos doce meses no tienen ninguna cifra completa, así que no hay costo por resultado.',
  spendingUnknown: 'No se sabe qué se pagó en estos meses, así que no hay costo por resultado.',
  mixed:
    'Unos programas cuentan quién sale a una vivienda y otros quién la conserva. Sus resultados no se pueden sumar.',
  addedUp: (n) => `Este contrato paga ${n} programas: sus resultados se suman.`,
  together: (n) =>
    n === 1
      ? 'Otro contrato paga los mismos programas; su dinero se cuenta también:'
      : `Otros ${n} contratos pagan los mismos programas; su dinero se cuenta también:`,
  range: (lower, upper, contracts, type) =>
    `De ${contracts} contratos para ${type}, ocho de cada diez están entre ${lower} y ${upper}.`,
  rangeWithout: (n) => `Contratos sin ningún resultado, que no están en este rango: ${n}.`,
  noRange: (type) => `Hay menos de cinco cifras para ${type}, así que no hay un rango al lado.`,
  noneAlike: 'Sus programas son de distintas clases, así que no hay un rango al lado.',
  monthsWithout: (n, counted) =>
    n === 1
      ? `1 mes no tiene cifra completa. Su dinero tampoco se cuenta; se cuentan ${counted} meses.`
      : `${n} meses no tienen cifra completa. Su dinero tampoco se cuenta; se cuentan ${counted} meses.`,
  monthsUnknown: (n) =>
    n === 1
      ? 'No se sabe qué se pagó en 1 mes. Sus resultados tampoco se cuentan.'
      : `No se sabe qué se pagó en ${n} meses. Sus resultados tampoco se cuentan.`,
  source: {
    'by-year': 'Lo pagado en cada año fiscal se reparte por igual entre los meses en que corrió el contrato.',
    'whole-term':
      'No se conocen pagos por año: lo pagado en total se reparte por igual en el plazo, hasta el día de hoy.',
    unknown: 'De uno de estos contratos no se sabe qué se pagó.',
  },
  what: 'Cómo se calcula',
  explained: {
    'left-for-home': 'Un resultado es un hogar que salió del programa a una vivienda permanente.',
    'kept-housed': 'Un resultado es un mes en que un hogar conservó su vivienda o la dejó por otra permanente.',
  },
  sums: 'Es el gasto sumado entre los resultados sumados de los últimos doce meses completos, no un promedio de meses.',
  neverRanked:
    'Un costo bajo no es bueno por sí mismo: importa más a quién se atiende. Por eso se ve junto a sus semejantes, sin clasificar.',
  figures: 'Las cifras:',
}
