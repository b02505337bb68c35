import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { Button } from '#platform/web/button.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import type { InterviewEntry } from '../contract.ts'
import { interviewsScreensWords, interviewsWords } from '../words.ts'
import { interviewsKey, useInterviewsApi, useInterviewsChanged } from './interviews-api.ts'

type WithdrawalProps = { readonly here: EvaluationHere; readonly interview: InterviewEntry }

/** Taking a consent back has no way back: what goes, and what rests on it, is said before. */
export function Withdrawal({ here, interview }: WithdrawalProps) {
  const say = useSay(interviewsScreensWords)
  const [isAsked, setAsked] = useState(false)
  return (
    <div className="iv-withdraw">
      <p className="tb-soft">{say('withdraw.lead')}</p>
      <Button look="second" onClick={() => setAsked(true)}>
        {say('withdraw.go')}
      </Button>
      {isAsked && <WithdrawalDialog here={here} interview={interview} onClose={() => setAsked(false)} />}
    </div>
  )
}

function WithdrawalDialog({ here, interview, onClose }: WithdrawalProps & { readonly onClose: () => void }) {
  const say = useSay(interviewsScreensWords)
  const code = useSay(interviewsWords)
  const api = useInterviewsApi()
  const toast = useToast()
  const changed = useInterviewsChanged(here.evaluation.id)
  const one = { territoryId: here.territoryId, evaluationId: here.evaluation.id, interviewId: interview.id }
  const leaning = useQuery({
    queryKey: [...interviewsKey(here.evaluation.id), 'leaning', interview.id],
    queryFn: () => api.leaning(one),
    gcTime: 0,
  })
  const withdrawing = useMutation({
    mutationFn: () => api.withdraw(one),
    onSuccess: async (said) => {
      toast(say('withdraw.done', { notes: said.notes, quotes: said.quotes, recordings: said.recordings }))
      onClose()
      await changed()
    },
  })
  const { notes, quotes, recordings } = interview
  return (
    <Dialog
      title={say('withdraw.title')}
      onClose={onClose}
      acts={
        <>
          <Button busy={withdrawing.isPending} onClick={() => withdrawing.mutate()}>
            {say('withdraw.erase')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {say('cancel')}
          </Button>
        </>
      }
    >
      <p>{say('withdraw.text', { notes, quotes, recordings })}</p>
      <Loaded query={leaning}>
        {(some) =>
          some.length === 0 ? (
            <p className="tb-soft">{say('withdraw.nothing-leans')}</p>
          ) : (
            <>
              <p>{say('withdraw.leans')}</p>
              <ul className="iv-plain">
                {some.map(({ kind, id, label }) => (
                  <li key={id}>
                    {isKnown(kind) ? `${code(`leaning.${kind}`)} : ` : ''}
                    {label}
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
      <ProblemNotice problem={withdrawing.error} />
    </Dialog>
  )
}

const KNOWN = ['chain-link', 'observation', 'statement', 'support'] as const
type Known = (typeof KNOWN)[number]

function isKnown(kind: string): kind is Known {
  return KNOWN.some((each) => each === kind)
}
