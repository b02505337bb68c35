import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { actorsKey, useActorsApi } from '#features/actors/web/actors-api.ts'
import { PickField } from '#features/worlds/web/pick-field.tsx'
import { Choices } from '#platform/web/choices.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import { Form, SelectField, TextField } from '#platform/web/form.tsx'
import { FormFoot } from '#platform/web/form-foot.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { LINK_KINDS, type LinkKind } from '../domain/collection.ts'
import type { CollectionGroup } from './collection-api.ts'
import { useCollectionApi, useCollectionChanged } from './collection-client.ts'
import type { CollectionHere } from './collection-frame.tsx'
import { teamWords } from './team-words.ts'

/** Organisations of the territory: persons are no relay structures. */
function useRelayOptions(territoryId: string, isWanted: boolean) {
  const api = useActorsApi()
  const { data } = useQuery({
    queryKey: [...actorsKey(territoryId), 'relay-options'],
    queryFn: () => readEveryPage((cursor) => api.actors.list({ territoryId, cursor, limit: LARGEST_PAGE })),
    enabled: isWanted,
    staleTime: 60_000,
  })
  return (data ?? []).filter(({ kind }) => kind !== 'person').map(({ id, name }) => ({ id, label: name }))
}

type NewLinkDialogProps = {
  readonly at: CollectionHere
  readonly groups: readonly CollectionGroup[]
  readonly onClose: () => void
}

/** Which door, for whom, under which name. */
export function NewLinkDialog({ at, groups, onClose }: NewLinkDialogProps) {
  const { scope } = at
  const say = useSay(teamWords)
  const api = useCollectionApi()
  const changed = useCollectionChanged(scope.evaluationId)
  const [kind, setKind] = useState<LinkKind>('link')
  const [label, setLabel] = useState('')
  const [groupId, setGroupId] = useState('')
  const [actor, setActor] = useState<{ id: string; label: string }>()
  const relays = useRelayOptions(scope.territoryId, kind === 'relay')
  const create = useMutation({
    mutationFn: () =>
      api.links.create({
        ...scope,
        kind,
        label: label.trim() || (kind === 'relay' ? (actor?.label ?? '') : ''),
        groupId: groupId === '' ? null : groupId,
        actorId: kind === 'relay' ? (actor?.id ?? null) : null,
      }),
    onSuccess: async () => {
      await changed()
      onClose()
    },
  })
  return (
    <Dialog title={say('links.new')} onClose={onClose}>
      <Form onSubmit={() => create.mutate()} label={say('links.new')}>
        <Choices
          label={say('link.which')}
          value={kind}
          onChange={setKind}
          choices={LINK_KINDS.map((each) => ({
            value: each,
            label: say(`link.${each}`),
            help: say(`link.${each}-help`),
          }))}
        />
        {kind === 'relay' && (
          <PickField
            label={say('link.actor')}
            help={say('link.actor-help')}
            optional
            options={relays}
            value={actor?.label ?? ''}
            onPick={(id) => setActor(relays.find((each) => each.id === id))}
          />
        )}
        <TextField
          label={say('link.name')}
          help={say('link.name-help')}
          optional
          maxLength={120}
          value={label}
          onChange={setLabel}
        />
        {groups.length > 0 && (
          <SelectField
            label={say('link.group')}
            help={say(kind === 'relay' ? 'link.group-relay' : 'link.group-help')}
            optional
            none={say('link.group-none')}
            value={groupId}
            options={groups.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setGroupId}
          />
        )}
        <ProblemNotice problem={create.error} />
        <FormFoot go={say('link.make')} busy={create.isPending} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
