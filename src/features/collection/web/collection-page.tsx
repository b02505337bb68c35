import { useSay } from '#platform/web/lang.tsx'
import { CollectionActs } from './collection-acts.tsx'
import { CollectionFrame } from './collection-frame.tsx'
import { GroupsSection } from './groups-section.tsx'
import { InvitationsSection } from './invitations-section.tsx'
import { LinksSection } from './links-section.tsx'
import { RatesSection } from './rates-section.tsx'
import { SettingsSection } from './settings-section.tsx'
import { StateSection } from './state-section.tsx'
import { teamWords } from './team-words.ts'

/** Where a collection is led: its door, who is asked by which way, and what came. */
export function CollectionPage() {
  const say = useSay(teamWords)
  return (
    <CollectionFrame lead={say('page.lead')} acts={(at) => <CollectionActs {...at} />}>
      {(at) => (
        <>
          <StateSection {...at} />
          <RatesSection {...at} />
          {at.here.mayWrite && <LinksSection {...at} />}
          <GroupsSection {...at} />
          {at.here.mayWrite && <InvitationsSection {...at} />}
          {at.here.mayWrite && <SettingsSection {...at} key={at.collection.id} />}
        </>
      )}
    </CollectionFrame>
  )
}
