import { useSay } from '#platform/web/lang.tsx'
import { Loaded, Page } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import { evaluationsWords } from '../words.ts'
import { EvaluationList } from './evaluation-list.tsx'
import { useTerritory } from './evaluations-api.ts'

export function EvaluationsPage() {
  const say = useSay(evaluationsWords)
  const territoryId = usePathParam('territoryId')
  const territory = useTerritory(territoryId)
  return (
    <Page
      title={say('list.title')}
      lead={say('list.lead')}
      crumbs={[{ label: territory.data?.name ?? say('territory'), to: `/territoires/${territoryId}` }]}
      demonstration={territory.data?.demo ?? false}
    >
      <Loaded query={territory}>
        {({ role }) => <EvaluationList territoryId={territoryId} role={role} headings="h2" />}
      </Loaded>
    </Page>
  )
}
