/** Archivos grandes en camino: hasta dónde han llegado y qué ocurre cuando se corta la línea. */
export const uploads = {
  sent: (sent: string, of: string) => `Han llegado ${sent} de ${of} MB.`,
  keepOpen: 'Mantenga abierta esta página. Si se corta la línea, el envío sigue donde se detuvo.',
  goesOn: 'Este archivo ya se había empezado: el envío sigue donde se detuvo.',
  waiting: 'La línea está cortada. Se vuelve a intentar por sí solo; lo que ha llegado se conserva.',
  paused: 'Detenido. Lo que ha llegado se conserva un día: elija el mismo archivo para seguir.',
  arrived: 'Ha llegado todo. Ahora se entrega.',
  stop: 'Detener por ahora',
  resume: 'Seguir donde se detuvo',
  giveUp: 'Desechar lo que ha llegado',
  notSent: 'El archivo no se envió',
  cannotGoOn: 'No puede seguir. Vuelva a cargar esta página y elija el archivo otra vez.',
  refusals: {
    'upload-too-large': 'Es mayor de lo que admite este formulario: como máximo 250 MB. No se envió nada.',
    'upload-empty': 'El archivo está vacío. Elija otro.',
    'upload-gone': 'Lo que había llegado ya no está. Envíe el archivo otra vez desde el principio.',
    'piece-too-large':
      'Una parte del archivo era mayor de lo anunciado. Vuelva a cargar la página y envíe el archivo otra vez.',
    'piece-not-whole': 'Una parte del archivo no llegó entera. Se envía otra vez.',
    'piece-out-of-place': 'Una parte del archivo llegó dos veces. El envío sigue donde termina el archivo.',
    'file-not-readable': 'El archivo se cambió o se movió después de elegirlo. Elíjalo otra vez.',
    'signed-out': 'Su sesión ha terminado. Entre de nuevo, elija el mismo archivo y el envío sigue.',
  } as Record<string, string>,
}
