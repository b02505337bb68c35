import { defineWords } from '#kernel/words.ts'
import en from '../../../locales/en/import-list.json' with { type: 'json' }
import fr from '../../../locales/fr/import-list.json' with { type: 'json' }

export const importListWords = defineWords(fr, en)
