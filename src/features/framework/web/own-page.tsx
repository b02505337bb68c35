import './framework.css'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { foldText } from '#kernel/text-measure.ts'
import { Button, LinkTo } from '#platform/web/button.tsx'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import { TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { frameworkWords } from '../words.ts'
import { useFrameworkApi } from './framework-api.ts'
import { FrameworkFrame, type FrameworkHere } from './framework-frame.tsx'
import { useRefresh } from './framework-state.ts'

/** Indicators that the territory made itself, of every evaluation, to be used again. */
export function OwnPage() {
  const say = useSay(frameworkWords)
  return (
    <FrameworkFrame title={say('own.title')} lead={say('own.lead')}>
      {(here) => <OwnIndicators here={here} />}
    </FrameworkFrame>
  )
}

type OwnIndicator = Awaited<ReturnType<ReturnType<typeof useFrameworkApi>['ownIndicators']>>['items'][number]

function OwnIndicators({ here }: { readonly here: FrameworkHere }) {
  const say = useSay(frameworkWords)
  const api = useFrameworkApi()
  const refresh = useRefresh()
  const undoToast = useUndoToast()
  const { territoryId, evaluationId } = here.scope
  const [text, setText] = useState('')
  const own = useQuery({
    queryKey: ['framework', evaluationId, 'own'],
    queryFn: () =>
      readEveryPage<OwnIndicator>((cursor) =>
        api.ownIndicators({ territoryId, cursor, limit: LARGEST_PAGE }),
      ),
  })
  const reusing = useMutation({
    mutationFn: ({ lineId }: OwnIndicator) => api.reuse({ territoryId, evaluationId, lineId }),
    onSuccess: (line) => {
      undoToast(say('catalogue.added', { name: line.name }), () =>
        api.lines.remove({ territoryId, evaluationId, id: line.id, version: line.version }).then(refresh),
      )
      return refresh()
    },
  })
  const taken = new Set(here.lines.map(({ originLineId }) => originLineId))
  return (
    <Loaded query={own}>
      {(all) =>
        all.length === 0 ? (
          <EmptyState level={2} title={say('own.empty-title')}>
            {say('own.empty-text')}
          </EmptyState>
        ) : (
          <div className="tb-stack">
            <TextField type="search" label={say('own.search')} value={text} onChange={setText} />
            <ProblemNotice problem={reusing.error} />
            <ul className="fw-found">
              {all
                .filter(({ name, definition }) =>
                  foldText(`${name} ${definition}`).includes(foldText(text.trim())),
                )
                .map((indicator) => {
                  const isHere = indicator.evaluationId === evaluationId
                  return (
                    <li key={indicator.lineId}>
                      <div className="fw-found-head">
                        <div className="fw-own">
                          <h2 className="fw-own-name">{indicator.name}</h2>
                          {indicator.definition && <p>{indicator.definition}</p>}
                          <div className="tb-row">
                            <Pill>{say(`lineage.${indicator.lineage}`)}</Pill>
                            {indicator.indicatorCode && <Pill>{indicator.indicatorCode}</Pill>}
                            <Pill>{say(`dimension.${indicator.dimension}`)}</Pill>
                            {indicator.unit && <Pill>{indicator.unit}</Pill>}
                          </div>
                          <p className="tb-soft">
                            <LinkTo
                              to={`/territoires/${territoryId}/demarches/${indicator.evaluationId}/referentiel/${indicator.lineId}`}
                            >
                              {indicator.evaluationTitle || say('own.untitled')}
                            </LinkTo>
                            {indicator.uses > 0 && ` · ${say('own.uses', { n: indicator.uses })}`}
                          </p>
                        </div>
                        {isHere || taken.has(indicator.lineId) ? (
                          <Pill look="accent">{say('own.here')}</Pill>
                        ) : (
                          here.mayWrite && (
                            <Button
                              look="second"
                              busy={reusing.isPending && reusing.variables.lineId === indicator.lineId}
                              onClick={() => reusing.mutate(indicator)}
                              aria-label={say('catalogue.choose-name', { name: indicator.name })}
                            >
                              {say('catalogue.choose')}
                            </Button>
                          )
                        )}
                      </div>
                    </li>
                  )
                })}
            </ul>
          </div>
        )
      }
    </Loaded>
  )
}
