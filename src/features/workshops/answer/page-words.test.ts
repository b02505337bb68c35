import { describe, expect, it } from 'vitest'
import { STORY_CARDS } from '#features/evaluations/domain/story.ts'
import { URBAL_GROUPS } from '#features/stakeholders/domain/stakeholder.ts'
import { stakeholdersWords } from '#features/stakeholders/words.ts'
import { LANGS } from '#kernel/words.ts'
import { missingWords } from '../../../../tests/support/missing-words.ts'
import { CONTRIBUTION_KINDS, CONTRIBUTION_STATES } from '../domain/contribution.ts'
import { ACTIVITIES } from '../domain/workshop.ts'
import { pageWords } from './page-words.ts'

const AXES = ['involvement', 'importance']

describe('words of the participants’ page', () => {
  it.each([
    ['activity.', ACTIVITIES],
    ['about.', ACTIVITIES],
    ['card.', STORY_CARDS],
    ['urbal-group.', URBAL_GROUPS],
    ['kind.', CONTRIBUTION_KINDS],
    ['state.', CONTRIBUTION_STATES.filter((state) => state !== 'withdrawn')],
  ] as const)('%s are all there, with the same blanks in both languages', (prefix, codes) => {
    expect(missingWords(pageWords, prefix, codes)).toEqual([])
    expect(missingWords(pageWords, '', Object.keys(pageWords.fr))).toEqual([])
  })

  it('say both scales as the rest of Tablée does', () => {
    const keys = AXES.flatMap((axis) => [
      `axis.${axis}`,
      `axis-help.${axis}`,
      ...[0, 1, 2, 3, 4].map((n) => `level.${axis}.${n}`),
    ])
    for (const lang of LANGS) {
      const [here, there] = [pageWords[lang], stakeholdersWords[lang]].map((texts) =>
        keys.map((key) => (texts as Readonly<Record<string, string>>)[key]),
      )
      expect(here).toEqual(there)
    }
  })
})
