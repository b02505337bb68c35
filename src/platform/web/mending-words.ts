import { defineWords } from '#kernel/words.ts'
import en from '../../../locales/en/mending.json' with { type: 'json' }
import fr from '../../../locales/fr/mending.json' with { type: 'json' }

export const mendingWords = defineWords(fr, en)
