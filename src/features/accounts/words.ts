import { defineWords } from '#kernel/words.ts'
import en from '../../../locales/en/accounts.json' with { type: 'json' }
import fr from '../../../locales/fr/accounts.json' with { type: 'json' }

export const accountsWords = defineWords(fr, en)
