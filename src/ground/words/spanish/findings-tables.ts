import type { Finding } from '../../platform/finding.ts'
import type { findingsTables as english } from '../english/findings-tables.ts'

export const findingsTables: Record<keyof typeof english, (finding: Finding) => string> = {
  'file-too-large': ({ expected }) =>
    `El archivo es mayor de lo que se puede leer de una vez (${expected} bytes). Divídalo por año o quite las columnas que no hacen falta.`,
  'not-a-table-spreadsheet-or-zip': () =>
    'Es un libro de Excel o un archivo zip, y aquí se lee un CSV. Ábralo, elija «Guardar como» y «CSV UTF-8», y traiga ese archivo.',
  'not-a-table-old-spreadsheet': () =>
    'Es un libro de Excel de antes de 2007. Ábralo, guárdelo como .xlsx o CSV, y traiga ese archivo.',
  'not-a-table-pdf': () => 'Es un PDF. Pida la lista de la que se imprimió, como CSV.',
  'not-a-table-web-page': () =>
    'Es una página web, a menudo la de inicio de sesión guardada en lugar del archivo. Descargue la lista de nuevo.',
  'not-a-table-binary-file': () =>
    'Este archivo no es texto, así que no es un CSV. Guarde la lista como CSV y traiga ese archivo.',
  'empty-file': () => 'El archivo está vacío.',
  'no-header': () =>
    'La primera fila tiene datos, no los nombres de las columnas. Agregue una primera fila con un nombre para cada columna.',
  'too-many-columns': ({ found, expected }) => `El archivo tiene ${found} columnas; se pueden leer hasta ${expected}.`,
  'too-many-rows': ({ expected }) => `El archivo tiene más de ${expected} filas. Divídalo por año.`,
  'quote-not-closed': () =>
    'Se abre una comilla y nunca se cierra, así que no se distingue el resto del archivo. Mire cerca de esta fila.',
  'unreadable-table': () => 'Desde aquí no se distinguen las filas.',
  'not-utf-8': () =>
    'El archivo no está en UTF-8. Se leyó como Latin-1 de Windows; revise los nombres con acentos y guarde como «CSV UTF-8» la próxima vez.',
  'title-above-header': () => 'Hay un título encima de los nombres de las columnas; se pasó por alto.',
  'repeated-header': () => 'Dos columnas tienen el mismo nombre; se lee la primera.',
  'ragged-row': ({ found, expected }) =>
    `La fila tiene ${found} celdas y el encabezado ${expected}, así que sus valores pueden estar en otra columna. Suele ser una coma sin comillas.`,
  'cell-too-long': ({ expected }) => `Una celda tiene más de ${expected} caracteres.`,
  'no-rows': () => 'El archivo tiene nombres de columnas y ninguna fila.',
  'unreadable-amount': () => 'No se puede leer el importe.',
  'ambiguous-amount': ({ expected }) =>
    `El importe significa sumas distintas en distintos países. Escríbalo como ${expected}.`,
  'amount-too-large': () => 'El importe es demasiado grande para guardarlo exacto al centavo.',
  'fraction-of-a-cent': () => 'El importe tiene fracciones de centavo. Redondéelo en la fuente.',
  'unreadable-day': () => 'No se puede leer la fecha. Escríbala como año-mes-día, o mes/día/año.',
  'no-such-day': () =>
    'Esa fecha no existe, o está fuera de los años 1900 a 2199. Si el día va antes del mes, escriba año-mes-día.',
  'spreadsheet-day-number': () =>
    'Es el número con el que una hoja de cálculo guarda una fecha. Dé formato de fecha a la columna y guarde el CSV de nuevo.',
  'unreadable-month': () => 'No se puede leer el mes. Escríbalo como 2026-07.',
  'no-contract-number-column': ({ found, expected }) =>
    `Ninguna columna tiene el número de contrato, así que aún no es una lista de contratos; una lista de programas o sedes es otra cosa. Sus columnas son: ${found}. Serviría una columna con un nombre como estos: ${expected}.`,
  'no-contract-provider-column': ({ found, expected }) =>
    `Ninguna columna tiene el proveedor. Sus columnas son: ${found}. Serviría una columna con un nombre como estos: ${expected}.`,
  'column-not-found': () => 'La lista no tiene una columna para esto; los contratos se leen sin ella.',
  'no-contract-number': () => 'La fila no tiene número de contrato.',
  'no-provider': () => 'La fila no tiene proveedor.',
  'missing-amount': () => 'El importe está en blanco. Se guarda como faltante, no como cero.',
  'zero-amount': () => 'El importe es cero, como en una renovación que agrega tiempo y no dinero.',
  'negative-amount': () => 'El importe es menor que cero, como en una enmienda que retira dinero.',
  'negative-paid': () => 'Lo pagado es menor que cero, como tras una devolución.',
  'paid-above-amount': () =>
    'Se pagó más que el importe. Puede ser correcto: pagos tardíos de un plazo anterior, o un importe solo de esta parte.',
  'repeated-item': () =>
    'La misma parte de un contrato está más de una vez en el archivo. Se lee el plazo más largo y no se suman los demás, que suelen estar dentro de él.',
  'contract-in-several-rows': () =>
    'El mismo contrato está en varias filas con inicios distintos. Sus importes se suman; compruebe que uno no contenga a otro.',
  'end-before-start': () => 'El último día es anterior al primero.',
  'missing-day': () => 'Un primer o último día está en blanco.',
  'contract-under-several-providers': () =>
    'Un número de contrato está con más de un proveedor: un cambio de nombre o de manos, o un error. Se muestra el más reciente.',
  'contract-under-several-departments': () =>
    'Un número de contrato está con más de un departamento. Se muestra el más reciente.',
  'no-map-column': ({ found, column }) =>
    `El mapa de programas no tiene la columna ${column}. Sus columnas son: ${found}.`,
  'unknown-contract': ({ found }) => `El contrato ${found} no está en la lista de contratos.`,
  'no-program': () => 'La fila no nombra un programa.',
  'no-program-type': () => 'La fila no tiene tipo de programa.',
  'program-described-twice': ({ found }) =>
    `Las filas ${found} dan al mismo programa otro tipo o población. Se conserva la primera.`,
  'duplicate-row': ({ found }) => `Las filas ${found} dicen lo mismo. Se conserva una.`,
  'overlapping-days': ({ found }) =>
    `Las filas ${found} dan el mismo programa y proyecto para días que se solapan, lo que contaría dos veces a las personas. Se conserva la primera.`,
  'project-in-several-contracts': ({ found, count }) =>
    `El proyecto ${found} sirve a ${count} contratos. Está bien; a cada uno se le muestran los resultados de todo el proyecto.`,
  'contract-without-project': ({ found }) =>
    `Contratos sin un proyecto en el mapa, de modo que no se pueden leer sus resultados: ${found}.`,
  'project-without-contract': ({ found }) =>
    `Proyectos de la exportación que no pertenecen a ningún contrato del mapa: ${found}.`,
  'unknown-project': ({ found }) => `Proyectos del mapa que no están en la exportación: ${found}.`,
  'no-standards-column': ({ found, column }) =>
    `La lista de estándares no tiene la columna ${column}. Sus columnas son: ${found}.`,
  'unknown-measure': ({ found, expected }) => `La medida «${found}» no se conoce. Se conocen: ${expected}.`,
  'missing-threshold': () => 'El mínimo o la meta está en blanco.',
  'unreadable-share': ({ found }) => `«${found}» no se puede leer como proporción. Escríbala como 40% o 0.4.`,
  'share-above-one': ({ found }) => `«${found}» es más que el todo. Si es un porcentaje, escriba el signo: 40%.`,
  'unreadable-number': ({ found }) => `«${found}» no se puede leer como número. Escríbalo como 90 o 4.5.`,
  'unreadable-days': ({ found }) => `«${found}» no se puede leer como número de días.`,
  'no-direction': () => 'La dirección dice hacia dónde es mejor: increase (subir) o decrease (bajar).',
  'direction-against-measure': ({ expected }) => `Para esta medida la mejor dirección es ${expected}.`,
  'missing-start': () => 'Un estándar necesita el día desde el cual vale.',
  'target-on-the-worse-side': ({ found, expected }) =>
    `La meta es peor que el mínimo (${found}) cuando la dirección es ${expected}. Mire si se intercambiaron los dos, o la dirección.`,
  'standard-given-twice': ({ found }) =>
    `Las filas ${found} dan un estándar para los mismos programas, medida y día. No se toma ninguno hasta que quede uno.`,
  'no-counts-column': ({ found, column }) => `Los conteos no tienen la columna ${column}. Sus columnas son: ${found}.`,
  'unknown-program': ({ found }) => `El programa «${found}» no es de los que informan aquí.`,
  'missing-period': () => 'La fila no nombra un mes.',
  'unreadable-count': () => 'No es un conteo. Escriba un número entero; deje la celda en blanco si no se sabe.',
  'suppressed-count': () =>
    'El conteo se suprimió antes de llegar aquí (como «<11»). Un conteo suprimido no es cero ni faltante: pida el número mismo.',
  'negative-count': () => 'Un conteo no puede ser menor que cero.',
  'not-a-whole-number': () => 'Un conteo es un número entero.',
  'numerator-above-denominator': ({ found }) =>
    `El numerador es mayor que el denominador (${found}): una parte de un grupo no puede ser más que el grupo.`,
  'half-a-count': () => 'Solo se da el numerador o el denominador, así que el resultado falta.',
  'counted-twice': ({ found }) =>
    `Las filas ${found} cuentan el mismo programa, medida y mes. No se toma ninguna hasta que quede una.`,
}
