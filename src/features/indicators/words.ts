import { defineWords } from '#kernel/words.ts'
import en from '../../../locales/en/indicators.json' with { type: 'json' }
import fr from '../../../locales/fr/indicators.json' with { type: 'json' }

export const indicatorsWords = defineWords(fr, en)
