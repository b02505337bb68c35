import type { RefObject } from 'react'
import { IconButton } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { DrawnSign, SignIcon } from '#platform/web/sign-icon.tsx'
import { networkMapWords } from '../words.ts'
import type { MapEngine } from './map-engine.ts'
import { prefersStillness } from './prefers-stillness.ts'

const STEP = 1.6

/** Nearer, farther, everything at once. */
export function MapControls({ engine }: { readonly engine: RefObject<MapEngine | null> }) {
  const say = useSay(networkMapWords)
  return (
    <div className="wn-controls tb-no-print">
      <IconButton label={say('map.nearer')} onClick={() => engine.current?.zoomTo(STEP, prefersStillness())}>
        <SignIcon sign="plus" />
      </IconButton>
      <IconButton
        label={say('map.farther')}
        onClick={() => engine.current?.zoomTo(1 / STEP, prefersStillness())}
      >
        <DrawnSign path="M3.5 10h13" />
      </IconButton>
      <IconButton label={say('map.whole')} onClick={() => engine.current?.flyToWhole(prefersStillness())}>
        <DrawnSign path="M3 7.5V3h4.5 M12.5 3H17v4.5 M17 12.5V17h-4.5 M7.5 17H3v-4.5" />
      </IconButton>
    </div>
  )
}
