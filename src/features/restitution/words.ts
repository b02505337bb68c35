import { defineWords, type Say } from '#kernel/words.ts'
import en from '../../../locales/en/restitution.json' with { type: 'json' }
import fr from '../../../locales/fr/restitution.json' with { type: 'json' }

export const restitutionWords = defineWords(fr, en)

export type RestitutionSay = Say<keyof (typeof restitutionWords)['fr']>
