import { LinkButton } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState } from '#platform/web/page.tsx'
import { networkMapWords } from '../words.ts'
import { networkAddress } from './network-addresses.ts'
import type { NetworkHere } from './network-frame.tsx'

type MapEmptyProps = {
  readonly here: NetworkHere
  readonly worlds: number
  /** Which page has nothing to show. */
  readonly of?: 'map' | 'measures' | 'meetings'
}

/** Nothing to draw yet: says what will be there and begins with one interview. */
export function MapEmpty({ here, worlds, of = 'map' }: MapEmptyProps) {
  const say = useSay(networkMapWords)
  const at = (part: Parameters<typeof networkAddress>[1]) => networkAddress(here.territoryId, part)
  return (
    <EmptyState
      level={2}
      title={say(of === 'map' ? 'empty.title' : `empty.title-${of}`)}
      act={
        here.mayWrite && (
          <>
            <LinkButton to={at(worlds === 0 ? 'mondes' : 'reseau/entretien')}>
              {say(worlds === 0 ? 'empty.worlds' : 'empty.interview')}
            </LinkButton>
            <LinkButton look="second" to={at('reseau/import')}>
              {say('empty.import')}
            </LinkButton>
          </>
        )
      }
    >
      {say(worlds === 0 ? 'empty.lead-worlds' : 'empty.lead')}
    </EmptyState>
  )
}
