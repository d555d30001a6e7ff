import type { pathway as english } from '../english/pathway.ts'

/** De la derivación a la vivienda, de un programa. */
export const pathway: typeof english = {
  title: 'De la derivación a la vivienda',
  step: 'Paso',
  steps: {
    referred: 'Derivados',
    accepted: 'Aceptados',
    entered: 'Ingresaron',
    housed: 'Se mudaron',
  },
  households: 'Hogares',
  share: 'Del paso anterior',
  between: 'Días desde el paso anterior',
  month: 'Derivados en',
  count: (written, n) => (n === 1 ? '1 hogar' : `${written} hogares`),
  days: (written, n) => (n === 1 ? '1 día (mediana)' : `${written} días (mediana)`),
  ninth: (written) => `nueve de cada diez en ${written}`,
  period: (from, to) => `Hogares derivados de ${from} a ${to}, cada uno seguido durante 180 días.`,
  tooEarly: 'Ninguna derivación se ha seguido todavía durante 180 días.',
  howCounted:
    'Las derivaciones son las del acceso coordinado. Un paso cuenta dentro de 60 días (aceptado), 120 (ingreso) y 180 (mudanza). Quien ingresó cuenta como aceptado.',
  everyMonth: (n) => (n === 1 ? 'El mes más reciente' : `Los ${n} meses más recientes, uno por uno`),
}
