import { defineWords } from '#kernel/words.ts'
import en from '../../../../locales/en/session.json' with { type: 'json' }
import fr from '../../../../locales/fr/session.json' with { type: 'json' }

/** What may be said before any page has loaded: the account menu, and the refusals that every route knows. */
export const sessionWords = defineWords(fr, en)
