import { defineWords } from '#kernel/words.ts'
import en from '../../../locales/en/levers.json' with { type: 'json' }
import screensEn from '../../../locales/en/levers-screens.json' with { type: 'json' }
import fr from '../../../locales/fr/levers.json' with { type: 'json' }
import screensFr from '../../../locales/fr/levers-screens.json' with { type: 'json' }

/** Codes of events, levers and governance in words; findings, gaps, problems, and the mail of an invitation. */
export const leversWords = defineWords(fr, en)

/** What the pages of events, levers and governance say around the codes. */
export const leversScreensWords = defineWords(screensFr, screensEn)
