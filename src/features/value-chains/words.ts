import { defineWords } from '#kernel/words.ts'
import en from '../../../locales/en/value-chains.json' with { type: 'json' }
import fr from '../../../locales/fr/value-chains.json' with { type: 'json' }

export const valueChainsWords = defineWords(fr, en)
