import { defineWords } from '#kernel/words.ts'
import en from '../../../locales/en/interviews.json' with { type: 'json' }
import screensEn from '../../../locales/en/interviews-screens.json' with { type: 'json' }
import fr from '../../../locales/fr/interviews.json' with { type: 'json' }
import screensFr from '../../../locales/fr/interviews-screens.json' with { type: 'json' }

/** Codes of interviews, consents and quotes in words; problems; the sheets on paper. */
export const interviewsWords = defineWords(fr, en)

/** What the pages of interviews say around the codes. */
export const interviewsScreensWords = defineWords(screensFr, screensEn)
