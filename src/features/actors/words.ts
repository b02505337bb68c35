import { defineWords } from '#kernel/words.ts'
import en from '../../../locales/en/actors.json' with { type: 'json' }
import fr from '../../../locales/fr/actors.json' with { type: 'json' }

export const actorsWords = defineWords(fr, en)
