import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Form } from '../domain/form.ts'
import { questionnairesAddress } from './questionnaires-addresses.ts'
import { type Scope, useQuestionnairesApi, useQuestionnairesChanged } from './questionnaires-api.ts'

/** A form without any question, in both languages. */
export function emptyForm(title: string): Form {
  return {
    format: 'tablee-form',
    formatVersion: 1,
    id: 'questionnaire',
    title: { fr: title },
    languages: [
      { tag: 'fr', name: 'Français (fr)' },
      { tag: 'en', name: 'English (en)' },
    ],
    items: [],
    lists: {},
  }
}

/** Makes a questionnaire of a form and opens its page. */
export function useBeginQuestionnaire(scope: Scope) {
  const api = useQuestionnairesApi()
  const changed = useQuestionnairesChanged(scope.evaluationId)
  const navigate = useNavigate()
  return useMutation({
    mutationFn: ({ title, form }: { readonly title: string; readonly form: Form }) =>
      api.questionnaires.create({ ...scope, title: title.trim().slice(0, 200), form }),
    onSuccess: async ({ id }) => {
      void changed()
      await navigate({ to: questionnairesAddress(scope.territoryId, scope.evaluationId, id) })
    },
  })
}
