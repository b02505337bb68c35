import { defineWords } from '#kernel/words.ts'
import en from '../../../../locales/en/journal.json' with { type: 'json' }
import fr from '../../../../locales/fr/journal.json' with { type: 'json' }

/** Apart from the other words of accounts, which the first screen waits for (2.4 kB less, gzipped). */
export const journalWords = defineWords(fr, en)
