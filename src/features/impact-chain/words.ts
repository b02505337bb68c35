import { defineWords } from '#kernel/words.ts'
import en from '../../../locales/en/impact-chain.json' with { type: 'json' }
import fr from '../../../locales/fr/impact-chain.json' with { type: 'json' }

export const impactChainWords = defineWords(fr, en)
