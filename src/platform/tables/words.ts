import { defineWords } from '#kernel/words.ts'
import en from '../../../locales/en/tables.json' with { type: 'json' }
import fr from '../../../locales/fr/tables.json' with { type: 'json' }

/** What can be wrong with any table; features say in their own words what is wrong with their columns. */
export const tablesWords = defineWords(fr, en)
