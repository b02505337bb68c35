import { defineWords } from '#kernel/words.ts'
import en from '../../locales/en/commands.json' with { type: 'json' }
import fr from '../../locales/fr/commands.json' with { type: 'json' }

export const commandsWords = defineWords(fr, en)
