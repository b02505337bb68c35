import { describe, expect, it } from 'vitest'
import { differingFields } from './versions.ts'

describe('two versions of a record', () => {
  it('differ only where their contents do', () => {
    const mine = { name: 'A', tags: ['x'], note: null }
    const theirs = { name: 'B', tags: ['x'], note: null }
    expect(differingFields(mine, theirs, ['name', 'tags', 'note'])).toEqual(['name'])
  })

  it('do not differ by the order of keys in a document', () => {
    const mine = { rows: [{ product: '', meaning: 'ici' }] }
    const theirs = { rows: [{ meaning: 'ici', product: '' }] }
    expect(differingFields(mine, theirs, ['rows'])).toEqual([])
  })
})
