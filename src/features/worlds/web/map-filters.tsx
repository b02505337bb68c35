import { useMemo } from 'react'
import { Button } from '#platform/web/button.tsx'
import { ManyChoices } from '#platform/web/choices.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { SelectField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { DrawnSign } from '#platform/web/sign-icon.tsx'
import { ACTOR_FAMILIES, familyOf } from '../domain/actor-family.ts'
import type { NetworkView } from '../domain/network-on-day.ts'
import { TIE_KINDS } from '../domain/world.ts'
import { networkMapWords, worldsWords } from '../words.ts'
import { isFiltering, type MapFilter, NO_FILTER } from './map-filter.ts'
import type { MapScene } from './map-scene.ts'
import { MenuBox } from './menu-box.tsx'
import type { NetworkRead } from './network-queries.ts'

type MapFiltersProps = {
  readonly read: NetworkRead
  readonly view: NetworkView
  readonly scene: MapScene
  readonly filter: MapFilter
  readonly onFilter: (filter: MapFilter) => void
}

/** Kinds of ties, their strength, kinds of actors, worlds: for the picture and the tables at once. */
export function MapFilters({ read, view, scene, filter, onFilter }: MapFiltersProps) {
  const say = useSay(networkMapWords)
  const sayWorlds = useSay(worldsWords)
  const isOn = isFiltering(filter)
  const worlds = read.data.worlds
  const families = useMemo(() => {
    const there = new Set(view.actors.map(({ kind }) => familyOf(kind)))
    return ACTOR_FAMILIES.filter((family) => there.has(family))
  }, [view])
  const change = (part: Partial<MapFilter>) => onFilter({ ...filter, ...part })
  return (
    <MenuBox
      stays
      label={isOn ? say('filter.on') : say('filter.title')}
      sign={<DrawnSign path="M3 5h14 M6 10h8 M8.5 15h3" />}
    >
      <div className="wn-filters">
        <ManyChoices
          label={say('filter.ties')}
          values={filter.tieKinds}
          onChange={(tieKinds) => change({ tieKinds })}
          choices={TIE_KINDS.map((value) => ({ value, label: sayWorlds(`tie.${value}`) }))}
        />
        <ManyChoices
          label={say('filter.families')}
          values={filter.families}
          onChange={(kept) =>
            // families that nobody is of stay as they are
            change({
              families: ACTOR_FAMILIES.filter((each) =>
                families.includes(each) ? kept.includes(each) : filter.families.includes(each),
              ),
            })
          }
          choices={families.map((value) => ({ value, label: say(`family.${value}`) }))}
        />
        <SelectField
          label={say('filter.strength')}
          value={filter.strength === 1 ? '' : (`${filter.strength}` as '2' | '3')}
          none={say('filter.strength-1')}
          onChange={(value) => change({ strength: value === '3' ? 3 : value === '2' ? 2 : 1 })}
          options={(['2', '3'] as const).map((value) => ({
            value,
            label: say(`filter.strength-${value}`),
          }))}
        />
      </div>
      <Disclosure title={say('filter.worlds')} open={filter.worldIds !== null}>
        <ManyChoices
          row
          label={say('filter.worlds-kept')}
          values={filter.worldIds ?? worlds.map(({ id }) => id)}
          onChange={(kept) => change({ worldIds: kept.length === worlds.length ? null : kept })}
          choices={worlds.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Disclosure>
      {isOn && (
        <div className="tb-row">
          <span className="tb-soft" role="status">
            {say('filter.kept', {
              actors: scene.actors.length,
              allActors: view.actors.length,
              ties: scene.ties.length,
              allTies: view.ties.length,
            })}
          </span>
          <Button look="quiet" onClick={() => onFilter(NO_FILTER)}>
            {say('filter.clear')}
          </Button>
        </div>
      )}
    </MenuBox>
  )
}
