import './supports.css'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { evaluationAddress } from '#features/evaluations/web/evaluation-addresses.ts'
import { type EvaluationHere, EvaluationPage } from '#features/evaluations/web/evaluation-page.tsx'
import { useProgressRefresh } from '#features/evaluations/web/evaluations-api.ts'
import { Button, LinkButton } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { restitutionWords } from '../words.ts'
import {
  type SupportRecord,
  type SupportScope,
  useListRefresh,
  useRestitutionApi,
  useRestitutionChanged,
  useSupport,
  useSupportDraft,
} from './restitution-api.ts'
import { SupportBuilder } from './support-builder.tsx'
import { SupportReading } from './support-reading.tsx'

/** One support: written on the left, seen by its readers' eyes on the right. */
export function SupportPage() {
  const say = useSay(restitutionWords)
  const scope: SupportScope = {
    territoryId: usePathParam('territoryId'),
    evaluationId: usePathParam('evaluationId'),
    supportId: usePathParam('supportId'),
  }
  const support = useSupport(scope)
  const draft = useSupportDraft(scope)
  return (
    <EvaluationPage
      title={support.data?.title ?? say('list.one')}
      acts={(here) => <Acts here={here} scope={scope} support={support.data} />}
    >
      {(here) => (
        <Loaded query={support}>
          {(record) => (
            <Loaded query={draft}>
              {(seen) =>
                here.mayWrite ? (
                  <SupportBuilder key={record.id} here={here} scope={scope} support={record} seen={seen} />
                ) : (
                  <SupportReading here={here} scope={scope} seen={seen} />
                )
              }
            </Loaded>
          )}
        </Loaded>
      )}
    </EvaluationPage>
  )
}

type ActsProps = {
  readonly here: EvaluationHere
  readonly scope: SupportScope
  readonly support: SupportRecord | undefined
}

function Acts({ here, scope, support }: ActsProps) {
  const say = useSay(restitutionWords)
  const api = useRestitutionApi()
  const navigate = useNavigate()
  const undoToast = useUndoToast()
  const { territoryId, evaluationId } = scope
  const changed = useRestitutionChanged(evaluationId)
  const refreshList = useListRefresh(evaluationId)
  const refreshProgress = useProgressRefresh(evaluationId)
  const list = evaluationAddress(territoryId, evaluationId, 'supports')
  const remove = useMutation({
    mutationFn: ({ id, version }: SupportRecord) =>
      api.supports.remove({ territoryId, evaluationId, id, version }),
    onSuccess: async (_, { id, title }) => {
      undoToast(say('support.removed', { title }), () =>
        api.supports.restore({ territoryId, evaluationId, id }).then(changed),
      )
      await refreshList()
      await navigate({ to: list })
      refreshProgress()
    },
  })
  return (
    <>
      <LinkButton look="second" to={list}>
        {say('list.back')}
      </LinkButton>
      {here.mayWrite && support && (
        <Button look="quiet" onClick={() => remove.mutate(support)} busy={remove.isPending}>
          {say('support.remove')}
        </Button>
      )}
      <ProblemNotice problem={remove.error} />
    </>
  )
}
