import type { packages as english } from '../english/packages.ts'

export const packages: typeof english = {
  title: 'Recibir un paquete',
  lead: 'Otra instalación puede enviar sus marcos y resultados publicados en un solo archivo firmado. Usted ve quién lo firmó antes de recibirlo.',
  takeIn: 'Recibirlo',
  open: 'Recibir un paquete',
  file: 'Paquete',
  fileHint: 'El archivo JSON tal como se envió; un archivo cambiado se rechaza.',
  look: 'Mirarlo',
  notTaken: 'Esto no se recibió',
  who: 'Quién lo firmó',
  madeOn: (day) => `Hecho el ${day}.`,
  known: (by, day) => `Esta clave es conocida: la aceptó ${by} el ${day}.`,
  unknown: 'Esta clave no se conoce aquí',
  unknownHow:
    'Pida la huella a quien lo envió por otro medio, como una llamada. Acepte la clave solo si ambas son iguales.',
  brings: 'Qué trae',
  first: 'Es el primer paquete de este firmante.',
  since: (day) => `Junto al último paquete de este firmante, hecho el ${day}:`,
  frameworks: (n) => (n === 0 ? 'Ningún marco' : n === 1 ? '1 marco' : `${n} marcos`),
  results: (n) =>
    n === 0
      ? 'Sin resultados publicados'
      : n === 1
        ? 'Resultados publicados de 1 medida'
        : `Resultados publicados de ${n} medidas`,
  groups: (n) => (n === 1 ? '1 tipo de programa' : `${n} tipos de programa`),
  change: { new: 'nuevo', changed: 'cambió', same: 'como antes', gone: 'ya no se envía' },
  yours: 'Nada de lo suyo cambia: sus marcos se pueden proponer aquí y sus resultados quedan junto a los de usted.',
  acceptAndTakeIn: 'La huella es correcta: aceptar la clave y recibirlo',
  leave: 'Dejarlo',
  takenIn: (from) => `El paquete de ${from} está recibido.`,
  toReceived: 'Ver lo que trajo',
  takenBack: (from) => `La recepción del paquete de ${from} está deshecha.`,
  demo: 'Nada entra en la demostración.',
  demoHow: 'Su ciudad es inventada. Empiece una ciudad propia para intercambiar marcos y resultados.',
}
