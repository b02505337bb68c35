import './worlds.css'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useAddressQuery } from '#platform/web/address-query.tsx'
import { Button, LinkTo } from '#platform/web/button.tsx'
import { DataTable } from '#platform/web/data-table.tsx'
import { SelectField, TextField } from '#platform/web/form.tsx'
import { formatShortDay, useLang, useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { usePaged } from '#platform/web/paged.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { ACTION_KINDS, ACTION_STATES, type ActionKind } from '../domain/world.ts'
import { worldsWords } from '../words.ts'
import { actionAddress } from './network-addresses.ts'
import { NetworkFrame, type NetworkHere } from './network-frame.tsx'
import { useNetworkNames } from './network-names.ts'
import { type ActionRecord, networkKey, useNetwork, useNetworkChanged } from './network-queries.ts'
import { useWorldsApi } from './worlds-api.ts'

/** What is done around food: written down in a line, found again, opened. */
export function ActionsPage() {
  const say = useSay(worldsWords)
  return (
    <NetworkFrame title={say('actions.title')} lead={say('actions.lead')}>
      {(here) => (
        <>
          {here.mayWrite && <NewAction here={here} />}
          <ActionList here={here} />
        </>
      )}
    </NetworkFrame>
  )
}

function NewAction({ here }: { readonly here: NetworkHere }) {
  const say = useSay(worldsWords)
  const api = useWorldsApi()
  const changed = useNetworkChanged(here.territoryId)
  const form = useRef<HTMLFormElement>(null)
  const [title, setTitle] = useState('')
  const [kind, setKind] = useState<ActionKind>('project')
  const adding = useMutation({
    mutationFn: () => api.actions.create({ territoryId: here.territoryId, title: title.trim(), kind }),
    onSuccess: () => {
      setTitle('')
      form.current?.querySelector('input')?.focus()
      return changed()
    },
  })
  return (
    <Section title={say('actions.new')}>
      <form
        ref={form}
        className="wo-quick"
        noValidate
        aria-label={say('actions.new')}
        onSubmit={(event) => {
          event.preventDefault()
          if (title.trim() !== '' && !adding.isPending) adding.mutate()
        }}
      >
        <TextField
          label={say('actions.name')}
          value={title}
          maxLength={200}
          autoComplete="off"
          onChange={setTitle}
        />
        <SelectField
          label={say('actions.kind')}
          value={kind}
          options={ACTION_KINDS.map((value) => ({ value, label: say(`action.${value}`) }))}
          onChange={(next) => next !== '' && setKind(next)}
        />
        <Button
          type="submit"
          busy={adding.isPending}
          disabled={title.trim() === ''}
          icon={<SignIcon sign="plus" />}
        >
          {say('actions.add')}
        </Button>
        <ProblemNotice problem={adding.error} />
        <p className="wo-added" role="status">
          {adding.data && say('actions.added', { title: adding.data.title })}
        </p>
      </form>
    </Section>
  )
}

const PAUSE_MS = 250

function ActionList({ here }: { readonly here: NetworkHere }) {
  const say = useSay(worldsWords)
  const api = useWorldsApi()
  const { territoryId } = here
  const [query, setQuery] = useAddressQuery()
  const state = ACTION_STATES.find((each) => each === query.etat)
  const { q = '' } = query
  const filters = { ...(q ? { q } : {}), ...(state ? { state } : {}) }
  const actions = usePaged([...networkKey(territoryId), 'actions', filters], (cursor) =>
    api.actions.list({ territoryId, ...filters, ...cursor }),
  )
  const filtered = Object.keys(filters).length > 0
  return (
    <Section title={say('actions.all')}>
      <search className="wo-filters">
        <SearchField value={q} onChange={(next) => setQuery({ q: next })} />
        <SelectField
          label={say('actions.state')}
          none={say('actions.any-state')}
          value={state ?? ''}
          options={ACTION_STATES.map((value) => ({ value, label: say(`action-state.${value}`) }))}
          onChange={(next) => setQuery({ etat: next })}
        />
      </search>
      <Loaded query={actions.query}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title={say(filtered ? 'actions.none' : 'actions.empty-title')}>
              {say(filtered ? 'actions.none-text' : 'actions.empty-text')}
            </EmptyState>
          ) : (
            <ActionTable
              here={here}
              rows={rows}
              total={actions.total}
              onMore={actions.onMore}
              loadingMore={actions.loadingMore}
            />
          )
        }
      </Loaded>
    </Section>
  )
}

type ActionTableProps = {
  readonly here: NetworkHere
  readonly rows: readonly ActionRecord[]
  readonly total: number | undefined
  readonly onMore: (() => void) | undefined
  readonly loadingMore: boolean
}

function ActionTable({ here, rows, ...paging }: ActionTableProps) {
  const say = useSay(worldsWords)
  const network = useNetwork(here.territoryId).data?.data
  const names = useNetworkNames(network)
  const days = useActionDays()
  const worldsOf = (id: string) =>
    (network?.actionWorlds ?? [])
      .filter(({ actionId }) => actionId === id)
      .map(({ worldId }) => names.worlds.get(worldId) ?? '')
      .join(', ')
  const actorsOf = (id: string) =>
    new Set(
      (network?.participations ?? [])
        .filter(({ actionId, until }) => actionId === id && until === null)
        .map(({ actorId }) => actorId),
    ).size
  return (
    <DataTable
      caption={say('actions.caption')}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          label: say('actions.name'),
          cell: ({ id, title }) => <LinkTo to={actionAddress(here.territoryId, id)}>{title}</LinkTo>,
        },
        { key: 'kind', label: say('actions.kind'), cell: ({ kind }) => say(`action.${kind}`) },
        { key: 'state', label: say('actions.state'), cell: ({ state }) => say(`action-state.${state}`) },
        { key: 'days', label: say('actions.days'), cell: (action) => days(action) },
        { key: 'worlds', label: say('actions.worlds'), cell: ({ id }) => worldsOf(id) || '—' },
        { key: 'actors', label: say('actions.actors'), align: 'end', cell: ({ id }) => actorsOf(id) },
      ]}
      {...paging}
    />
  )
}

/** « depuis le 3 mars 2024 », or a dash where nobody said. */
export function useActionDays() {
  const say = useSay(worldsWords)
  const { lang } = useLang()
  return ({ startedOn, endedOn }: Pick<ActionRecord, 'startedOn' | 'endedOn'>): string => {
    const on = (day: string) => formatShortDay(day, lang)
    if (startedOn && endedOn) return say('held.from-to', { since: on(startedOn), until: on(endedOn) })
    if (startedOn) return say('held.since', { since: on(startedOn) })
    return endedOn ? say('held.until', { until: on(endedOn) }) : '—'
  }
}

/** What is typed goes to the address after a pause. */
function SearchField({
  value,
  onChange,
}: {
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const say = useSay(worldsWords)
  const [text, setText] = useState(value)
  const latest = useRef(onChange)
  useEffect(() => {
    latest.current = onChange
  })
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => latest.current(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, value])
  return <TextField type="search" label={say('actions.search')} value={text} onChange={setText} />
}
