import { join } from 'node:path'

/** What lies in a data folder beside the database. */
export const uploadsFolder = (dataFolder: string): string => join(dataFolder, 'uploads')

/** Facts of a jurisdiction: Parquet with hashed keys, one folder a submission. */
export const factsFolder = (dataFolder: string, slug: string): string => join(dataFolder, 'facts', slug)

/** The name, under the data folder, of the secret that a jurisdiction's person keys are made with. */
export const factsSecret = (slug: string): string => join('secrets', `${slug}.key`)

/** EnrollmentIDs that checks found, for the providers that must mend them; no backup carries them. */
export const recordIdsFolder = (dataFolder: string, slug: string): string => join(dataFolder, 'record-ids', slug)

/** Rows of declared datasets: Parquet with hashed identifiers, one folder a dataset. */
export const datasetsFolder = (dataFolder: string, slug: string): string => join(dataFolder, 'datasets', slug)

/** Copies of files with their faulty cells marked, for who sent them; kept for some days, and by no backup. */
export const returnedFolder = (dataFolder: string, slug: string): string => join(dataFolder, 'returned', slug)

/** Letters that wait for somebody to send them, where no mail server is set; they name people, so no backup carries them. */
export const outboxFolder = (dataFolder: string, slug: string): string => join(dataFolder, 'outbox', slug)
