import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Month } from '../../ground/platform/day.ts'
import { asTerminal, openProgram } from '../../ground/platform/program.server.ts'
import { readSettings } from '../../ground/platform/settings.ts'
import { chooseCity } from './choose-city.ts'
import { wrongUse } from './read-options.ts'
import { writePacketFiles } from './write-packet-files.ts'

type Asked = {
  contract: string
  month: Month
  out?: string | undefined
  city?: string | undefined
  data?: string | undefined
  isJson: boolean
}

/** One contract's packet from a data folder. It shows the review as it stands; nothing is sent and nothing changes. */
export async function reviewContract(asked: Asked): Promise<0 | 1 | 2> {
  const program = await openProgram(readSettings(asked))
  try {
    const city = await chooseCity(program, asked.city, false)
    if ('wrong' in city) return wrongUse('review', city.wrong)
    const folder = resolve(asked.out ?? '.')
    mkdirSync(folder, { recursive: true })
    const written = await asTerminal(program, city, (visit) =>
      writePacketFiles(visit, { number: asked.contract, month: asked.month, folder }),
    )
    if (!written) {
      const refusal = {
        code: 'contract-not-found',
        file: null,
        row: null,
        column: null,
        found: asked.contract,
        expected: null,
        count: 1,
      }
      if (asked.isJson) process.stdout.write(`${JSON.stringify({ refused: [refusal] })}\n`)
      else process.stderr.write(`There is no contract ${asked.contract} in ${city.name}.\n`)
      return 1
    }
    process.stdout.write(
      asked.isJson ? `${JSON.stringify({ month: asked.month, packets: [written] })}\n` : `${written.pdf}\n`,
    )
    return 0
  } finally {
    await program.close()
  }
}
