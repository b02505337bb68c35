import { defineWords } from '#kernel/words.ts'
import en from '../../../locales/en/coding.json' with { type: 'json' }
import fr from '../../../locales/fr/coding.json' with { type: 'json' }

/** Codes of coding in words: problems, how agreement reads, what of a file is left out. */
export const codingWords = defineWords(fr, en)
