import { expect, test } from 'vitest'
import { at, figures } from './small-year.ts'

test('3.2: distinct clients with a bed night in the period, by kind, and in all: 2, 1, 1 of 3', async () => {
  const stays = [
    at('SHELTER', '2024-01-01', '2024-10-01'), // last night 30 September
    at('HAVEN', '2024-01-01', '2024-10-02'),
    at('SHELTER', '2025-01-01', '2025-01-01', 410, { person: 'b' }),
    at('NIGHTS', '2025-01-01', undefined, undefined, { person: 'b', nights: ['2025-01-05'] }),
    at('SHELTER', '2025-09-30', undefined, undefined, { person: 'b' }),
    at('SHELTER', '2025-09-30', undefined, undefined, { person: 'c' }),
    at('TRANSITIONAL', '2025-02-01', undefined, undefined, { person: 'c' }),
    at('NIGHTS', '2025-01-01', undefined, undefined, { person: 'd', nights: ['2024-09-30', '2025-10-01'] }),
  ]
  expect((await figures(stays))['3.2']).toEqual({ ES: 2, SH: 1, TH: 1, total: 3 })
})
