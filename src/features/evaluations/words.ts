import { defineWords } from '#kernel/words.ts'
import en from '../../../locales/en/evaluations.json' with { type: 'json' }
import fr from '../../../locales/fr/evaluations.json' with { type: 'json' }

export const evaluationsWords = defineWords(fr, en)
