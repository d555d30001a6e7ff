/**
 * The groups by which a mix is evened out: the same for every program, measure and year, so that nobody chooses them after
 * seeing results. Age is nothing that a program has a hand in; race and poverty are not evened out.
 */
export const mixGroups = ['0-4', '5-12', '13-17', '18-24', '25-34', '35-44', '45-54', '55-64', '65-up'] as const
