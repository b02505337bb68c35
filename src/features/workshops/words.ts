import { defineWords } from '#kernel/words.ts'
import en from '../../../locales/en/workshops.json' with { type: 'json' }
import fr from '../../../locales/fr/workshops.json' with { type: 'json' }

export const workshopsWords = defineWords(fr, en)
