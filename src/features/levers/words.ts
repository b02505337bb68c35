import { defineWords } from '#kernel/words.ts'
import en from '../../../locales/en/levers.json' with { type: 'json' }
import fr from '../../../locales/fr/levers.json' with { type: 'json' }

/** Codes of events, levers and governance in words; findings, gaps, problems, and the mail of an invitation. */
export const leversWords = defineWords(fr, en)
