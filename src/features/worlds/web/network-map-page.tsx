import './network-map.css'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import { networkMapWords } from '../words.ts'
import { MapBoard } from './map-board.tsx'
import { MapEmpty } from './map-empty.tsx'
import { MapExports } from './map-exports.tsx'
import { NetworkFrame } from './network-frame.tsx'
import { useNetwork } from './network-queries.ts'

/** The map of the network: worlds as territories, actors between them, today or on another day. */
export function NetworkMapPage() {
  const say = useSay(networkMapWords)
  return <NetworkFrame title={say('title')}>{(here) => <LoadedMap here={here} />}</NetworkFrame>
}

function LoadedMap({ here }: { readonly here: Parameters<typeof MapEmpty>[0]['here'] }) {
  const query = useNetwork(here.territoryId)
  return (
    <Loaded query={query}>
      {(read) =>
        read.data.memberships.length + read.data.participations.length + read.data.ties.length === 0 ? (
          <MapEmpty here={here} worlds={read.data.worlds.length} />
        ) : (
          <MapBoard here={here} read={read} exports={<MapExports here={here} read={read} />} />
        )
      }
    </Loaded>
  )
}
