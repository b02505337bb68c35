import { useMemo } from 'react'
import { useSay } from '#platform/web/lang.tsx'
import { networkMapWords } from '../words.ts'
import type { Focus } from './map-light.ts'
import type { MapScene } from './map-scene.ts'
import { PickField } from './pick-field.tsx'

type MapSearchProps = { readonly scene: MapScene; readonly onFocus: (focus: Focus) => void }

/** Finds a world or an actor by its name and looks at it; « / » goes here. */
export function MapSearch({ scene, onFocus }: MapSearchProps) {
  const say = useSay(networkMapWords)
  const options = useMemo(
    () => [
      ...scene.worlds.map(({ id, name, size }) => ({
        id: `w${id}`,
        label: name,
        detail: say('search.world', { n: size }),
      })),
      ...scene.byImportance.flatMap((i) => {
        const actor = scene.actors[i]
        const worlds = (actor?.worlds ?? []).map((at) => scene.worlds[at]?.name ?? '').join(', ')
        return actor ? [{ id: `a${actor.id}`, label: actor.name, detail: worlds }] : []
      }),
    ],
    [scene, say],
  )
  return (
    <div className="wn-search">
      <PickField
        type="search"
        label={say('search.label')}
        placeholder={say('search.placeholder')}
        options={options}
        onPick={(id) => onFocus({ kind: id.startsWith('w') ? 'world' : 'actor', id: id.slice(1) })}
      />
    </div>
  )
}
