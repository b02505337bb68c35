import './framework.css'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { EvaluationPage } from '#features/evaluations/web/evaluation-page.tsx'
import { Button, LinkButton } from '#platform/web/button.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Advice, Loaded } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import { Pill } from '#platform/web/signs.tsx'
import { frameworkWords } from '../words.ts'
import { useFrameworkApi } from './framework-api.ts'
import { linesKey, useMayWrite, useRemoveLine, useScope, useSurroundings } from './framework-state.ts'
import { LineCrosswalks } from './line-crosswalks.tsx'
import { LineEditor } from './line-editor.tsx'
import { LineLineage } from './line-lineage.tsx'
import { LineRespondents } from './line-respondents.tsx'
import { AsideButton } from './line-standing.tsx'

/** One line of the framework with all its fields (method 2.5). */
export function LinePage() {
  const say = useSay(frameworkWords)
  const { lang } = useLang()
  const { territoryId, evaluationId, base } = useScope()
  const scope = { territoryId, evaluationId }
  const id = usePathParam('lineId')
  const api = useFrameworkApi()
  const navigate = useNavigate()
  const mayWrite = useMayWrite()
  const line = useQuery({
    queryKey: [...linesKey(evaluationId), id],
    queryFn: () => api.lines.get({ territoryId, evaluationId, id }),
  })
  const around = useSurroundings(scope)
  const removing = useRemoveLine(scope, (name) => say('line.removed', { name }))
  const ready = line.data !== undefined && around.data !== undefined
  useEffect(() => {
    if (ready) goToPlace(window.location.hash.slice(1))
  }, [ready])
  const record = line.data
  const remove = () =>
    record && removing.mutate(record, { onSuccess: () => void navigate({ to: `${base}/referentiel` }) })
  return (
    <EvaluationPage
      title={record?.name ?? (line.error ? say('line.one') : '')}
      acts={() => (
        <>
          <LinkButton look="second" to={`${base}/referentiel`}>
            {say('line.back')}
          </LinkButton>
          {mayWrite && record && <AsideButton line={record} scope={scope} />}
          {mayWrite && record && (
            <Button look="quiet" onClick={remove} busy={removing.isPending}>
              {say('line.remove-short')}
            </Button>
          )}
        </>
      )}
    >
      {() => (
        <Loaded query={line}>
          {(found) => (
            <Loaded query={around}>
              {(surroundings) => (
                <>
                  {found.toReview && (
                    <div className="tb-row">
                      <Pill look="accent">{say('to-review')}</Pill>
                    </div>
                  )}
                  {found.isSetAside && <Advice>{say('aside.told')}</Advice>}
                  <LineEditor
                    key={`${found.id} ${lang}`}
                    line={found}
                    around={surroundings}
                    scope={scope}
                    readOnly={!mayWrite}
                  />
                  <LineRespondents line={found} scope={scope} base={base} mayWrite={mayWrite} />
                  <LineLineage line={found} scope={scope} />
                  <LineCrosswalks code={found.indicatorCode} />
                </>
              )}
            </Loaded>
          )}
        </Loaded>
      )}
    </EvaluationPage>
  )
}

/** Findings lead to a field: the first control of the part that bears its name takes the focus. */
function goToPlace(place: string): void {
  if (!/^[a-zA-Z]+$/.test(place)) return
  const part = document.getElementById(place)
  part?.scrollIntoView({ block: 'center' })
  part?.querySelector<HTMLElement>('input, select, textarea')?.focus({ preventScroll: true })
}
