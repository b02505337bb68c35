import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { usePaged } from '#platform/web/paged.ts'
import type { LeverEvent } from '../contract.ts'
import { leversScreensWords } from '../words.ts'
import { DecisionLine } from './decision-line.tsx'
import { leversKey, useLeversApi } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'
import { NewDecision } from './new-decision.tsx'

type EventDecisionsProps = { readonly here: LeversHere; readonly event: LeverEvent }

/** What was decided and what is to be done: who answers for it, until when, where it stands. */
export function EventDecisions({ here, event }: EventDecisionsProps) {
  const say = useSay(leversScreensWords)
  const api = useLeversApi()
  const { territoryId } = here
  const decisions = usePaged([...leversKey(territoryId), 'decisions', event.id], (cursor) =>
    api.decisions.list({ territoryId, eventId: event.id, limit: 100, ...cursor }),
  )
  return (
    <Section title={say('decisions.title')} lead={say('decisions.lead')} id="decisions">
      {here.mayWrite && <NewDecision here={here} eventId={event.id} />}
      <Loaded query={decisions.query}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title={say('decisions.empty')}>{say('decisions.empty-text')}</EmptyState>
          ) : (
            <>
              <ul className="lv-decisions">
                {rows.map((decision) => (
                  <DecisionLine key={decision.id} here={here} decision={decision} />
                ))}
              </ul>
              {decisions.onMore && (
                <Button look="quiet" busy={decisions.loadingMore} onClick={decisions.onMore}>
                  {say('agenda.more')}
                </Button>
              )}
            </>
          )
        }
      </Loaded>
    </Section>
  )
}
