import { defineWords } from '#kernel/words.ts'
import en from '../../../locales/en/stakeholders.json' with { type: 'json' }
import fr from '../../../locales/fr/stakeholders.json' with { type: 'json' }

export const stakeholdersWords = defineWords(fr, en)
