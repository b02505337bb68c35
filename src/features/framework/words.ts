import { defineWords } from '#kernel/words.ts'
import en from '../../../locales/en/framework.json' with { type: 'json' }
import fr from '../../../locales/fr/framework.json' with { type: 'json' }

export const frameworkWords = defineWords(fr, en)
