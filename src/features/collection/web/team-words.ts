import { defineWords } from '#kernel/words.ts'
import en from '../../../../locales/en/collection-team.json' with { type: 'json' }
import fr from '../../../../locales/fr/collection-team.json' with { type: 'json' }

/** What the team's pages say of collections; refusals and channels stand in the words of the feature. */
export const teamWords = defineWords(fr, en)
