/** "12-3456789", as the number is written. */
export const writeEin = (ein: string): string => `${ein.slice(0, 2)}-${ein.slice(2)}`
