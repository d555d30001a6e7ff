import type { groups as english } from '../english/groups.ts'

const points = new Intl.NumberFormat('es-US', { maximumFractionDigits: 1, signDisplay: 'exceptZero' })

const names: Record<string, string> = {
  'american-indian': 'Indígena americano o nativo de Alaska',
  asian: 'Asiático',
  black: 'Negro o afroamericano',
  hispanic: 'Hispano o latino',
  'middle-eastern': 'De Oriente Medio o el norte de África',
  'pacific-islander': 'Nativo de Hawái o de las islas del Pacífico',
  white: 'Blanco',
  multiple: 'Varias razas',
  unknown: 'No se sabe',
  '65-up': '65 o más',
  female: 'Femenino',
  male: 'Masculino',
  'with-children': 'Adultos con niños',
  'without-children': 'Adultos sin niños',
  'only-children': 'Solo niños',
  veteran: 'Veteranos',
  'not-veteran': 'No veteranos',
  child: 'Menores de 18',
}

export const groups: typeof english = {
  title: 'Por grupo de personas',
  kinds: 'Tipo de grupo',
  kind: {
    race: 'Raza y etnia',
    age: 'Edad',
    sex: 'Sexo',
    household: 'Tipo de hogar',
    veteran: 'Condición de veterano',
  },
  name: (name) => {
    if (names[name]) return names[name]
    const race = name.replace(/-hispanic$/, '')
    return race === name ? name.replace('-', ' a ') : `${names[race] ?? race}, hispano o latino`
  },
  period: (from, to) => `De ${from} a ${to} en conjunto: un solo mes de un grupo sería muy poco.`,
  someMonths: (n) => (n === 1 ? 'De un mes: los demás faltan.' : `De ${n} meses: los demás faltan.`),
  heads: 'Un hogar se cuenta donde está su jefe.',
  counts: 'Recuentos',
  value: 'Valor',
  difference: 'Frente al grupo más grande',
  largest: 'el grupo más grande',
  notCompared: 'no se compara',
  points: (value) => `${points.format(value)} puntos`,
  stays: (written, n) => (n === 1 ? '1 estadía' : `${written} estadías`),
  working:
    'Edición de trabajo, para el proveedor y su gestor de contratos: se muestran recuentos pequeños. No la comparta.',
  releasable: 'Edición publicable: se reservan los recuentos de 1 a 10 y aquello de lo que podrían deducirse.',
  toWorking: 'Ver la edición de trabajo',
  toReleasable: 'Ver la edición publicable',
  immature: (day) => `Aún no maduro: las últimas salidas se siguen hasta el ${day}.`,
  howToRead:
    'Los puntos son partes de cien. Si el intervalo de una diferencia contiene el cero, puede deberse solo al azar. Una diferencia dice dónde mirar, no por qué.',
  none: 'Ninguna exportación ha informado todavía sobre grupos de personas.',
  noneHow: 'Llegan con la próxima exportación de HMIS que contenga Client.csv.',
  noRows: 'No se puede informar por grupo: en estos meses no cuenta nadie, o faltan.',
  sentence: {
    none: (measure) => `${measure}: ningún grupo difiere del mayor más de lo que explica el azar.`,
    few: (measure) => `${measure}: muy pocos en los grupos para distinguirlos.`,
    apart: (measure, group, points, others) =>
      others === 0
        ? `${measure}: ${group} está a ${points} del grupo mayor, más de lo que explica el azar.`
        : `${measure}: ${group} está a ${points} del grupo mayor, y ${others} más difieren más allá del azar.`,
  },
  hint: 'Señale un grupo, o llegue al gráfico con Tab y siga con las flechas.',
  built: {
    title: 'Por grupo, en tablas que envían los proveedores',
    of: (measure: string, column: string) => (column === '' ? measure : `${measure}: ${column}`),
    period: (from: string, to: string) => `De ${from} a ${to}, los meses cuyas cifras se conocen, juntos.`,
    newestAlone: (month: string) => `Solo ${month}: las medianas de varios meses no se pueden sumar.`,
    sumsKeptBack: 'Las sumas de los grupos se reservan: no se sabe cuántas personas hay detrás de cada una.',
    counted: (written: string, n: number) => (n === 1 ? '1 contado' : `${written} contados`),
    days: (value: string) => `${value} días`,
    names: { yes: 'Sí', no: 'No', unknown: 'No se sabe' } as Record<string, string>,
  },
  csv: 'Descargar CSV',
  xlsx: 'Descargar Excel',
}
