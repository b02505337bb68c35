import { Button } from '#platform/web/button.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { evaluationsWords } from '../words.ts'
import { type AttachmentOwner, type AttachmentRecord, useConsentWithdrawal } from './attachments-api.ts'

type ConsentWithdrawalProps = {
  readonly owner: AttachmentOwner
  readonly kept: AttachmentRecord
  readonly onGone: () => void
}

/** The one act here that nobody takes back: it stands behind a press of its own, with what it does in words. */
export function ConsentWithdrawal({ owner, kept, onGone }: ConsentWithdrawalProps) {
  const say = useSay(evaluationsWords)
  const withdrawal = useConsentWithdrawal(owner, onGone)
  return (
    <Disclosure title={say('withdraw.title')}>
      <div className="tb-stack">
        <p>{say('withdraw.text')}</p>
        <div className="tb-row">
          <Button look="second" busy={withdrawal.isPending} onClick={() => withdrawal.mutate(kept)}>
            {say('withdraw.go')}
          </Button>
        </div>
        <ProblemNotice problem={withdrawal.error} />
      </div>
    </Disclosure>
  )
}
