import type { Finding } from '../../platform/finding.ts'
import type { findingsDatasets as english } from '../english/findings-datasets.ts'

export const findingsDatasets: Record<keyof typeof english, (finding: Finding) => string> = {
  'dataset-column-missing': ({ column, found }) =>
    `El archivo no tiene la columna “${column}”. Sus columnas son: ${found}. Nombre así la columna, o use la hoja hecha para usted.`,
  'dataset-column-absent': ({ column }) =>
    `El archivo no tiene la columna “${column}”. No es obligatoria; sus valores faltan.`,
  'dataset-columns-unknown': ({ found }) => `Estas columnas no se piden y no se leyeron: ${found}.`,
  'dataset-too-large-for-copy': ({ expected }) =>
    `Un archivo de más de ${expected} MB no se devuelve marcado. Los hallazgos nombran sus filas: corríjalas en su sistema.`,
  'dataset-no-rows': () => 'El archivo no tiene filas. Si no hay nada que informar, diga qué meses abarca el archivo.',
  'dataset-no-programs': () => 'Este proveedor aún no tiene programas. Agréguelos al mapa y vuelva a traer el archivo.',
  'dataset-program-not-told': ({ found }) =>
    `El formulario no tiene columna para el programa, y quien envía tiene ${found} programas. Agregue esa columna al formulario.`,
  'dataset-program-unknown': ({ found, expected }) => `“${found ?? ''}” no es ninguno de los programas: ${expected}.`,
  'dataset-program-of-several': ({ found }) =>
    `“${found}” es un programa de más de un proveedor. Traiga el archivo para un solo proveedor.`,
  'cell-needed': () => 'La celda está vacía y debe llenarse.',
  'not-a-choice': ({ found, expected }) => `“${found}” no es ninguno de los valores permitidos: ${expected}.`,
  'not-yes-or-no': ({ found }) => `“${found}” no es ni sí ni no.`,
  'not-a-number': ({ found }) => `“${found}” no es un número. Escriba cifras, con punto para los decimales.`,
  'not-whole': ({ found }) => `“${found}” no es un número entero.`,
  'below-smallest': ({ found, expected }) =>
    `${found} está por debajo de ${expected}, lo mínimo que puede ser correcto.`,
  'above-largest': ({ found, expected }) =>
    `${found} está por encima de ${expected}, lo máximo que puede ser correcto.`,
  'row-twice': ({ expected }) => `La misma fila ya está en el archivo, en la fila ${expected}. Deje una de las dos.`,
  'reference-unknown': ({ expected }) =>
    `Esto no figura en la tabla “${expected}”. Envíe primero esa tabla, o corrija la celda.`,
  'day-outside-months': ({ found, expected }) =>
    `${found} queda fuera de los meses del archivo (${expected}). Quite la fila o cambie los meses.`,
  'day-in-the-future': () => 'El día aún no ha llegado.',
  'total-differs': ({ found, expected }) => `La hoja dice ${found}; las filas suman ${expected}.`,
  'total-not-found': ({ column, expected }) => `No se encontró el total “${column}”. Las filas suman ${expected}.`,
  'rows-unlike-history': ({ found, expected }) =>
    `El número de filas es inusual: ${found}, cuando los meses anteriores hacen esperar ${expected}. Si es correcto, no hay nada que hacer.`,
  'level-unlike-history': ({ found, expected }) =>
    `El promedio es inusual: ${found}, cuando los meses anteriores hacen esperar ${expected}. Si es correcto, no hay nada que hacer.`,
  'hidden-sheets-not-read': ({ found }) => `No se leyeron las hojas ocultas: ${found}.`,
  'merged-cells': ({ found }) =>
    `Hay celdas combinadas (${found}). Solo la primera tiene el valor, y las demás se leen como vacías.`,
  'formulas-read-as-values': () => 'Hay celdas con fórmulas. Se leyeron como los valores con que se guardó el archivo.',
  'formulas-without-value': () =>
    'Hay fórmulas que nunca se calcularon y no tienen valor que leer. Abra el archivo, guárdelo y vuelva a traerlo.',
  'unreadable-parquet': () => 'No se puede leer el archivo Parquet. Vuelva a escribirlo, o traiga la tabla como CSV.',
}
