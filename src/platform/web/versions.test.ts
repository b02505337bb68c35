import { describe, expect, it } from 'vitest'
import { differingFields } from './versions.ts'

describe('two versions of a record', () => {
  it('differ only where their contents do', () => {
    const mine = { name: 'A', tags: ['x'], note: null }
    const theirs = { name: 'B', tags: ['x'], note: null }
    expect(differingFields(mine, theirs, ['name', 'tags', 'note'])).toEqual(['name'])
  })
})
