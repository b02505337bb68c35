import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { Form, TextField } from '#platform/web/form.tsx'
import { FormFoot } from '#platform/web/form-foot.tsx'
import { useSay } from '#platform/web/lang.tsx'
import type { WorkshopContribution } from '../contract.ts'
import { REASON_LIMIT } from '../domain/contribution.ts'
import type { Judging } from './judging.ts'
import { teamWords } from './team-words.ts'

export type JudgeFormProps = {
  readonly contribution: WorkshopContribution
  readonly judging: Judging
  readonly onClose: () => void
}

const PROPOSED = ['said-already', 'out-of-scope', 'more-precise', 'about-a-person'] as const

/** Never without a reason: its author reads it on their phone. */
export function RefuseForm({ judging, onClose }: JudgeFormProps) {
  const say = useSay(teamWords)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const submit = () => {
    setAsked(true)
    if (reason.trim() !== '') judging.refuse(reason.trim())
  }
  return (
    <Form onSubmit={submit} label={say('refuse.title')}>
      <fieldset className="ws-proposed">
        <legend>{say('refuse.proposed')}</legend>
        {PROPOSED.map((each) => (
          <Button key={each} look="second" onClick={() => setReason(say(`refuse.${each}`))}>
            {say(`refuse.${each}`)}
          </Button>
        ))}
      </fieldset>
      <TextField
        label={say('refuse.reason')}
        help={say('refuse.help')}
        lines={2}
        maxLength={REASON_LIMIT}
        value={reason}
        onChange={setReason}
        error={asked && reason.trim() === '' ? say('refuse.missing') : undefined}
      />
      <FormFoot go={say('refuse.go')} busy={judging.busy} onCancel={onClose} />
    </Form>
  )
}
