import { isDiskFull } from './backup-words.ts'

/** One thing that the doctor looked at. 'not-checked' is neither well nor ill: what it needs was not there. */
export type HealthCheck = { check: string; state: 'well' | 'attention' | 'not-checked'; says: string }

export const well = (check: string, says: string): HealthCheck => ({ check, state: 'well', says })
export const attention = (check: string, says: string): HealthCheck => ({ check, state: 'attention', says })
export const notChecked = (check: string, says: string): HealthCheck => ({ check, state: 'not-checked', says })

/** Runs a check; what it cannot do is itself worth attention. Only the first line: the rest may quote what was stored. */
export async function attempt(check: string, work: () => Promise<HealthCheck[]>): Promise<HealthCheck[]> {
  try {
    return await work()
  } catch (error) {
    if (isDiskFull(error)) return [attention(check, 'no space is left on the disk')]
    return [
      attention(
        check,
        String((error as Error).message ?? error)
          .split('\n')[0]!
          .slice(0, 200),
      ),
    ]
  }
}
