import type { start as english } from '../english/start.ts'

export const start: typeof english = {
  title: 'De un dólar público a lo que cambió para las personas',
  lead: 'Throughline lee la lista de contratos y los registros de servicios que una ciudad ya tiene, y prepara la revisión mensual con cada proveedor: cómo va con sus metas, qué merece atención y qué se acordó.',
  tryDemo: 'Probar la demostración',
  tryDemoText:
    'Una ciudad inventada con 60 proveedores y 300 contratos. Se construye en medio minuto; nada real entra en ella.',
  openDemoText: 'Una ciudad inventada con 60 proveedores y 300 contratos; nada real entra en ella.',
  openDemo: 'Abrir la demostración',
  startCity: 'Comenzar mi ciudad',
  startCityText: 'Un nombre, el mes en que empieza el año fiscal y la lista de contratos tal como está. Diez minutos.',
  anotherCity: 'Comenzar otra ciudad',
  anotherCityText:
    'En la máquina donde corre Throughline, este comando imprime un enlace para comenzar una ciudad más, una vez, durante diez minutos:',
  back: 'Volver a la primera página',
  yourCities: 'Ciudades en esta máquina',
  building: 'Construyendo la ciudad de demostración',
  buildingText: 'Se escriben y miden contratos, programas y cuatro años de registros inventados.',
  buildingFailed: 'La ciudad de demostración no se pudo construir. El registro en la carpeta de datos dice por qué.',
  buildingStep: {
    write: (s: number | null) =>
      s === null ? 'Escribiendo los registros inventados' : `Escribiendo los registros inventados, quedan unos ${s} s`,
    agreements: (s: number | null) =>
      s === null
        ? 'Leyendo contratos, programas y estándares'
        : `Leyendo contratos, programas y estándares, quedan unos ${s} s`,
    records: (s: number | null) =>
      s === null ? 'Leyendo y midiendo los registros' : `Leyendo y midiendo los registros, quedan unos ${s} s`,
    meetings: (s: number | null) =>
      s === null ? 'Celebrando las primeras revisiones' : `Celebrando las primeras revisiones, quedan unos ${s} s`,
  },
  buildingDone: 'La ciudad de demostración está lista.',
  cityName: 'Nombre de la ciudad, condado o estado',
  cityNameHint: 'Como debe aparecer en cada página, por ejemplo Ciudad de Cascadia',
  fiscalYear: 'El año fiscal empieza en',
  yourName: 'Su nombre',
  yourNameHint: 'Será la primera persona que gestiona contratos',
  homelessness: 'Sus contratos tratan de la falta de vivienda: empezar con tres objetivos',
  contractList: 'Su lista de contratos (puede venir después)',
  contractListHint:
    'Una hoja de cálculo o CSV tal como está, también varios trimestres. La página siguiente muestra cómo se leen sus columnas, antes de guardar nada.',
  listProblem: 'No se pudo leer la lista. Elíjala otra vez; a lo sumo 12 archivos de 50 MB.',
  create: 'Comenzar',
  problems: 'Revise esto primero',
  nameMissing: 'Escriba el nombre de la ciudad',
  personMissing: 'Escriba su nombre',
  signIn: {
    title: (city) => `Entrar en ${city}`,
    demoText: 'Esta ciudad es inventada. Elija con qué ojos verla.',
    as: (name) => `Entrar como ${name}`,
    terminalTitle: 'Un enlace desde la terminal',
    terminalText:
      'En la máquina donde corre Throughline, este comando imprime un enlace que sirve una vez, durante diez minutos:',
    linkUsed: 'Este enlace ya se usó o es demasiado antiguo. Imprima otro.',
    of: (role, provider) => (provider ? `${role}, ${provider}` : role),
  },
}
