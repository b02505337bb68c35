import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkCodeOf, readLinkCode, showLinkCode } from './link-code.ts'

const bytes = fc
  .uint8Array({ minLength: 64, maxLength: 64 })
  .filter((all) => all.filter((b) => b < 248).length >= 10)

describe('a code that is typed from a wall', () => {
  it('has ten characters, none of which is taken for another', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        expect(linkCodeOf(random)).toMatch(/^[a-hjkmnp-z2-9]{10}$/)
      }),
    )
  })

  it('is read whatever people make of capitals, spaces and dashes', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = linkCodeOf(random)
        const shown = showLinkCode(code)
        expect(shown).toHaveLength(11)
        for (const typed of [shown, shown.toUpperCase(), ` ${code} `, shown.replace('-', ' – ')])
          expect(readLinkCode(typed)).toBe(code)
      }),
    )
  })

  it('gives every character the same chance', () => {
    const counts = new Map<string, number>()
    for (let first = 0; first < 256; first += 1) {
      if (first >= 248) continue
      const code = linkCodeOf(new Uint8Array([first, ...Array(9).fill(0)]))
      counts.set(code[0] ?? '', (counts.get(code[0] ?? '') ?? 0) + 1)
    }
    expect([...new Set(counts.values())]).toEqual([8])
    expect(counts.size).toBe(31)
  })
})
