import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../ground/platform/day.ts'
import { type DocumentFacts, documentState } from './document.ts'
import { fileTypeOf } from './file-type.ts'

const today = '2026-08-10'
const facts = (over: Partial<DocumentFacts> = {}): DocumentFacts => ({
  dueOn: null,
  receivedOn: null,
  expiresOn: null,
  replacedById: null,
  removedAt: null,
  ...over,
})
const state = (over: Partial<DocumentFacts>, on = today) => documentState(facts(over), on)

describe('the state of a document', () => {
  test('what is asked for is due on its day and overdue on the next', () => {
    expect(state({ dueOn: today })).toBe('due')
    expect(state({ dueOn: addDays(today, -1) })).toBe('overdue')
    expect(state({ dueOn: addDays(today, -1), receivedOn: today })).toBe('on-file')
  })
  test('what expires is called for 60 days before, counts on its last day, and is expired on the next', () => {
    const there = { receivedOn: '2026-01-01' }
    expect(state({ ...there })).toBe('on-file')
    expect(state({ ...there, expiresOn: addDays(today, 61) })).toBe('on-file')
    expect(state({ ...there, expiresOn: addDays(today, 60) })).toBe('expiring')
    expect(state({ ...there, expiresOn: today })).toBe('expiring')
    expect(state({ ...there, expiresOn: addDays(today, -1) })).toBe('expired')
  })
  test('what is replaced or removed asks for nobody, however late', () => {
    const late = { receivedOn: '2025-01-01', expiresOn: '2025-12-31' }
    expect(state({ ...late, replacedById: 'b' })).toBe('replaced')
    expect(state({ ...late, replacedById: 'b', removedAt: '2026-01-01T00:00:00.000Z' })).toBe('removed')
  })
  test('as days pass it only goes on: never from expired back to on file', () => {
    const order = ['due', 'overdue', 'on-file', 'expiring', 'expired', 'replaced', 'removed']
    const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-01-01', days))
    const some = fc.record({ dueOn: fc.option(day), receivedOn: fc.option(day), expiresOn: fc.option(day) })
    fc.assert(
      fc.property(some, day, fc.nat(200), (one, on, later) => {
        const [before, after] = [state(one, on), state(one, addDays(on, later))]
        expect(order.indexOf(after)).toBeGreaterThanOrEqual(order.indexOf(before))
      }),
    )
  })
})

describe('the type of a file', () => {
  const bytes = (...parts: (string | number[])[]) =>
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))))
  const zip = (...names: string[]) => bytes('PK\u0003\u0004', names.join(' '))

  test.each([
    ['certificate.pdf', bytes('%PDF-1.7\n')],
    ['scan.PNG', bytes([0x89], 'PNG\r\n\u001a\n')],
    ['photo.jpeg', bytes([0xff, 0xd8, 0xff, 0xe0])],
    ['letter.docx', zip('[Content_Types].xml', 'word/document.xml')],
    ['budget.xlsx', zip('[Content_Types].xml', 'xl/workbook.xml')],
    ['list.csv', Buffer.from('número,nombre\r\n1,Ñandú\r\n')],
    ['list.csv', bytes('n\xfamero;nombre\n')],
    ['note.txt', Buffer.from('\ufeffA note.\f')],
  ])('%s is what it says', (name, content) => {
    const ending = name.split('.').at(-1)!.toLowerCase()
    expect(fileTypeOf(name, content)).toBe(ending === 'jpeg' ? 'jpg' : ending)
  })

  test.each([
    ['a program under the name of a certificate', 'certificate.pdf', bytes('MZ\u0090\u0000')],
    ['a picture under the name of a certificate', 'certificate.pdf', bytes([0xff, 0xd8, 0xff, 0xe0])],
    ['a certificate under the name of a text', 'certificate.txt', bytes('%PDF-1.7\n')],
    ['a page of the web', 'page.html', bytes('<html>')],
    ['a zip of anything', 'letter.docx', zip('a.exe')],
    ['a letter with macros', 'letter.docx', zip('word/document.xml', 'word/vbaProject.bin')],
    ['bytes under the name of a text', 'note.txt', bytes('a\u0000b')],
    ['an empty text', 'note.txt', bytes('')],
    ['a name without an ending', 'certificate', bytes('hello')],
  ])('%s is none of ours', (_what, name, content) => {
    expect(fileTypeOf(name, content)).toBeNull()
  })
})
