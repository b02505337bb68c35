import { useMutation } from '@tanstack/react-query'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { Button } from '#platform/web/button.tsx'
import { DataTable } from '#platform/web/data-table.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import type { WorkshopParticipant } from '../contract.ts'
import { teamWords } from './team-words.ts'
import { useParticipants, useWorkshopChanged, useWorkshopsApi, type WorkshopScope } from './workshops-api.ts'

type ParticipantsSectionProps = { readonly scope: WorkshopScope; readonly here: EvaluationHere }

/** Who is in the room, as they named themselves; somebody who plays can be set aside, all at once. */
export function ParticipantsSection({ scope, here }: ParticipantsSectionProps) {
  const say = useSay(teamWords)
  const api = useWorkshopsApi()
  const participants = useParticipants(scope)
  const changed = useWorkshopChanged(scope.evaluationId)
  const undoToast = useUndoToast()
  const bringBack = useMutation({
    mutationFn: (id: string) => api.participants.bringBack({ ...scope, id }),
    onSettled: changed,
  })
  const setAside = useMutation({
    mutationFn: ({ id }: WorkshopParticipant) => api.participants.setAside({ ...scope, id }),
    onSuccess: (one) =>
      undoToast(say('participant.set-aside-done', { name: nameParticipant(one, say) }), () =>
        bringBack.mutateAsync(one.id),
      ),
    onSettled: changed,
  })
  const act = (one: WorkshopParticipant) =>
    one.setAsideAt ? (
      <Button look="quiet" onClick={() => bringBack.mutate(one.id)}>
        {say('participant.bring-back')}
      </Button>
    ) : (
      <Button look="quiet" onClick={() => setAside.mutate(one)}>
        {say('participant.set-aside')}
      </Button>
    )
  return (
    <Section title={say('participants.title')} lead={say('participants.lead')}>
      <Loaded query={participants}>
        {(all) =>
          all.length === 0 ? (
            <p className="tb-soft">{say('participants.none')}</p>
          ) : (
            <DataTable
              caption={say('participants.title')}
              rows={all}
              rowKey={(one) => one.id}
              columns={[
                {
                  key: 'name',
                  label: say('participants.name'),
                  cell: (one) => (
                    <>
                      {nameParticipant(one, say)}
                      {one.setAsideAt && <> · {say('participant.aside')}</>}
                    </>
                  ),
                },
                {
                  key: 'urbalGroup',
                  label: say('participants.group'),
                  cell: (one) => (one.urbalGroup ? say(`urbal-group.${one.urbalGroup}`) : '—'),
                },
                {
                  key: 'contributions',
                  label: say('participants.contributions'),
                  align: 'end',
                  cell: (one) => one.contributions,
                },
                {
                  key: 'ratings',
                  label: say('participants.ratings'),
                  align: 'end',
                  cell: (one) => one.ratings,
                },
                { key: 'votes', label: say('participants.votes'), align: 'end', cell: (one) => one.votes },
                ...(here.mayWrite
                  ? [{ key: 'act', label: say('participants.act'), cell: act } as const]
                  : []),
              ]}
            />
          )
        }
      </Loaded>
      <ProblemNotice problem={setAside.error ?? bringBack.error} />
    </Section>
  )
}

type Named = { readonly number: number; readonly name: string | null }

/** « Participant 7 » or « Jeanne (7) ». */
export function nameParticipant(
  { number, name }: Named,
  say: (key: 'participant.number' | 'participant.named', params: { n: number; name: string }) => string,
): string {
  return name
    ? say('participant.named', { n: number, name })
    : say('participant.number', { n: number, name: '' })
}
