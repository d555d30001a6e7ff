import type { quality as english } from '../english/quality.ts'

/** Cómo llevan los proveedores sus registros e informes a lo largo del tiempo. */
export const quality: typeof english = {
  title: 'Cómo se llevan los registros',
  of: (provider) => `Cómo se llevan los registros: ${provider}`,
  lead: 'Si las respuestas están, si concuerdan entre sí y si los informes llegan a tiempo.',
  none: 'Aún no se ha revisado nada. Llega con la primera exportación HMIS, o con los informes que vencen.',
  months: (from, to) => `De ${from} a ${to}.`,
  exported: (day) => `Registros tal como los tenía la exportación del ${day}.`,
  columns: {
    provider: 'Proveedor',
    month: 'Mes',
    missing: 'Respuestas que faltan',
    contradiction: 'Contradicciones',
    inTime: 'Informes a tiempo',
  },
  course: 'Mes a mes',
  courseOf: (what, provider) => `${what} de ${provider}, mes a mes`,
  perHundred: (value) => `${value} en 100 registros`,
  counts: (found, records) => `${found} en ${records} registros`,
  noReports: 'ninguno vencía',
  howToRead:
    'Un registro es un ingreso o una salida. A un registro pueden faltarle varias respuestas. Las revisiones silenciadas no cuentan, y los meses cuyos registros cambiaron después figuran como en la exportación más reciente.',
  csv: 'Descargar CSV',
  xlsx: 'Descargar Excel',
  toChecks: 'Lo que hallaron las revisiones',
  toQuality: 'Cómo se llevan los registros, por mes',
}
