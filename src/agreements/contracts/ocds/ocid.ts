/** An ocid names a contracting process in the whole world: the prefix of its publisher, then what is unique to that one. */

/** Stands for the prefix of a government that has none yet; it is asked for at the Open Contracting Partnership, free. */
export const placeholderPrefix = 'ocds-xxxxxx'

export const isOcidPrefix = (text: string): boolean => /^ocds-[a-z0-9]{6}$/.test(text)

/** The process of a contract that names none: one process for one contract, after its number. */
export const ocidOfNumber = (prefix: string, number: string): string => `${prefix}-${number}`

/** Whether this program made the ocid from the number: it then tells nothing that the number does not. */
export const isOwnOcid = (ocid: string, number: string, prefix: string | null): boolean =>
  [placeholderPrefix, prefix].some((own) => own !== null && ocid === ocidOfNumber(own, number))

/** Ids of contracts are unique within their process only: where that is not enough, the process stands before them. */
export const scopedNumber = (ocid: string, id: string): string => `${ocid}/${id}`

/** A contract's id within its process: its number, without the process where it was put before it. */
export const idInProcess = (ocid: string, number: string): string =>
  number.startsWith(`${ocid}/`) && number.length > ocid.length + 1 ? number.slice(ocid.length + 1) : number
