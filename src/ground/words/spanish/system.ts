import type { system as english } from '../english/system.ts'

/** Las cifras del sistema entero de servicios. */
export const system: typeof english = {
  title: 'El sistema entero',
  lead: 'Las medidas federales de desempeño del sistema de la comunidad, por año de informe, según la exportación más reciente.',
  none: 'Ninguna exportación ha informado aún sobre el sistema entero.',
  noneHow: 'Traiga la exportación HMIS de toda la comunidad: sus medidas se cuentan mientras se lee.',
  noYear: 'La exportación más reciente no cubre ningún año de informe completo.',
  noYearHow:
    'Un año de informe va de octubre a septiembre. Una exportación que empiece antes, o termine después, dice más.',
  toData: 'Traer datos',
  from: (from, to, organizations) =>
    `La exportación cubre del ${from} al ${to} y trata de ${organizations} organizaciones.`,
  working: 'Edición de trabajo: se muestran los conteos pequeños. No la difunda.',
  releasable: 'Edición publicable: se reservan los conteos de 1 a 10 y aquello de lo que podrían deducirse.',
  toWorking: 'Mostrar la edición de trabajo',
  toReleasable: 'Mostrar la edición publicable',
  line: 'Medida',
  year: (year) => `Año ${year}`,
  rules: (version) => `reglas de ${version}`,
  rulesHeading: 'Reglas',
  trend: 'A lo largo de los años',
  trendOf: (line) => `${line}, a lo largo de los años`,
  persons: (written, n) => (n === 1 ? '1 persona' : `${written} personas`),
  median: (days) => `mediana ${days},`,
  howToRead:
    'Cada persona se cuenta una vez en todo el sistema, así que los programas no suman el total. Elija una medida para ver grupos de personas, su definición y su SQL.',
  csv: 'Descargar CSV',
  xlsx: 'Descargar Excel',
  years: 'Año por año',
  reportYear: 'Año de informe',
  figure: 'Cifra',
  clients: 'Personas leídas',
  ofNewest: (year) => `Año de informe ${year}, de octubre a septiembre.`,
  returns: 'Según el tipo de proyecto que se dejó',
  leftFrom: 'Salieron de',
  within: ['en 180 días', 'de 181 a 365 días', 'de 366 a 730 días', 'no volvieron'],
  exits: 'Todos los que salieron',
  byPlace: 'Por tipo de albergue',
  byPlaceText: 'Quien durmió en dos tipos figura en ambos; el total cuenta a cada persona una vez.',
  place: 'Tipo',
  people: 'Personas',
  places: {
    SO: 'Trabajo en la calle',
    ES: 'Albergue de emergencia',
    TH: 'Vivienda transitoria',
    SH: 'Refugio seguro',
    PH: 'Vivienda permanente',
  },
  noGroups: 'Nada puede decirse por grupo para este año.',
  onePlace: (key) =>
    `Cada persona figura en un grupo de cada tipo, según su última estancia.${key === '2' ? ' Volver significa en menos de dos años.' : ''}`,
  unit: (unit) => `Unidad: ${unit}.`,
  source: (source) => `Reglas: ${source}.`,
  sqlText:
    'La sentencia trabaja sobre las estancias que dejó la exportación; las palabras dicen lo que ponen las reglas del año.',
  statement: 'La sentencia',
  decisions: 'Decisiones tomadas donde las reglas dejan margen (en inglés)',
  reasons: {
    'not-covered': 'la exportación no cubre el año',
    'one-organization-only': 'la exportación contiene una sola organización: no es el sistema',
    'no-incomes': 'la exportación no informa de ingresos',
    'history-too-short': 'la exportación no llega bastante atrás',
    'history-shorter-than-look-back': 'la exportación abarca menos de siete años hacia atrás',
  },
  toSystem: 'El sistema entero',
  cards: [
    {
      title: 'Tiempo sin hogar',
      keys: ['1a.1', '1a.2', '1b.1', '1b.2'],
      definition:
        'Días distintos en que una persona estuvo sin hogar: en albergue y refugio seguro, y en vivienda transitoria. 1b suma la búsqueda de vivienda y los días declarados al ingreso.',
      unit: 'personas; días',
    },
    {
      title: 'Regresos a la falta de hogar',
      keys: ['2'],
      definition:
        'Personas que salieron a vivienda permanente dos años antes y que volvieron en 180 días, un año o dos años.',
      unit: 'personas',
    },
    {
      title: 'Personas sin hogar en el año',
      keys: ['3.2'],
      definition:
        'Personas distintas con una noche de cama en el año en albergue de emergencia, refugio seguro o vivienda transitoria.',
      unit: 'personas',
    },
    {
      title: 'Aumento de ingresos',
      keys: ['4.1', '4.2', '4.3', '4.4', '4.5', '4.6'],
      definition:
        'Adultos en proyectos que financia el programa CoC, y aquellos cuyos ingresos aumentaron: durante la estancia, o del ingreso a la salida.',
      unit: 'adultos',
    },
    {
      title: 'Sin hogar por primera vez',
      keys: ['5.1', '5.2'],
      definition:
        'De las personas que ingresaron en el año, las que no tuvieron un ingreso semejante en los 730 días anteriores.',
      unit: 'personas',
    },
    {
      title: 'Ubicación y permanencia exitosas',
      keys: ['7a.1', '7b.1', '7b.2'],
      definition:
        'Quienes dejaron la calle por un lugar mejor, quienes salieron a vivienda permanente y quienes la conservaron.',
      unit: 'personas',
    },
  ],
  lines: {
    '1a.1': '1a.1 Albergue y refugio seguro',
    '1a.2': '1a.2 También vivienda transitoria',
    '1b.1': '1b.1 Albergue, con la búsqueda',
    '1b.2': '1b.2 También transitoria, con la búsqueda',
    '2': '2 Volvieron en dos años',
    '3.2': '3.2 Personas con una noche de cama',
    '4.1': '4.1 Siguen: ingresos del trabajo',
    '4.2': '4.2 Siguen: otros ingresos',
    '4.3': '4.3 Siguen: ingresos totales',
    '4.4': '4.4 Salieron: ingresos del trabajo',
    '4.5': '4.5 Salieron: otros ingresos',
    '4.6': '4.6 Salieron: ingresos totales',
    '5.1': '5.1 Primera vez en albergue o vivienda transitoria',
    '5.2': '5.2 Primera vez en estos o en vivienda permanente',
    '7a.1': '7a.1 De la calle a un lugar mejor',
    '7b.1': '7b.1 Del albergue a vivienda permanente',
    '7b.2': '7b.2 Conservaron la vivienda permanente',
  },
}
