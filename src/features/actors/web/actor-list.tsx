import './actors.css'
import { useEffect, useState } from 'react'
import { useAddressQuery } from '#platform/web/address-query.tsx'
import { Button, LinkTo } from '#platform/web/button.tsx'
import { DataTable } from '#platform/web/data-table.tsx'
import { SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import { usePaged } from '#platform/web/paged.ts'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { useToast, useUndoToast } from '#platform/web/toasts.tsx'
import { ACTOR_KINDS } from '../domain/actor.ts'
import { actorsWords } from '../words.ts'
import { type ActorRecord, actorsKey, useActorsApi, useActorsChanged, type useFacets } from './actors-api.ts'

type Facets = NonNullable<ReturnType<typeof useFacets>['data']>

type ActorListProps = {
  readonly territoryId: string
  readonly facets: Facets
  readonly mayWrite: boolean
}

const PAUSE_MS = 250

/** The list with its filters, which stand in the address and can be sent to somebody. */
export function ActorList({ territoryId, facets, mayWrite }: ActorListProps) {
  const say = useSay(actorsWords)
  const api = useActorsApi()
  const [query, setQuery] = useAddressQuery()
  const kind = ACTOR_KINDS.find((each) => each === query['type'])
  const { q = '', commune = '', monde = '' } = query
  const filters = {
    ...(q ? { q } : {}),
    ...(kind ? { kind } : {}),
    ...(commune ? { commune } : {}),
    ...(monde ? { world: monde } : {}),
  }
  const actors = usePaged([...actorsKey(territoryId), 'list', filters], (cursor) =>
    api.actors.list({ territoryId, ...filters, ...cursor }),
  )
  const filtered = Object.keys(filters).length > 0
  return (
    <Section title={say('list.all')}>
      <search className="ac-filters">
        <SearchField value={q} onChange={(next) => setQuery({ q: next })} />
        <SelectField
          label={say('field.kind')}
          none={say('filter.any-kind')}
          value={kind ?? ''}
          options={facets.kinds.map(({ kind: value, n }) => ({
            value,
            label: `${say(`kind.${value}`)} (${n})`,
          }))}
          onChange={(next) => setQuery({ type: next })}
        />
        <SelectField
          label={say('field.commune')}
          none={say('filter.any-commune')}
          value={commune}
          options={facets.communes.map(({ code, name, n }) => ({ value: code, label: `${name} (${n})` }))}
          onChange={(next) => setQuery({ commune: next })}
        />
        {facets.worlds.length > 0 && (
          <SelectField
            label={say('filter.world')}
            none={say('filter.any-world')}
            value={monde}
            options={facets.worlds.map(({ world, n }) => ({ value: world, label: `${world} (${n})` }))}
            onChange={(next) => setQuery({ monde: next })}
          />
        )}
      </search>
      <Loaded query={actors.query}>
        {(rows) =>
          rows.length === 0 && filtered ? (
            <div className="tb-row">
              <p>{say('list.none')}</p>
              <Button look="quiet" onClick={() => setQuery({ q: '', type: '', commune: '', monde: '' })}>
                {say('filter.clear')}
              </Button>
            </div>
          ) : (
            <ActorTable
              rows={rows}
              territoryId={territoryId}
              facets={facets}
              mayWrite={mayWrite}
              total={actors.total}
              onMore={actors.onMore}
              loadingMore={actors.loadingMore}
            />
          )
        }
      </Loaded>
    </Section>
  )
}

type SearchFieldProps = { readonly value: string; readonly onChange: (value: string) => void }

/** The address follows a little after the last key. */
function SearchField({ value, onChange }: SearchFieldProps) {
  const say = useSay(actorsWords)
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => onChange(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, value, onChange])
  return <TextField type="search" label={say('filter.search')} value={text} onChange={setText} />
}

type ActorTableProps = ActorListProps & {
  readonly rows: readonly ActorRecord[]
  readonly total: number | undefined
  readonly onMore: (() => void) | undefined
  readonly loadingMore: boolean
}

function ActorTable({ rows, territoryId, facets, mayWrite, ...paging }: ActorTableProps) {
  const say = useSay(actorsWords)
  const remove = useRemoveActor(territoryId)
  const communes = new Map(facets.communes.map(({ code, name }) => [code, name]))
  return (
    <DataTable
      caption={say('list.caption')}
      rows={rows}
      rowKey={(actor) => actor.id}
      {...paging}
      columns={[
        {
          key: 'name',
          label: say('field.name'),
          cell: ({ id, name }) => (
            <LinkTo to={`/territoires/${territoryId}/acteurs/${id}`} className="ac-name">
              {name}
            </LinkTo>
          ),
        },
        { key: 'kind', label: say('field.kind'), cell: (actor) => say(`kind.${actor.kind}`) },
        {
          key: 'commune',
          label: say('field.commune'),
          cell: ({ communeCode }) =>
            communeCode === null ? (
              <span className="tb-soft">{say('unknown')}</span>
            ) : (
              (communes.get(communeCode) ?? communeCode)
            ),
        },
        {
          key: 'worlds',
          label: say('field.worlds'),
          cell: ({ worlds }) => (
            <span className="ac-worlds">
              {worlds.map((world) => (
                <Pill key={world}>{world}</Pill>
              ))}
            </span>
          ),
        },
        ...(mayWrite
          ? [
              {
                key: 'acts',
                label: say('list.acts'),
                cell: (actor: ActorRecord) => (
                  <Button
                    look="quiet"
                    aria-label={say('act.remove-of', { name: actor.name })}
                    onClick={() => void remove(actor)}
                  >
                    {say('act.remove')}
                  </Button>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

/** Deletes at once, with the way back; a stale version is said. Returns whether it was done. */
export function useRemoveActor(territoryId: string) {
  const say = useSay(actorsWords)
  const api = useActorsApi()
  const changed = useActorsChanged(territoryId)
  const toast = useToast()
  const undoToast = useUndoToast()
  const tell = useProblemText()
  return async ({ id, name, version }: ActorRecord): Promise<boolean> => {
    try {
      await api.actors.remove({ territoryId, id, version })
      undoToast(say('removed', { name }), () => api.actors.restore({ territoryId, id }).then(changed))
      return true
    } catch (failure) {
      toast(tell(failure))
      return false
    } finally {
      void changed()
    }
  }
}
