import { defineWords } from '#kernel/words.ts'
import en from '../../../../locales/en/workshops-team.json' with { type: 'json' }
import fr from '../../../../locales/fr/workshops-team.json' with { type: 'json' }

/** The facilitator's words, apart from those that phones load. */
export const teamWords = defineWords(fr, en)
