import './thread.css'
import { useQuery } from '@tanstack/react-query'
import { evaluationAddress } from '#features/evaluations/web/evaluation-addresses.ts'
import { useTerritory } from '#features/evaluations/web/evaluations-api.ts'
import { CONTRIBUTORS, FACILITATORS } from '#kernel/access.ts'
import { LinkTo } from '#platform/web/button.tsx'
import { MissingPage } from '#platform/web/fallback-pages.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Advice, Loaded, Page, Section } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import { Pill } from '#platform/web/signs.tsx'
import type { Evidence } from '../contract.ts'
import { typeset } from '../domain/figure-text.ts'
import type { ThreadDirection, ThreadKind } from '../domain/thread.ts'
import { restitutionWords } from '../words.ts'
import { EvidenceView } from './evidence-view.tsx'
import { threadKey, useRestitutionApi } from './restitution-api.ts'
import { ReviewActs } from './review-acts.tsx'
import { TeamRows } from './team-rows.tsx'
import { findThreadKind, isToReview } from './thread-kinds.ts'
import { ThreadStops } from './thread-stops.tsx'

/** A record of the thread, for the team: what it is made of, what it leans on, what leans on it. */
export function ThreadPage() {
  const kind = findThreadKind(usePathParam('kind'))
  const id = usePathParam('id')
  if (!kind) return <MissingPage />
  return <Thread key={`${kind} ${id}`} kind={kind} id={id} />
}

function useThread(territoryId: string, kind: ThreadKind, id: string, direction: ThreadDirection) {
  const api = useRestitutionApi()
  const { lang } = useLang()
  return useQuery({
    queryKey: [...threadKey(territoryId), kind, id, direction, lang],
    queryFn: () => api.thread({ territoryId, kind, id, direction, lang }),
    staleTime: 0,
  })
}

function Thread({ kind, id }: { readonly kind: ThreadKind; readonly id: string }) {
  const say = useSay(restitutionWords)
  const { lang } = useLang()
  const territoryId = usePathParam('territoryId')
  const territory = useTerritory(territoryId)
  const down = useThread(territoryId, kind, id, 'down')
  const up = useThread(territoryId, kind, id, 'up')
  const role = territory.data?.role
  const record = down.data?.record
  const evidence = down.data?.evidence ?? undefined
  return (
    <Page
      title={record ? typeset(record.label, lang) || say(`thread.${kind}`) : say('fil.title')}
      above={say(`thread.${kind}`)}
      lead={record?.detail}
      crumbs={[{ label: territory.data?.name ?? say('fil.territory'), to: `/territoires/${territoryId}` }]}
      demonstration={territory.data?.demo ?? false}
    >
      <Loaded query={down}>
        {(found) => (
          <>
            {found.record.deleted && <Advice>{say('fil.deleted')}</Advice>}
            {isToReview(found.record) && (
              <div className="tb-stack">
                <div className="tb-row">
                  <Pill look="accent">{say('thread.to-review')}</Pill>
                  <span>{say('reviews.why')}</span>
                </div>
                <ReviewActs
                  territoryId={territoryId}
                  kind={kind}
                  id={id}
                  {...(evidence ? { evaluationId: evidence.evaluationId } : {})}
                  recomputable={evidence?.computed != null}
                  mayClear={role !== undefined && CONTRIBUTORS.includes(role)}
                />
              </div>
            )}
            {evidence && (
              <Section title={say('fil.made-of')}>
                <TeamEvidence
                  territoryId={territoryId}
                  evidence={evidence}
                  mayCorrect={role !== undefined && FACILITATORS.includes(role)}
                />
              </Section>
            )}
            <Section title={say('thread.down')} lead={say('fil.down-lead')}>
              <ThreadStops
                territoryId={territoryId}
                direction="down"
                records={found.records}
                cut={found.cut}
              />
            </Section>
          </>
        )}
      </Loaded>
      {down.data && (
        <Section title={say('thread.up')} lead={say('fil.up-lead')}>
          <Loaded query={up}>
            {(found) => (
              <ThreadStops territoryId={territoryId} direction="up" records={found.records} cut={found.cut} />
            )}
          </Loaded>
        </Section>
      )}
    </Page>
  )
}

type TeamEvidenceProps = {
  readonly territoryId: string
  readonly evidence: Evidence
  readonly mayCorrect: boolean
}

function TeamEvidence({ territoryId, evidence, mayCorrect }: TeamEvidenceProps) {
  const say = useSay(restitutionWords)
  const { evaluationId, computed } = evidence
  const values = evaluationAddress(territoryId, evaluationId, 'valeurs')
  return (
    <>
      <EvidenceView
        evidence={evidence}
        level={3}
        rows={(variable) =>
          computed && (
            <TeamRows
              scope={{ territoryId, evaluationId }}
              variable={variable}
              year={computed.year}
              mayCorrect={mayCorrect}
            />
          )
        }
      />
      <p>
        <LinkTo to={values}>{say('fil.to-values')}</LinkTo>
      </p>
    </>
  )
}
