import { defineWords } from '#kernel/words.ts'
import en from '../../../locales/en/territories.json' with { type: 'json' }
import fr from '../../../locales/fr/territories.json' with { type: 'json' }

export const territoriesWords = defineWords(fr, en)
