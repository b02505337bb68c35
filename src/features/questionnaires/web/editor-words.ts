import { defineWords } from '#kernel/words.ts'
import en from '../../../../locales/en/questionnaires-editor.json' with { type: 'json' }
import fr from '../../../../locales/fr/questionnaires-editor.json' with { type: 'json' }

/** The words of those who write questionnaires, apart from those that servers and phones load. */
export const editorWords = defineWords(fr, en)
