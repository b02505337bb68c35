import { defineWords } from '#kernel/words.ts'
import en from '../../../locales/en/imports.json' with { type: 'json' }
import fr from '../../../locales/fr/imports.json' with { type: 'json' }

export const importsWords = defineWords(fr, en)
