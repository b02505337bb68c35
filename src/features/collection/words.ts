import { defineWords } from '#kernel/words.ts'
import en from '../../../locales/en/collection.json' with { type: 'json' }
import fr from '../../../locales/fr/collection.json' with { type: 'json' }

export const collectionWords = defineWords(fr, en)
