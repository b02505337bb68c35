import type { PageRoute } from '#platform/web/page-route.ts'

/** The list itself is composed in `main/web`: it says where questionnaires are used. */
export const questionnairesRoutes: readonly PageRoute[] = [
  {
    path: '/territoires/$territoryId/demarches/$evaluationId/questionnaires/$questionnaireId',
    load: () => import('./questionnaire-page.tsx').then((m) => m.QuestionnairePage),
  },
]
