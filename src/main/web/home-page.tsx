import { useStatus } from '#features/accounts/web/session.ts'
import { TerritoryList } from '#features/territories/web/territory-list.tsx'
import { territoriesWords } from '#features/territories/words.ts'
import { LinkButton } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Page } from '#platform/web/page.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { LoadDemonstration } from './demonstration-acts.tsx'

export function HomePage() {
  const say = useSay(territoriesWords)
  const status = useStatus().data
  const some = (status?.memberships.length ?? 0) > 0
  return (
    <Page
      title={say('home.title')}
      lead={say('home.lead')}
      acts={
        some && (
          <LinkButton to="/territoires/nouveau" icon={<SignIcon sign="plus" />}>
            {say('home.new')}
          </LinkButton>
        )
      }
    >
      <TerritoryList otherStart={status?.person?.host && <LoadDemonstration />} />
    </Page>
  )
}
