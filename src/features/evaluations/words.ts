import { defineWords, type Say, type Words } from '#kernel/words.ts'
import en from '../../../locales/en/evaluations.json' with { type: 'json' }
import fr from '../../../locales/fr/evaluations.json' with { type: 'json' }

export const evaluationsWords = defineWords(fr, en)

type KeysOf<W> = W extends Words<infer K> ? K : never

export type EvaluationsSay = Say<KeysOf<typeof evaluationsWords>>
