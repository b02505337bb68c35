import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEvaluationsApi } from '#features/evaluations/web/evaluations-api.ts'
import { Button } from '#platform/web/button.tsx'
import { DropFile } from '#platform/web/drop-file.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { impactChainWords } from '../words.ts'
import { evidenceKey } from './impact-chain-api.ts'

type Scope = { readonly territoryId: string; readonly evaluationId: string }
type EvidenceDocumentProps = {
  readonly scope: Scope
  readonly evidenceId: string
  readonly mayWrite: boolean
}

/** The documents kept here beside a piece of evidence; an address says where one lies elsewhere. */
export function EvidenceDocument({ scope, evidenceId, mayWrite }: EvidenceDocumentProps) {
  const say = useSay(impactChainWords)
  const api = useEvaluationsApi()
  const queries = useQueryClient()
  const undoToast = useUndoToast()
  const owner = { ...scope, ownerKind: 'chain-evidence', ownerId: evidenceId }
  const queryKey = [...evidenceKey(scope.evaluationId), evidenceId, 'documents']
  const documents = useQuery({
    queryKey,
    queryFn: () => api.attachments.list({ ...owner, limit: 20 }),
  })
  const refresh = () => queries.invalidateQueries({ queryKey })
  const keeping = useMutation({
    mutationFn: (file: File) => api.attachments.create({ ...owner, kind: 'document', file }),
    onSuccess: refresh,
  })
  const removing = useMutation({
    mutationFn: ({ id, version }: { id: string; version: number; name: string }) =>
      api.attachments.remove({ ...scope, id, version }),
    onSuccess: (_, { id, name }) => {
      undoToast(say('evidence.removed', { statement: name }), () =>
        api.attachments.restore({ ...scope, id }).then(refresh),
      )
      return refresh()
    },
  })
  const address = (id: string) =>
    `/api/territories/${scope.territoryId}/evaluations/${scope.evaluationId}/attachments/${id}/content`
  return (
    <div className="tb-stack">
      <ul className="ch-evidence-documents">
        {(documents.data?.items ?? []).map((document) => (
          <li key={document.id} className="tb-row">
            <a href={address(document.id)} target="_blank" rel="noreferrer">
              {document.name}
            </a>
            {mayWrite && (
              <Button
                look="quiet"
                onClick={() => removing.mutate(document)}
                aria-label={say('evidence.document-remove', { name: document.name })}
              >
                {say('element.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayWrite && (
        <DropFile
          label={say('evidence.document-drop')}
          kinds={['pdf']}
          onFile={(file) => keeping.mutate(file)}
          reading={keeping.isPending ? keeping.variables?.name : undefined}
        />
      )}
      <ProblemNotice problem={keeping.error ?? removing.error} />
    </div>
  )
}
