import { Button } from '#platform/web/button.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { formatShortDay, useLang, useSay } from '#platform/web/lang.tsx'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import { useToast, useUndoToast } from '#platform/web/toasts.tsx'
import { stakeholdersWords } from '../words.ts'
import type { Rated } from './rated.ts'
import { type SolicitationRecord, useRefresh, useStakeholdersApi } from './stakeholders-api.ts'
import type { StakeholdersHere } from './stakeholders-frame.tsx'

type SolicitationListProps = {
  readonly here: StakeholdersHere
  readonly rated: Rated
  readonly all: readonly SolicitationRecord[]
}

/** What was asked of one stakeholder, the latest first. */
export function SolicitationList({ here, rated, all }: SolicitationListProps) {
  const say = useSay(stakeholdersWords)
  const { lang } = useLang()
  const remove = useRemoveSolicitation(here)
  const own = all
    .filter((each) => each.stakeholderId === rated.id)
    .toSorted((a, b) => (a.askedOn < b.askedOn ? 1 : -1))
  if (own.length === 0) return null
  return (
    <Disclosure title={say('load.details', { n: own.length })}>
      <ul className="sh-asked">
        {own.map((each) => (
          <li key={each.id}>
            <span>
              {formatShortDay(each.askedOn, lang)} · {say(`solicitation.${each.kind}`)} ·{' '}
              {each.minutes === null ? say('load.unknown', { n: 1 }) : `${each.minutes} min`}
              {each.note && <span className="tb-soft"> · {each.note}</span>}
            </span>
            {here.mayContribute && (
              <Button look="quiet" onClick={() => void remove(each)}>
                {say('step.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

function useRemoveSolicitation(here: StakeholdersHere) {
  const say = useSay(stakeholdersWords)
  const api = useStakeholdersApi()
  const refresh = useRefresh(here.evaluation.id)
  const undoToast = useUndoToast()
  const toast = useToast()
  const tell = useProblemText()
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  return async ({ id, version }: SolicitationRecord) => {
    try {
      await api.solicitations.remove({ ...scope, id, version })
      undoToast(say('load.removed'), () => api.solicitations.restore({ ...scope, id }).then(refresh))
    } catch (failure) {
      toast(tell(failure))
    }
    await refresh()
  }
}
