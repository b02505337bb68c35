import { defineWords } from '#kernel/words.ts'
import en from '../../../locales/en/coding.json' with { type: 'json' }
import screensEn from '../../../locales/en/coding-screens.json' with { type: 'json' }
import fr from '../../../locales/fr/coding.json' with { type: 'json' }
import screensFr from '../../../locales/fr/coding-screens.json' with { type: 'json' }

/** Codes of coding in words: problems, how agreement reads, what of a file is left out. */
export const codingWords = defineWords(fr, en)

/** What the pages of coding say around the codes. */
export const codingScreensWords = defineWords(screensFr, screensEn)
