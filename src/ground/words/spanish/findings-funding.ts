import type { findingsFunding as english } from '../english/findings-funding.ts'

/** Una frase por cada código de lo que no concuerda con las reglas de una fuente de fondos. No impiden nada. */
export const findingsFunding: typeof english = {
  'outside-award-period': ({ found, expected }) => `Paga el período ${found}; la subvención rige ${expected}.`,
  'outside-contract-term': ({ found, expected }) => `Paga el período ${found}; el contrato rige ${expected}.`,
  'source-over-committed': ({ found, expected }) =>
    `Entre todos los contratos se han comprometido ${found}; la subvención tiene ${expected}.`,
  'program-type-not-eligible': ({ found, expected }) =>
    `El contrato tiene un programa del tipo «${found}». La subvención nombra: ${expected}.`,
  'population-not-eligible': ({ found, expected }) =>
    `El contrato tiene un programa para «${found}». La subvención nombra: ${expected}.`,
  'population-not-limited': ({ expected }) =>
    `Un programa del contrato atiende a cualquier persona. La subvención es solo para: ${expected}.`,
  'source-twice': ({ found }) => `${found} repite una línea de la misma fuente para los mismos días. ¿Sobra una?`,
  'sources-below-ceiling': ({ found, expected }) =>
    `Las fuentes suman ${found}, menos que el tope de ${expected}. ¿Quién paga el resto?`,
  'sources-above-ceiling': ({ found, expected }) => `Las fuentes suman ${found}, más que el tope de ${expected}.`,
  'listing-of-another-shape': ({ found }) => `«${found}» no parece un número de Assistance Listing, como 14.267.`,
  'award-written-twice': ({ found }) => `«${found}» tiene el mismo FAIN. ¿Es la misma subvención anotada dos veces?`,
  'budget-outside-award': ({ found, expected }) =>
    `El período presupuestario ${found} queda fuera de la subvención, ${expected}.`,
}
