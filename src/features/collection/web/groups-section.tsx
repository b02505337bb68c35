import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { DataTable } from '#platform/web/data-table.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { marginOfError } from '../domain/sample-size.ts'
import { type CollectionGroup, useGroups, useRates } from './collection-api.ts'
import { useCollectionApi, useCollectionChanged } from './collection-client.ts'
import type { CollectionHere } from './collection-frame.tsx'
import { GroupDialog } from './group-dialog.tsx'
import { formatPoints } from './rate-text.ts'
import { SampleHelper } from './sample-helper.tsx'
import { teamWords } from './team-words.ts'

/** Who is to be heard: how many they are, how many answers are wanted of them. */
export function GroupsSection(at: CollectionHere) {
  const { here, scope } = at
  const say = useSay(teamWords)
  const groups = useGroups(scope)
  const [opened, setOpened] = useState<CollectionGroup | 'new'>()
  const add = here.mayWrite && (
    <Button look="second" icon={<SignIcon sign="plus" />} onClick={() => setOpened('new')}>
      {say('groups.new')}
    </Button>
  )
  return (
    <Section title={say('groups.title')} lead={say('groups.lead')} acts={add} id="publics">
      <Loaded query={groups}>
        {(all) =>
          all.length === 0 ? (
            <p className="tb-soft">{say('groups.none')}</p>
          ) : (
            <GroupTable at={at} groups={all} onOpen={setOpened} />
          )
        }
      </Loaded>
      <SampleHelper received={at.collection.received} />
      {opened && (
        <GroupDialog
          scope={scope}
          group={opened === 'new' ? undefined : opened}
          onClose={() => setOpened(undefined)}
        />
      )}
    </Section>
  )
}

type GroupTableProps = {
  readonly at: CollectionHere
  readonly groups: readonly CollectionGroup[]
  readonly onOpen: (group: CollectionGroup) => void
}

function GroupTable({ at, groups, onOpen }: GroupTableProps) {
  const { here, scope } = at
  const say = useSay(teamWords)
  const { lang } = useLang()
  const api = useCollectionApi()
  const changed = useCollectionChanged(scope.evaluationId)
  const undoToast = useUndoToast()
  const rates = useRates(scope).data
  const receivedOf = (id: string) => rates?.groups.find(({ groupId }) => groupId === id)?.received
  const remove = useMutation({
    mutationFn: ({ id, version }: CollectionGroup) => api.groups.remove({ ...scope, id, version }),
    onSuccess: (_, { id, name }) =>
      undoToast(say('groups.removed', { name }), () => api.groups.restore({ ...scope, id }).then(changed)),
    onSettled: changed,
  })
  const unknown = <span className="tb-soft">{say('rates.unknown')}</span>
  const marginText = ({ id, population }: CollectionGroup) => {
    const margin = marginOfError({ answers: receivedOf(id) ?? 0, population })
    return margin === null ? unknown : say('sample.points', { points: formatPoints(margin, lang) })
  }
  return (
    <>
      <DataTable
        caption={say('groups.table')}
        rows={groups}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', label: say('group.name'), cell: ({ name }) => name },
          {
            key: 'population',
            label: say('group.population'),
            align: 'end',
            cell: ({ population }) => (population === null ? unknown : say('number', { n: population })),
          },
          {
            key: 'wanted',
            label: say('group.wanted'),
            align: 'end',
            cell: ({ wanted }) =>
              wanted === null ? (
                <span className="tb-soft">{say('rates.no-aim')}</span>
              ) : (
                say('number', { n: wanted })
              ),
          },
          {
            key: 'received',
            label: say('rates.received'),
            align: 'end',
            cell: ({ id }) => say('number', { n: receivedOf(id) ?? 0 }),
          },
          { key: 'margin', label: say('group.margin'), align: 'end', cell: marginText },
          ...(here.mayWrite
            ? [
                {
                  key: 'acts',
                  label: say('group.acts'),
                  cell: (group: CollectionGroup) => (
                    <span className="co-acts">
                      <Button
                        look="quiet"
                        onClick={() => onOpen(group)}
                        aria-label={say('group.change-of', { name: group.name })}
                      >
                        {say('group.change')}
                      </Button>
                      <Button
                        look="quiet"
                        onClick={() => remove.mutate(group)}
                        aria-label={say('group.remove-of', { name: group.name })}
                      >
                        {say('group.remove')}
                      </Button>
                    </span>
                  ),
                } as const,
              ]
            : []),
        ]}
      />
      <ProblemNotice problem={remove.error} />
    </>
  )
}
