import type { reminders as english } from '../english/reminders.ts'

/** Recordatorios de informes que vencen: las cartas, quién las recibe, quién no las quiere. */
export const reminders: typeof english = {
  title: 'Recordatorios',
  due: (n, days) =>
    n === 0
      ? 'Hoy no hay cartas pendientes.'
      : `${n === 1 ? 'Hay 1 carta pendiente' : `Hay ${n} cartas pendientes`}. Cada carta sale ${days} días antes del vencimiento, o después, y una sola vez por vencimiento.`,
  way: {
    kept: 'No hay servidor de correo: las cartas quedan en la carpeta outbox de los datos, listas para enviarse.',
    mailed: 'Las cartas salen por el servidor de correo.',
  },
  sendLetters: (n) => (n === 1 ? 'Enviar la carta' : `Enviar las ${n} cartas`),
  letterOf: (name, provider, n) => `${name}, ${provider}: ${n === 1 ? '1 informe' : `${n} informes`}`,
  letterTo: (address) => `Para ${address}`,
  lettersDone: (n, way) =>
    n === 0
      ? 'No había cartas pendientes.'
      : way === 'kept'
        ? `${n === 1 ? '1 carta queda' : `${n} cartas quedan`} en la carpeta outbox.`
        : `${n === 1 ? 'Se envió 1 carta' : `Se enviaron ${n} cartas`}.`,
  lettersFailed: (n) => `El servidor de correo no aceptó ${n === 1 ? '1 carta' : `${n} cartas`}; siguen pendientes.`,
  noneFor: 'Sin recordatorios para esta persona',
  wantNone: 'No quieren recordatorios',
  again: (name) => `Volver a recordar a ${name}`,
  unaddressed: 'Sin nadie que tenga dirección',
  unaddressedText: 'Añada al proveedor un contacto con dirección, o escriba usted: estos textos están listos.',
  own: (address) => `Los recordatorios de lo que vence llegan a ${address}, una vez por vencimiento.`,
  ownNone: 'No recibe recordatorios de lo que vence.',
  ownUnknown: 'No se conoce su dirección, así que no llegan recordatorios. Pida a su gestor de contrato que la añada.',
  stopOwn: 'No enviarme ninguno',
  startOwn: 'Enviarme recordatorios',
  choiceDone: 'Anotado.',
  writeMail: 'Escribir el correo',
  mailTo: (name, address) => (address ? `${name}, ${address}` : `${name}, sin dirección conocida`),
  mailSubject: (program, month) => `Informe de ${program} de ${month}`,
  mailText: (program, month, due, link) =>
    `Buenos días:\n\nLos recuentos de ${program} de ${month} vencían el ${due} y aún no los hemos recibido. El formulario lleva unos dos minutos:\n${link}\n\nSi algo se lo impide, díganoslo.\n\nGracias`,
  letter: {
    subject: (n) => (n === 1 ? 'Un informe vence' : `${n} informes vencen`),
    hello: (name) => `Buenos días, ${name}:`,
    intro: 'aún no hemos recibido estos conteos. El formulario lleva unos dos minutos:',
    line: (program, month, due, isLate) => `${program}, ${month}: ${isLate ? 'venció el' : 'vence el'} ${due}`,
    help: 'Si algo se lo impide, díganoslo, por favor.',
    why: (city) => `Recibe esta carta porque informa por un programa con contrato de ${city}.`,
    stop: 'Para no recibir más recordatorios:',
  },
}
