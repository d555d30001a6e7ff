import type { findingsReporting as english } from '../english/findings-reporting.ts'

export const findingsReporting: typeof english = {
  'export-of-another-city': ({ found }) =>
    `Ningún proyecto del mapa está en esta exportación (tiene ${found} y otros). Es de otra ciudad, o el mapa lo es.`,
  'another-source': ({ found, expected }) =>
    `La exportación nombra la fuente ${found}; la anterior venía de ${expected}. Compruebe que es la suya.`,
  'figures-not-by-project': ({ found }) =>
    `Las cifras no nombran ningún proyecto del mapa por mes (nombran ${found ?? 'ninguno'}). Mida con --by project --every month.`,
  'month-cut-by-the-map': ({ count }) =>
    `${count} cifras son de meses en que el mapa empieza o termina un proyecto; no se pueden partir y se dejan fuera.`,
  'period-locked': ({ found }) =>
    `${found} está cerrado: sus cifras cambian solo por una corrección. Abra la cifra y proponga una.`,
  'figures-locked': ({ count }) =>
    `${count} cifras de meses cerrados serían ahora otras; quedan como están. Reabra el mes o proponga correcciones.`,
  'figures-not-json': () => 'El archivo no es JSON. Traiga el archivo que imprimió measure --json, sin cambios.',
  'figures-wrong-shape': ({ found }) => `El archivo no es lo que imprime measure --json (${found}).`,
  'unknown-program': ({ found }) =>
    `No hay un programa "${found}" en el mapa. Revise cómo está escrito, o póngalo en el mapa.`,
  'program-name-not-unique': ({ found }) =>
    `Varios proveedores tienen un programa "${found}". Use su id o cambie un nombre.`,
  'reading-failed': ({ found }) =>
    `La lectura tropezó con un error nuestro y no se aceptó nada. Si lo comunica, dé el número ${found}.`,
}
