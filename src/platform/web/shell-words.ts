import { defineWords } from '#kernel/words.ts'
import en from '../../../locales/en/shell.json' with { type: 'json' }
import fr from '../../../locales/fr/shell.json' with { type: 'json' }

export const shellWords = defineWords(fr, en)
