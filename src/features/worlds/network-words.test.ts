import { describe, expect, it } from 'vitest'
import { LANGS, sayIn } from '#kernel/words.ts'
import { missingWords, unfilled } from '../../../tests/support/missing-words.ts'
import { GLOBAL_MEASURES, NODE_MEASURES, TWO_MODE_MEASURES } from './domain/network/study-measures.ts'
import { NETWORK_PROBLEMS } from './domain/network-files/network-problem.ts'
import { networkWords as words } from './words.ts'

/** What every problem of a file may say of where it stands, and what some add. */
const SAID = {
  ...{ row: '3', column: 'target', value: 'Moulin', first: 2, since: '2024-01-01', n: 2 },
  ...{ french: '1.234', english: '1234' },
}

describe('the words of files of networks', () => {
  it('say every problem in both languages, with nothing left unfilled', () => {
    expect(missingWords(words, 'problem.', NETWORK_PROBLEMS)).toEqual([])
    for (const lang of LANGS) {
      const say = sayIn(words, lang)
      for (const code of NETWORK_PROBLEMS) expect(unfilled(say(`problem.${code}`, SAID)), code).toEqual([])
    }
  })

  it('name every measure that a report shows', () => {
    const ofGroups = GLOBAL_MEASURES.filter((name) => name !== 'two_mode')
    expect(missingWords(words, 'measure.', [...NODE_MEASURES, ...TWO_MODE_MEASURES, ...ofGroups])).toEqual([])
  })
})
