import { defineWords } from '#kernel/words.ts'
import en from '../../../locales/en/questionnaires.json' with { type: 'json' }
import fr from '../../../locales/fr/questionnaires.json' with { type: 'json' }

export const questionnairesWords = defineWords(fr, en)
