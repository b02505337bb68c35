import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { stakeholdersWords } from '../words.ts'
import { asLevel, type Rated } from './rated.ts'
import type { StakeholdersHere } from './stakeholders-frame.tsx'

/** Why I think so: what the others need to read before talking. */
export function RateReason({ here, rated }: { readonly here: StakeholdersHere; readonly rated: Rated }) {
  const say = useSay(stakeholdersWords)
  const { mine } = rated
  const [reason, setReason] = useState(mine?.reason ?? '')
  if (!mine) return null
  const isSaved = reason === mine.reason
  const keep = () =>
    here.queue.rate({
      stakeholderId: rated.id,
      involvement: asLevel(mine.involvement),
      importance: asLevel(mine.importance),
      reason,
    })
  return (
    <div className="tb-stack">
      <TextField
        label={say('rating.reason')}
        help={say('rating.reason-help')}
        optional
        lines={2}
        maxLength={1000}
        value={reason}
        onChange={setReason}
        onBlur={() => {
          if (!isSaved) keep()
        }}
      />
      {!isSaved && (
        <div className="tb-row">
          <Button look="second" onClick={keep}>
            {say('rating.keep-reason')}
          </Button>
        </div>
      )}
    </div>
  )
}
