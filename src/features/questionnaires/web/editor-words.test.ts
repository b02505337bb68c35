import { describe, expect, it } from 'vitest'
import { missingWords } from '../../../../tests/support/missing-words.ts'
import { editorWords as words } from './editor-words.ts'

describe('the words of the editor', () => {
  it('fill the same places in both languages', () => {
    expect(missingWords(words, '', Object.keys(words.fr))).toEqual([])
    expect(Object.keys(words.en).toSorted()).toEqual(Object.keys(words.fr).toSorted())
  })
})
