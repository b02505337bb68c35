import { defineWords } from '#kernel/words.ts'
import en from '../../../locales/en/questionnaires.json' with { type: 'json' }
import paperEn from '../../../locales/en/questionnaires-paper.json' with { type: 'json' }
import xlsformEn from '../../../locales/en/xlsform.json' with { type: 'json' }
import fr from '../../../locales/fr/questionnaires.json' with { type: 'json' }
import paperFr from '../../../locales/fr/questionnaires-paper.json' with { type: 'json' }
import xlsformFr from '../../../locales/fr/xlsform.json' with { type: 'json' }

export const questionnairesWords = defineWords(fr, en)

/** What stands on a questionnaire of paper. */
export const paperWords = defineWords(paperFr, paperEn)

/** Files of questionnaires: what is refused and left out, and the command line. */
export const xlsformWords = defineWords(xlsformFr, xlsformEn)
