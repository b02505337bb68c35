import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { leversKey, useLeversApi } from '#features/levers/web/levers-api.ts'
import { stakeholdersKey, useStakeholdersApi } from '#features/stakeholders/web/stakeholders-api.ts'
import { PickField } from '#features/worlds/web/pick-field.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import { Form } from '#platform/web/form.tsx'
import { FormFoot } from '#platform/web/form-foot.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { NumberField } from '#platform/web/number-field.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { sampleSize } from '../domain/sample-size.ts'
import type { CollectionGroup } from './collection-api.ts'
import { type CollectionScope, useCollectionApi, useCollectionChanged } from './collection-client.ts'
import { teamWords } from './team-words.ts'

const STAKEHOLDER = 'stakeholder:'
const AUDIENCE = 'audience:'

/** Whom the method already knows: stakeholders of the evaluation, publics that are rarely heard. Persons are no group. */
function useGroupOptions(scope: CollectionScope) {
  const say = useSay(teamWords)
  const stakeholders = useStakeholdersApi()
  const levers = useLeversApi()
  const { territoryId, evaluationId } = scope
  const people = useQuery({
    queryKey: [...stakeholdersKey(evaluationId), 'group-options'],
    queryFn: () =>
      readEveryPage((cursor) =>
        stakeholders.stakeholders.list({ territoryId, evaluationId, cursor, limit: LARGEST_PAGE }),
      ),
  }).data
  const publics = useQuery({
    queryKey: [...leversKey(territoryId), 'group-options'],
    queryFn: () =>
      readEveryPage((cursor) => levers.audiences.list({ territoryId, cursor, limit: LARGEST_PAGE })),
  }).data
  return [
    ...(publics ?? []).map(({ id, name }) => ({
      id: AUDIENCE + id,
      label: name,
      detail: say('group.of-audiences'),
    })),
    ...(people ?? [])
      .filter(({ kind }) => kind !== 'person')
      .map(({ id, name }) => ({ id: STAKEHOLDER + id, label: name, detail: say('group.of-stakeholders') })),
  ]
}

type GroupDialogProps = {
  readonly scope: CollectionScope
  readonly group: CollectionGroup | undefined
  readonly onClose: () => void
}

const textOf = (n: number | null | undefined) => (n === null || n === undefined ? '' : String(n))
const numberOf = (text: string) => (text === '' ? null : Math.round(Number(text)))

/** A group of respondents: who, how many they are, how many are wanted. */
export function GroupDialog({ scope, group, onClose }: GroupDialogProps) {
  const say = useSay(teamWords)
  const api = useCollectionApi()
  const changed = useCollectionChanged(scope.evaluationId)
  const options = useGroupOptions(scope)
  const [name, setName] = useState(group?.name ?? '')
  const [source, setSource] = useState('')
  const [population, setPopulation] = useState(textOf(group?.population))
  const [wanted, setWanted] = useState(textOf(group?.wanted))
  const [isAsked, setAsked] = useState(false)
  const save = useMutation({
    mutationFn: () => {
      const values = { name: name.trim(), population: numberOf(population), wanted: numberOf(wanted) }
      if (group) return api.groups.update({ ...scope, id: group.id, version: group.version, values })
      return api.groups.create({
        ...scope,
        ...values,
        ...(source.startsWith(STAKEHOLDER) ? { stakeholderId: source.slice(STAKEHOLDER.length) } : {}),
        ...(source.startsWith(AUDIENCE) ? { audienceId: source.slice(AUDIENCE.length) } : {}),
      })
    },
    onSuccess: async () => {
      await changed()
      onClose()
    },
  })
  const needed = sampleSize({ population: numberOf(population), margin: 0.05 })
  const pick = (id: string) => {
    const option = options.find((each) => each.id === id)
    setName(option?.label ?? '')
    setSource(id)
  }
  const submit = () => {
    setAsked(true)
    if (name.trim() !== '') save.mutate()
  }
  const title = group ? say('group.change-of', { name: group.name }) : say('groups.new')
  return (
    <Dialog title={title} onClose={onClose}>
      <Form onSubmit={submit} label={title}>
        <PickField
          label={say('group.who')}
          help={say('group.who-help')}
          options={options}
          value={name}
          maxLength={120}
          onPick={pick}
          onNew={(fresh) => {
            setName(fresh)
            setSource('')
          }}
          newLabel={(fresh) => say('group.take', { name: fresh })}
          error={isAsked && name.trim() === '' ? say('group.who-missing') : undefined}
        />
        <NumberField
          short={false}
          label={say('group.population')}
          help={say('group.population-help')}
          optional
          min={1}
          value={population}
          onChange={setPopulation}
        />
        <NumberField
          short={false}
          label={say('group.wanted')}
          help={say(population === '' ? 'group.wanted-endless' : 'group.wanted-help', { n: needed })}
          optional
          min={1}
          value={wanted}
          onChange={setWanted}
        />
        <ProblemNotice problem={save.error} />
        <FormFoot go={say('group.save')} busy={save.isPending} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
