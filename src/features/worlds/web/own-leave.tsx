import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { dropStored } from '#platform/web/browser-storage.ts'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { ownNetworkWords } from '../words.ts'
import { type HeldOwn, type OwnRead, ownKey } from './own-network-api.ts'
import { useWorldsApi } from './worlds-api.ts'

/** The ways out: the consent withdrawn, or everything erased, which asks once because it cannot be undone. */
export function OwnLeave({ token, held }: { readonly token: string; readonly held: HeldOwn }) {
  const say = useSay(ownNetworkWords)
  const api = useWorldsApi()
  const queries = useQueryClient()
  const [sure, setSure] = useState(false)
  const follow = (read: OwnRead) => {
    dropStored(`tablee.draft.own-network:${token}`)
    queries.setQueryData(ownKey(token), read)
  }
  const withdrawing = useMutation({ mutationFn: () => api.own.withdraw({ token }), onSuccess: follow })
  const erasing = useMutation({ mutationFn: () => api.own.erase({ token }), onSuccess: follow })
  return (
    <Section title={say('own.leave')}>
      {held.consentedOn && (
        <>
          <p>{say('own.withdraw-text')}</p>
          <div className="tb-row">
            <Button look="second" busy={withdrawing.isPending} onClick={() => withdrawing.mutate()}>
              {say('own.withdraw')}
            </Button>
          </div>
        </>
      )}
      <p role="status">{withdrawing.isSuccess && !held.consentedOn && say('own.withdrawn')}</p>
      <ProblemNotice problem={withdrawing.error} />
      <p>{say(sure ? 'own.erase-question' : 'own.erase-text')}</p>
      <div className="tb-row">
        {sure ? (
          <>
            <Button busy={erasing.isPending} onClick={() => erasing.mutate()}>
              {say('own.erase-do')}
            </Button>
            <Button look="quiet" onClick={() => setSure(false)}>
              {say('own.erase-not')}
            </Button>
          </>
        ) : (
          <Button look="second" onClick={() => setSure(true)}>
            {say('own.erase')}
          </Button>
        )}
      </div>
      <ProblemNotice problem={erasing.error} />
    </Section>
  )
}
