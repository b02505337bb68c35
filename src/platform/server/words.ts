import { defineWords } from '#kernel/words.ts'
import en from '../../../locales/en/platform.json' with { type: 'json' }
import fr from '../../../locales/fr/platform.json' with { type: 'json' }

export const platformWords = defineWords(fr, en)
