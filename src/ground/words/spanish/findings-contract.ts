import type { findingsContract as english } from '../english/findings-contract.ts'
import { writeDay, writeMoney } from '../write-value.ts'

const money = (cents: string | null) => (Number.isFinite(Number(cents)) ? writeMoney(Number(cents), 'es') : cents)
const day = (text: string | null) => (text && /^\d{4}-\d\d-\d\d$/.test(text) ? writeDay(text, 'es') : text)
const above =
  (what: string, advice = 'Busque una enmienda que falte aquí.'): (typeof english)['paid-above-ceiling'] =>
  ({ column, found, expected }) =>
    `Año fiscal ${column}: ${money(found)} ${what}, por encima del tope de ${money(expected)}. ${advice}`

export const findingsContract: typeof english = {
  'obligated-above-ceiling': above('comprometidos'),
  'invoiced-above-ceiling': above('facturados'),
  'paid-above-ceiling': above('pagados'),
  'stakes-above-ceiling': above('en juego', 'No puede depender de los resultados más de lo que se puede pagar.'),
  'steps-out-of-order': ({ found, expected }) =>
    `Un paso lleva la fecha ${day(found)}, anterior al paso al que sigue (${day(expected)}). Revise las dos fechas.`,
}
