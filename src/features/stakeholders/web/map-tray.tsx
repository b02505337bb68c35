import { useSay } from '#platform/web/lang.tsx'
import { stakeholdersWords } from '../words.ts'
import type { useTaking } from './map-taking.ts'
import type { Placed } from './map-view.ts'

type MapTrayProps = {
  readonly waiting: readonly Placed[]
  readonly taking: ReturnType<typeof useTaking>
  readonly selected: string | undefined
  readonly mayContribute: boolean
}

/** Those that this view has no place for yet: their names can be carried onto the map. */
export function MapTray({ waiting, taking, selected, mayContribute }: MapTrayProps) {
  const say = useSay(stakeholdersWords)
  if (waiting.length === 0) return null
  return (
    <section className="sh-tray" aria-label={say('map.tray')}>
      <p>
        <strong>{say('map.tray')}</strong>{' '}
        {mayContribute && <span className="tb-soft">{say('map.tray-help')}</span>}
      </p>
      <ul>
        {waiting.map(({ rated }) => (
          <li key={rated.id}>
            <button
              type="button"
              className="sh-chip"
              aria-pressed={rated.id === selected}
              data-taken={taking.taken?.id === rated.id || undefined}
              onBlur={taking.letGo}
              onKeyDown={(event) => taking.onKeyDown(event, rated.id, undefined, () => {})}
              {...taking.pointer(rated.id)}
            >
              {rated.name}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
