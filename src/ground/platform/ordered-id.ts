import { randomBytes } from 'node:crypto'

let lastMoment = 0
let count = 0

/**
 * A UUID (version 7) that sorts in the order in which this program made it, also within a millisecond: what is written in
 * one transaction can be read in the order in which it happened.
 */
export function orderedId(now = Date.now()): string {
  count = now > lastMoment ? 0 : count + 1
  // More than 4,096 within a millisecond borrow from the next.
  lastMoment = Math.max(now, lastMoment) + Math.floor(count / 4096)
  count %= 4096
  const time = lastMoment.toString(16).padStart(12, '0')
  const rest = randomBytes(8)
  rest[0] = (rest[0]! & 0x3f) | 0x80
  const hex = `${time}7${count.toString(16).padStart(3, '0')}${rest.toString('hex')}`
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
