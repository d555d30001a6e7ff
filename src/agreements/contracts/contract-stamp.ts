import { createHash } from 'node:crypto'

/**
 * A short mark of the values that a form was filled in from. A form that comes back with an older mark would overwrite
 * what somebody else wrote meanwhile, so it is refused.
 */
export function contractStamp(values: unknown): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 16)
}
