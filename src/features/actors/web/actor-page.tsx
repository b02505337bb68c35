import './actors.css'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMembership } from '#features/accounts/web/session.ts'
import { FACILITATORS } from '#kernel/access.ts'
import { Button, LinkButton } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded, Page } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import { actorsWords } from '../words.ts'
import { ActorForm } from './actor-form.tsx'
import { useRemoveActor } from './actor-list.tsx'
import { type ActorRecord, actorsKey, useActorsApi, useFacets } from './actors-api.ts'

/** One organisation: read by everybody, changed by those who may. */
export function ActorPage() {
  const say = useSay(actorsWords)
  const territoryId = usePathParam('territoryId')
  const actorId = usePathParam('actorId')
  const api = useActorsApi()
  const membership = useMembership(territoryId)
  const facets = useFacets(territoryId)
  const mayWrite = membership !== undefined && FACILITATORS.includes(membership.role)
  const list = `/territoires/${territoryId}/acteurs`
  const actor = useQuery({
    queryKey: [...actorsKey(territoryId), 'one', actorId],
    queryFn: () => api.actors.get({ territoryId, id: actorId }),
  })
  return (
    <Page
      title={actor.data?.name ?? say('one.title')}
      above={actor.data && say(`kind.${actor.data.kind}`)}
      crumbs={[
        ...(membership ? [{ label: membership.territoryName, to: `/territoires/${territoryId}` }] : []),
        { label: say('list.title'), to: list },
      ]}
      demonstration={membership?.demo ?? false}
      acts={
        actor.data && (
          <>
            <LinkButton look="second" to={`/territoires/${territoryId}/reseau/acteurs/${actorId}`}>
              {say('one.network')}
            </LinkButton>
            {mayWrite && <RemoveButton actor={actor.data} list={list} territoryId={territoryId} />}
          </>
        )
      }
    >
      <Loaded query={actor}>
        {(record) => (
          <Loaded query={facets}>
            {(counts) => (
              <ActorForm
                key={record.id}
                territoryId={territoryId}
                actor={record}
                facets={counts}
                mayWrite={mayWrite}
              />
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  )
}

type RemoveButtonProps = {
  readonly actor: ActorRecord
  readonly list: string
  readonly territoryId: string
}

function RemoveButton({ actor, list, territoryId }: RemoveButtonProps) {
  const say = useSay(actorsWords)
  const navigate = useNavigate()
  const remove = useRemoveActor(territoryId)
  return (
    <Button
      look="quiet"
      onClick={() => void remove(actor).then((done) => (done ? navigate({ to: list }) : undefined))}
    >
      {say('act.remove')}
    </Button>
  )
}
