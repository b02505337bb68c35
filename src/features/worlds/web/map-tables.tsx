import type { ReactNode } from 'react'
import { formatNumber } from '#kernel/words.ts'
import { formatShortDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { networkMapWords, worldsWords } from '../words.ts'
import { ChangeMark } from './change-mark.tsx'
import type { MapParts } from './map-card.tsx'
import type { SceneActor, SceneTie, SceneWorld } from './map-scene.ts'
import { useKindName } from './map-words.ts'
import { SortedTable } from './sorted-table.tsx'
import { WorldMark } from './world-mark.tsx'

/** Everything that the map shows, in words: worlds, actors, ties, under the same filters and on the same day. */
export function MapTables(parts: MapParts) {
  const { scene, read, onFocus, difference } = parts
  const say = useSay(networkMapWords)
  const sayWorlds = useSay(worldsWords)
  const { lang } = useLang()
  const kindName = useKindName()
  const kindOf = new Map(read.data.actors.map(({ id, kind }) => [id, kind]))
  const told = new Map(read.data.ties.map((tie) => [tie.id, tie]))
  const number = (value: number) => formatNumber(value, lang)
  const actorName = (at: number) => scene.actors[at]?.name ?? ''
  const worldNames = (of: readonly number[]) => of.map((at) => scene.worlds[at]?.name ?? '').join(', ')
  const degree = ({ id }: SceneActor) => scene.tiesOf[scene.actorOf.get(id) ?? -1]?.length ?? 0
  const bondsOf = ({ id }: SceneWorld) => {
    const at = scene.worldOf.get(id)
    return scene.bonds.filter(({ a, b, shared }) => (a === at || b === at) && shared > 0).length
  }
  const go = (kind: 'actor' | 'world', id: string, name: string): ReactNode => (
    <button type="button" className="wn-go" onClick={() => onFocus({ kind, id })}>
      {name}
    </button>
  )
  const kindSaid = ({ id }: SceneActor) => {
    const kind = kindOf.get(id)
    return kind ? kindName(kind) : ''
  }
  return (
    <div className="tb-stack">
      <Section title={say('table.worlds')} id="mondes">
        <SortedTable<SceneWorld>
          caption={say('table.worlds-caption', { n: scene.worlds.length })}
          rows={scene.worlds}
          begin={{ key: 'size', descending: true }}
          columns={[
            {
              key: 'name',
              label: say('table.world'),
              by: ({ name }) => name,
              cell: (world) => (
                <span className="wn-named">
                  <WorldMark world={world} /> {go('world', world.id, world.name)}
                </span>
              ),
            },
            {
              key: 'size',
              label: say('table.size'),
              by: ({ size }) => size,
              align: 'end',
              cell: (world) => (world.isAbsent ? say('legend.nobody') : number(world.size)),
            },
            {
              key: 'bonds',
              label: say('table.bonds'),
              by: bondsOf,
              align: 'end',
              cell: (w) => number(bondsOf(w)),
            },
          ]}
        />
      </Section>
      <Section title={say('table.actors')} id="acteurs">
        <SortedTable<SceneActor>
          caption={say('table.actors-caption', { n: scene.actors.length })}
          rows={scene.actors}
          begin={{ key: 'ties', descending: true }}
          columns={[
            {
              key: 'name',
              label: say('table.actor'),
              by: ({ name }) => name,
              cell: (actor) => go('actor', actor.id, actor.name),
            },
            { key: 'kind', label: say('table.kind'), by: kindSaid, cell: kindSaid },
            {
              key: 'worlds',
              label: say('table.worlds'),
              by: ({ worlds }) => worlds.length,
              cell: ({ worlds }) => (worlds.length === 0 ? say('table.no-world') : worldNames(worlds)),
            },
            {
              key: 'ties',
              label: say('table.ties'),
              by: degree,
              align: 'end',
              cell: (a) => number(degree(a)),
            },
          ]}
        />
      </Section>
      <Section title={say('table.ties')} id="liens">
        <SortedTable<SceneTie>
          caption={say('table.ties-caption', { n: scene.ties.length })}
          rows={scene.ties}
          begin={{ key: 'strength', descending: true }}
          columns={[
            {
              key: 'tie',
              label: say('table.tie'),
              by: ({ a }) => actorName(a),
              cell: ({ a, b }) => `${actorName(a)} – ${actorName(b)}`,
            },
            {
              key: 'kind',
              label: say('table.kind'),
              by: ({ kind }) => kind,
              cell: ({ kind }) => sayWorlds(`tie.${kind}`),
            },
            {
              key: 'strength',
              label: say('table.strength'),
              by: ({ strength }) => strength,
              cell: ({ strength }) => say(`strength.${strength}`),
            },
            {
              key: 'since',
              label: say('table.since'),
              by: ({ id }) => told.get(id)?.since ?? '',
              cell: ({ id }) => {
                const since = told.get(id)?.since
                return since ? formatShortDay(since, lang) : say('table.unknown')
              },
            },
            ...(difference
              ? [
                  {
                    key: 'mark',
                    label: say('difference.change'),
                    by: ({ mark }: SceneTie) => mark ?? '',
                    cell: ({ mark }: SceneTie) =>
                      mark ? <ChangeMark mark={mark} /> : say('difference.same'),
                  },
                ]
              : []),
          ]}
        />
      </Section>
    </div>
  )
}
