import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { projectRoot } from '../../ground/platform/project-root.ts'
import { digestOfPacket, type Packet, packetSchema } from './packet.ts'

test('docs/schemas/packet.schema.json is what scripts/write-schemas.ts writes today', () => {
  const written = JSON.parse(readFileSync(join(projectRoot, 'docs/schemas/packet.schema.json'), 'utf8'))
  expect(written).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(packetSchema))))
})

test('the digest asks for the content and not for the order of its keys', () => {
  const one = { edition: 'working', number: 1, contract: { number: 'A', title: 'B' } } as Packet
  const other = { contract: { title: 'B', number: 'A' }, number: 1, edition: 'working' } as Packet
  expect(digestOfPacket(one)).toBe(digestOfPacket(other))
  expect(digestOfPacket({ ...one, number: 2 })).not.toBe(digestOfPacket(one))
  expect(digestOfPacket(one)).toMatch(/^[0-9a-f]{64}$/)
})
