import { useMutation } from '@tanstack/react-query'
import { useVersions } from '#features/questionnaires/web/questionnaires-api.ts'
import { Button, LinkButton } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useToast, useUndoToast } from '#platform/web/toasts.tsx'
import { questionnaireAddress } from './collection-addresses.ts'
import { useCollectionApi, useCollectionChanged } from './collection-client.ts'
import type { CollectionHere } from './collection-frame.tsx'
import { teamWords } from './team-words.ts'

/** Opens with a version, also one that is newer than that which is asked. */
export function useOpening({ scope, collection }: CollectionHere) {
  const api = useCollectionApi()
  const changed = useCollectionChanged(scope.evaluationId)
  return useMutation({
    mutationFn: ({ versionId, version = collection.version }: { versionId: string; version?: number }) =>
      api.collections.open({ ...scope, version, versionId }),
    onSettled: changed,
  })
}

/** Open and close, at the right of the title. */
export function CollectionActs(at: CollectionHere) {
  const { here, scope, collection } = at
  const say = useSay(teamWords)
  const api = useCollectionApi()
  const changed = useCollectionChanged(scope.evaluationId)
  const toast = useToast()
  const undoToast = useUndoToast()
  const versions = useVersions({ ...scope, questionnaireId: collection.questionnaireId })
  const opening = useOpening(at)
  const close = useMutation({
    mutationFn: () => api.collections.close({ ...scope, version: collection.version }),
    onSuccess: ({ version, versionId }) =>
      undoToast(say('acts.closed'), async () => {
        if (versionId) await opening.mutateAsync({ versionId, version })
      }),
    onSettled: changed,
  })
  if (!here.mayWrite || !versions.data) return null
  const latest = versions.data[0]
  if (!latest)
    return (
      <LinkButton to={questionnaireAddress(scope, collection.questionnaireId)}>
        {say('acts.publish')}
      </LinkButton>
    )
  const open = () => opening.mutate({ versionId: latest.id }, { onSuccess: () => toast(say('acts.opened')) })
  return (
    <>
      {collection.state === 'open' ? (
        <Button look="second" onClick={() => close.mutate()} busy={close.isPending}>
          {say('acts.close')}
        </Button>
      ) : (
        <Button onClick={open} busy={opening.isPending}>
          {say(collection.state === 'draft' ? 'acts.open' : 'acts.reopen', { n: latest.number })}
        </Button>
      )}
      <ProblemNotice problem={opening.error ?? close.error} />
    </>
  )
}
