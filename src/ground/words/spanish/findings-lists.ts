import type { findingsLists as english } from '../english/findings-lists.ts'

export const findingsLists: typeof english = {
  'workbook-with-password': () =>
    'El libro está protegido con contraseña. Ábralo, quite la contraseña (Archivo, Información, Proteger libro), guárdelo y tráigalo de nuevo.',
  'not-a-workbook': () => 'Es un archivo zip y no un libro de Excel. Saque la lista y traiga la lista.',
  'workbook-with-entities': () =>
    'Una parte del libro define entidades, cosa que ninguna hoja de cálculo hace. No se abrió. Guarde la lista como CSV desde el programa de origen.',
  'workbook-too-large': () =>
    'Descomprimido, el libro es mucho más grande de lo que puede ser una lista, así que no se abrió. Guarde la hoja como CSV.',
  'unreadable-workbook': () =>
    'El libro está dañado o es de un tipo que no se puede leer. Ábralo y guárdelo otra vez como .xlsx, o guarde la hoja como CSV.',
  'workbook-too-slow': () => 'Leer el libro tardó más de un minuto. Guarde la hoja como CSV.',
  'no-such-sheet': ({ found, expected }) => `El libro no tiene la hoja «${found}». Sus hojas son: ${expected}.`,
  'other-sheets-not-read': ({ found, expected }) =>
    `Se leyó la hoja «${expected}». Estas también tienen contenido y no se leyeron: ${found}.`,
  'wrong-uei': () =>
    'No es un identificador único de entidad (UEI): 12 letras y cifras, nunca O ni I. El proveedor se reconoce por su nombre.',
  'wrong-ein': () =>
    'No es un número de identificación de empleador (EIN): 9 cifras. El proveedor se reconoce por su nombre.',
  'unreadable-fiscal-year': ({ expected }) =>
    `No se puede leer el año fiscal. Escriba el año en que termina, como ${expected}, o ambos años: 2025-26.`,
  'steps-out-of-order': () =>
    'Los días de necesidad, licitación, adjudicación, firma y primer pago no se suceden. Se guardan como están.',
  'refers-to-itself': () => 'El contrato se nombra a sí mismo. Esto se deja fuera.',
  'amount-without-year': () =>
    'Los importes comprometidos y facturados se guardan por año fiscal. La fila no nombra el año, así que este se deja fuera.',
  'contract-under-two-numbers': ({ found }) =>
    `Dos números tienen el mismo proveedor, título, plazo e importe, así que pueden ser un solo contrato: ${found}. Se conservan ambos.`,
  'provider-with-two-ueis': ({ found }) =>
    `Un proveedor figura con dos identificadores únicos de entidad: ${found}. Se conserva el primero conocido.`,
  'unknown-referred-contract': ({ found }) =>
    `El contrato ${found ?? ''} se nombra como marco o predecesor, y no está en esta lista ni en el registro.`,
  'all-or-nothing': ({ found }) =>
    `Filas que no se pueden entender: ${found}. Se eligió todo o nada, así que no se incorporó nada.`,
}
