import { useTerritory } from '#features/evaluations/web/evaluations-api.ts'
import { CONTRIBUTORS } from '#kernel/access.ts'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded, Page } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import { restitutionWords } from '../words.ts'
import { ReviewsList } from './reviews-list.tsx'

/** Everything in a territory that leans on something corrected or deleted since. */
export function ReviewsPage() {
  const say = useSay(restitutionWords)
  const territoryId = usePathParam('territoryId')
  const territory = useTerritory(territoryId)
  return (
    <Page
      title={say('reviews.title')}
      lead={say('reviews.page-lead')}
      crumbs={[{ label: territory.data?.name ?? say('fil.territory'), to: `/territoires/${territoryId}` }]}
      demonstration={territory.data?.demo ?? false}
    >
      <Loaded query={territory}>
        {({ role }) => <ReviewsList territoryId={territoryId} mayClear={CONTRIBUTORS.includes(role)} />}
      </Loaded>
    </Page>
  )
}
