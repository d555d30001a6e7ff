import { expect, test } from 'vitest'
import { countPages, type Typesetting, typeset } from './typeset.ts'

const chart = (label: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40" width="100" height="40">
     <text x="5" y="20" font-family="'Public Sans', 'Public Sans Web', sans-serif" font-size="13">${label}</text></svg>`
const letter = (lines: string[], label = 'minimum 40%'): Typesetting => ({
  template: 'src/ground/packets/typeset.test.typ',
  data: { title: 'A letter', lang: 'en', lines, charts: ['chart.svg'] },
  files: { 'chart.svg': chart(label) },
  at: '2026-08-10T10:00:00.000Z',
})
const text = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1')

test('a document is a tagged PDF/UA-1 in Public Sans and in no other face, charts included', async () => {
  const pdf = text(await typeset(letter(['Dear provider'])))
  expect(pdf.startsWith('%PDF-1.7')).toBe(true)
  const faces = [...pdf.matchAll(/\/FontName \/[A-Z]{6}\+([\w-]+)/g)].map(([, face]) => face)
  expect(new Set(faces)).toEqual(new Set(['PublicSans-Bold', 'PublicSans-Regular']))
  expect(pdf).toContain('pdfuaid')
  expect(pdf).toContain('/Marked true')
})

test('the same data and moment give the same bytes; another moment or chart gives others', async () => {
  const first = await typeset(letter(['Dear provider']))
  expect(await typeset(letter(['Dear provider']))).toEqual(first)
  expect(await typeset(letter(['Dear provider'], 'target 50%'))).not.toEqual(first)
  expect(await typeset({ ...letter(['Dear provider']), at: '2026-08-11T10:00:00.000Z' })).not.toEqual(first)
})

test('what a person wrote is text, never markup: it neither breaks the document nor reads a file', async () => {
  await expect(
    typeset(letter(['#read("/package.json")', '#panic("no")', '$ a b', '*unclosed', ']#{'])),
  ).resolves.toBeInstanceOf(Uint8Array)
})

test('pages are counted before a document is made', async () => {
  expect(await countPages(letter(['one line']))).toBe(1)
  expect(await countPages(letter(Array.from({ length: 150 }, (_, line) => `Line ${line}`)))).toBeGreaterThan(3)
})

test('a template that cannot be set says why', async () => {
  await expect(typeset({ ...letter([]), files: {} })).rejects.toThrow('chart.svg')
})
