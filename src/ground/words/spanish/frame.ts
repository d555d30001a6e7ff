import type { frame as english } from '../english/frame.ts'

export const frame: typeof english = {
  product: 'Throughline',
  skipToContent: 'Ir al contenido',
  demoBanner: (city, day) => `Demostración: ${city} es inventada. Su calendario está detenido en el ${day}.`,
  nav: { portfolio: 'Cartera', contracts: 'Contratos', data: 'Datos', history: 'Historial' },
  navLabel: 'Principal',
  roles: {
    'contract-manager': 'gestión de contratos',
    director: 'dirección',
    provider: 'proveedor',
    terminal: 'terminal',
  },
  signOut: 'Salir',
  otherLanguage: 'English',
  footer: 'Throughline es software libre para la contratación orientada a resultados.',
  error: {
    title: 'Esta página no funcionó',
    text: (number) => `Es culpa nuestra, no suya. No se guardó nada. Si lo comunica, dé el número ${number}.`,
    missingTitle: 'No existe esa página',
    missingText: 'La dirección puede estar mal escrita, o lo que mostraba no le corresponde verlo.',
    refusedTitle: 'Esto no es posible',
    back: 'Volver a la primera página',
  },
  refusals: {
    'not-allowed': 'Puede leer esto, pero no cambiarlo.',
    'jurisdiction-exists': 'Ya existe una ciudad con este nombre. Elija otro o ábrala desde la primera página.',
    'no-such-person': 'No existe esa persona.',
    'contract-not-found': 'No existe ese contrato.',
    'meeting-not-found': 'No existe esa revisión.',
    'action-not-found': 'No existe ese compromiso.',
    'action-closed': 'Este compromiso ya está cerrado.',
    'note-not-found': 'No existe esa nota, o es de otra persona.',
    'note-withdrawn': 'Esta nota ya fue retirada.',
    'nothing-to-send': 'Todavía no hay nada que enviar: no se conoce ninguna cifra de este mes.',
    'program-not-found': 'No existe ese programa.',
    'wrong-form': 'Algo en el formulario no está como debe.',
    'submission-not-found': 'No existe ese envío.',
    'demo-is-invented':
      'Esta ciudad es inventada: los archivos reales no entran en ella. Comience su propia ciudad en la primera página.',
    'no-facts': 'Todavía no se han leído registros de servicios.',
  },
}
