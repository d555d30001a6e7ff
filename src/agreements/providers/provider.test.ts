import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contactForm, providerForm, readEin, readUei } from './provider.ts'
import { writeEin } from './write-ein.ts'

test.each([
  ['ZQGGHJH74DW7', 'ZQGGHJH74DW7'],
  [' zqgg hjh7-4dw7 ', 'ZQGGHJH74DW7'],
  ['', null],
  [null, null],
])('the UEI %s is read as %s', (text, value) => {
  expect(readUei(text)).toEqual({ value })
})

test.each(['ZQGGHJH74DW', 'ZQGGHJH74DW77', 'OQGGHJH74DW7', 'IQGGHJH74DW7', 'ZQGGHJH74D/7', '12-3456789'])(
  '%s is no UEI',
  (text) => {
    expect(readUei(text)).toEqual({ refused: 'wrong-uei' })
  },
)

test('an EIN has nine digits; with its hyphen it is the same number', () => {
  expect(readEin('12-3456789')).toEqual({ value: '123456789' })
  for (const wrong of ['12345678', '1234567890', '12-345678X', '00-0000000'])
    expect(readEin(wrong)).toEqual({ refused: 'wrong-ein' })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999 }), (number) => {
      const ein = String(number).padStart(9, '0')
      expect(readEin(writeEin(ein))).toEqual({ value: ein })
    }),
  )
})

test('an organization needs a name, a contact too, and what is not known stays unknown', () => {
  expect(providerForm.safeParse({ name: '  ' }).success).toBe(false)
  expect(providerForm.parse({ name: 'Harbor House', uei: ' ' })).toMatchObject({ uei: null, isForProfit: null })
  const providerId = crypto.randomUUID()
  expect(contactForm.safeParse({ providerId, name: 'Dana Cole', email: 'dana at harbor' }).success).toBe(false)
  expect(contactForm.parse({ providerId, name: 'Dana Cole', phone: '' })).toMatchObject({ phone: null, email: null })
})
