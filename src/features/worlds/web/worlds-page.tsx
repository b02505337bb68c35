import './worlds.css'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import { formatNumber } from '#kernel/words.ts'
import { Button, LinkTo } from '#platform/web/button.tsx'
import { DataTable } from '#platform/web/data-table.tsx'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import { Form, TextField } from '#platform/web/form.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { networkOn } from '../domain/network-on-day.ts'
import { WORLD_LIMITS } from '../domain/world.ts'
import { worldsWords } from '../words.ts'
import { worldAddress } from './network-addresses.ts'
import { NetworkFrame, type NetworkHere } from './network-frame.tsx'
import { networkKey, useNetwork, useNetworkChanged, type WorldRecord } from './network-queries.ts'
import { StarterWorlds } from './starter-worlds.tsx'
import { useWorldsApi } from './worlds-api.ts'

/** The social worlds of a territory: what they are, those that live here, those to start from. */
export function WorldsPage() {
  const say = useSay(worldsWords)
  return (
    <NetworkFrame title={say('worlds.title')} lead={say('worlds.lead')}>
      {(here) => <Worlds here={here} />}
    </NetworkFrame>
  )
}

function Worlds({ here }: { readonly here: NetworkHere }) {
  const say = useSay(worldsWords)
  const api = useWorldsApi()
  const { territoryId, mayWrite } = here
  const worlds = useQuery({
    queryKey: [...networkKey(territoryId), 'worlds'],
    queryFn: () =>
      readEveryPage((cursor) =>
        api.worlds.list({ territoryId, limit: LARGEST_PAGE, ...(cursor ? { cursor } : {}) }),
      ),
  })
  return (
    <Loaded query={worlds}>
      {(all) => (
        <>
          {all.length === 0 ? (
            <EmptyState level={2} title={say('worlds.empty-title')}>
              {say('worlds.empty-text')}
            </EmptyState>
          ) : (
            <WorldsTable here={here} worlds={all} />
          )}
          {mayWrite && (
            <>
              <StarterWorlds here={here} present={all} />
              <NewWorld here={here} />
            </>
          )}
        </>
      )}
    </Loaded>
  )
}

function WorldsTable({
  here,
  worlds,
}: {
  readonly here: NetworkHere
  readonly worlds: readonly WorldRecord[]
}) {
  const say = useSay(worldsWords)
  const { lang } = useLang()
  const network = useNetwork(here.territoryId)
  const counts = useMemo(() => {
    if (!network.data) return undefined
    const view = networkOn(network.data.data, here.today)
    const actors = new Map<string, number>()
    for (const { worldId } of view.memberships) actors.set(worldId, (actors.get(worldId) ?? 0) + 1)
    const actions = new Map<string, number>()
    for (const { worldId } of network.data.data.actionWorlds)
      actions.set(worldId, (actions.get(worldId) ?? 0) + 1)
    return { actors, actions }
  }, [network.data, here.today])
  const count = (of: 'actors' | 'actions', id: string) =>
    counts === undefined ? '…' : formatNumber(counts[of].get(id) ?? 0, lang)
  const order = new Intl.Collator(lang)
  return (
    <Section title={say('worlds.here', { n: worlds.length })}>
      <DataTable
        caption={say('worlds.caption')}
        rows={[...worlds].sort((a, b) => order.compare(a.name, b.name))}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            label: say('worlds.name'),
            cell: ({ id, name, theme }) => (
              <span className="wo-world">
                <LinkTo to={worldAddress(here.territoryId, id)}>{name}</LinkTo>
                {theme !== '' && <span className="tb-soft">{theme}</span>}
              </span>
            ),
          },
          { key: 'actors', label: say('worlds.actors'), align: 'end', cell: ({ id }) => count('actors', id) },
          {
            key: 'actions',
            label: say('worlds.actions'),
            align: 'end',
            cell: ({ id }) => count('actions', id),
          },
          {
            key: 'sites',
            label: say('worlds.sites'),
            align: 'end',
            cell: ({ sites }) => formatNumber(sites.length, lang),
          },
        ]}
      />
    </Section>
  )
}

/** A world of one's own: a name is enough. */
function NewWorld({ here }: { readonly here: NetworkHere }) {
  const say = useSay(worldsWords)
  const api = useWorldsApi()
  const changed = useNetworkChanged(here.territoryId)
  const box = useRef<HTMLDivElement>(null)
  const [name, setName] = useState('')
  const adding = useMutation({
    mutationFn: () => api.worlds.create({ territoryId: here.territoryId, name: name.trim() }),
    onSuccess: () => {
      setName('')
      box.current?.querySelector('input')?.focus()
      return changed()
    },
  })
  return (
    <Section title={say('worlds.own')} lead={say('worlds.own-lead')}>
      <div ref={box}>
        <Form
          onSubmit={() => name.trim() !== '' && !adding.isPending && adding.mutate()}
          label={say('worlds.own')}
        >
          <TextField
            label={say('worlds.own-name')}
            value={name}
            maxLength={WORLD_LIMITS.name}
            autoComplete="off"
            onChange={setName}
          />
          <div className="tb-row">
            <Button type="submit" look="second" busy={adding.isPending} disabled={name.trim() === ''}>
              {say('worlds.own-add')}
            </Button>
            <span role="status" className="tb-soft">
              {adding.data && say('worlds.own-added', { name: adding.data.name })}
            </span>
          </div>
          <ProblemNotice problem={adding.error} />
        </Form>
      </div>
    </Section>
  )
}
