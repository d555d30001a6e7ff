import type { Finding } from '../../platform/finding.ts'
import type { findingsHmis as english } from '../english/findings-hmis.ts'

export const findingsHmis: Record<keyof typeof english, (finding: Finding) => string> = {
  'source-not-found': () => 'No existe ese archivo ni esa carpeta.',
  'not-a-zip': () => 'Este archivo no es un zip. Traiga el zip que exportó el HMIS, o la carpeta con sus archivos CSV.',
  'zip-inside-zip': () => 'El zip contiene otro zip. Descomprímalo una vez y traiga el de adentro.',
  'zip-path-climbs-out': () =>
    'El zip nombra un archivo fuera de sí mismo. Haga la exportación de nuevo; no use este zip.',
  'zip-encrypted': () => 'El zip está protegido con contraseña. Tráigalo sin ella.',
  'zip-damaged': () =>
    'Un archivo del zip está dañado: su tamaño o su suma no coinciden. Descargue la exportación de nuevo.',
  'zip-with-too-many-files': ({ found, expected }) =>
    `El zip tiene ${found} archivos; se pueden leer hasta ${expected}.`,
  'source-too-large': ({ found, expected }) =>
    `La exportación es demasiado grande (${found}; hasta ${expected}). Exporte menos años.`,
  'file-twice': () => 'El mismo archivo está dos veces en la exportación.',
  'file-missing': () => 'A la exportación le falta este archivo. Exporte de nuevo como «HMIS CSV», todos los archivos.',
  'column-missing': ({ expected }) => `Falta la columna ${expected}.`,
  'file-unreadable': () => 'El archivo no se puede leer como CSV. Expórtelo de nuevo.',
  'no-rows': () => 'El archivo no tiene ningún registro que se pueda usar.',
  'export-dates-unreadable': () =>
    'Las fechas de la propia exportación (hecha el, desde, hasta) no se pueden leer, así que nadie puede saber qué abarca.',
  'optional-file-missing': () =>
    'A la exportación le falta este archivo. Lo que depende de él no aplica o se muestra sin él.',
  'not-utf-8': () => 'El archivo no está en UTF-8. Se leyó como Latin-1 de Windows; revise los nombres con acentos.',
  'column-twice': () => 'Dos columnas tienen el mismo nombre; se lee la primera.',
  'columns-unknown': ({ count }) => `El archivo tiene columnas que el estándar no conoce (${count}). No se leen.`,
  'csv-version-unknown': () =>
    'La exportación nombra una versión del estándar que no es FY2024 ni FY2026. Los códigos de otros años son distintos.',
  'export-rows-several': ({ found }) => `La exportación se describe ${found} veces. Vale la fila hecha al final.`,
  'sources-several': ({ found }) =>
    `La exportación nombra ${found} fuentes. Se lee como una sola, con el nombre de la fila hecha al final.`,
  'record-malformed': () =>
    'El registro tiene menos o más columnas de las debidas, o unas comillas que no se cierran. Queda fuera.',
  'project-id-missing': () => 'El proyecto no tiene ProjectID. Queda fuera.',
  'project-duplicate': () => 'El ProjectID está más de una vez en el archivo. Se conserva el primero.',
  'project-type-unknown': () =>
    'El tipo de proyecto no es un código del estándar. El proyecto y sus estadías quedan fuera.',
  'project-unknown': () =>
    'La inscripción no pertenece a ningún proyecto de la exportación, o a uno que quedó fuera. Queda fuera.',
  'enrollment-id-missing': () => 'La inscripción no tiene EnrollmentID. Queda fuera.',
  'enrollment-duplicate': () => 'El EnrollmentID está más de una vez en el archivo. Se conserva el primero.',
  'entry-date-unreadable': () => 'El día de entrada falta o no se puede leer. La estadía queda fuera.',
  'exit-date-unreadable': () =>
    'El día de salida falta o no se puede leer. La estadía queda fuera: sin la salida contaría como todavía abierta.',
  'exit-before-entry': () => 'La salida es anterior a la entrada. La estadía queda fuera.',
  'exit-without-enrollment': () => 'La salida no pertenece a ninguna inscripción de la exportación. Queda fuera.',
  'exit-twice': () => 'Una inscripción tiene más de una salida. Se conserva la primera del archivo.',
  'inventory-unreadable': () =>
    'El inicio o el fin del inventario no se puede leer. La fila queda fuera, así que la ocupación puede resultar demasiado alta.',
  'units-above-beds': () => 'El inventario tiene más unidades que camas. Se lee como está.',
  'household-id-missing': () => 'La estadía no tiene HouseholdID. Cuenta como un hogar propio.',
  'person-id-missing': () =>
    'La estadía no tiene PersonalID. Cuenta como una persona propia, de la que nunca se encuentra un regreso.',
  'move-in-unreadable': () => 'El día de mudanza no se puede leer. La estadía cuenta como sin mudanza.',
  'destination-unknown': () => 'El destino no es un código del estándar. Cuenta como dato faltante.',
  'entry-in-future': () => 'La entrada es posterior al día de la exportación.',
  'exit-in-future': () => 'La salida es posterior al día de la exportación.',
  'household-without-head': () => 'El hogar no tiene jefe de hogar. Lo representa la primera entrada.',
  'household-with-several-heads': () => 'El hogar tiene varios jefes. Lo representa quien entró primero.',
  'move-in-outside-stay': () =>
    'La mudanza del jefe de hogar es anterior a la entrada o posterior a la salida. No se usa.',
  'bed-nights-outside-stay': () =>
    'Hay noches de cama fuera de su estadía: antes de la entrada, o en el día de salida o después. No se cuentan.',
  'night-by-night-without-nights': () =>
    'Hay proyectos noche a noche con estadías pero sin noches registradas, así que sus noches son cero.',
  'residential-project-without-inventory': () =>
    'Hay proyectos residenciales sin inventario, así que su ocupación no aplica.',
  'one-organization-only': () =>
    'La exportación tiene estadías de una sola organización, así que los regresos no se pueden calcular. Pida la exportación de toda la comunidad.',
  'utilization-above-full': ({ found }) =>
    `La ocupación pasa del 100% (la más alta: ${found}). Revise las camas y las estadías sin salida.`,
  'column-missing-further': ({ expected }) =>
    `Falta la columna ${expected}. Lo que depende de ella queda vacío o se muestra sin ella.`,
  'cocs-several': ({ found }) =>
    `La exportación tiene ${found} continuos de atención, contados aquí como uno. Nombre uno con --coc XX-500.`,
  'coc-unknown': () =>
    'No se indica el continuo de atención de estas estadías: el jefe no tiene, y el proyecto no tiene o tiene varios.',
  'continuum-untold': () => 'Ningún proyecto dice si pertenece al continuo de atención, así que se cuentan todos.',
  'client-twice': () => 'El PersonalID está más de una vez en el archivo. Sus filas se leen como una sola persona.',
  'birth-date-unknown': ({ found }) =>
    `No se conoce la fecha de nacimiento (${found} personas). Forman un grupo propio, y nunca son adultos ni niños.`,
  'funders-untold': () => 'La exportación no nombra financiadores, así que nadie entra en el universo de la medida 4.',
  'project-not-in-export': ({ found }) => `La exportación no tiene el proyecto ${found}.`,
  'client-not-in-export': () =>
    'La exportación no tiene ninguna estadía de esta persona en los proyectos y hasta el fin del período.',
  'income-later-untold': ({ found }) =>
    `No se volvió a preguntar el ingreso (${found} adultos de la medida 4). Cuentan como sin aumento; quizá solo falta el registro.`,
  'system-line-below': ({ found, expected }) =>
    `La línea más amplia de la medida cuenta menos personas (${found}) que la más estrecha (${expected}).`,
  'system-time-too-long': ({ found, expected }) =>
    `El tiempo sin hogar es de ${found} días (${expected}). Revise los comienzos que quedan muy atrás.`,
  'system-total-off': ({ found, expected }) =>
    `El total de personas (${found}) no concuerda con sus partes (${expected}).`,
  'system-share-above-hundred': ({ found }) => `El porcentaje pasa del 100% (${found}).`,
}
