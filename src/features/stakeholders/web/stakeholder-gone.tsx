import { LinkButton } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState } from '#platform/web/page.tsx'
import { stakeholdersWords } from '../words.ts'
import { partAddress } from './stakeholders-addresses.ts'
import type { StakeholdersHere } from './stakeholders-frame.tsx'

/** An address that once led to a stakeholder of the map: why it may be empty now, and the way back. */
export function StakeholderGone({ here, why }: { readonly here: StakeholdersHere; readonly why: string }) {
  const say = useSay(stakeholdersWords)
  return (
    <EmptyState
      level={2}
      title={say('sheet.absent')}
      act={<LinkButton to={partAddress(here)}>{say('part.carte')}</LinkButton>}
    >
      {why}
    </EmptyState>
  )
}
