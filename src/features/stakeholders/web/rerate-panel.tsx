import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { AXES, type Level } from '../domain/ratings.ts'
import { stakeholdersWords } from '../words.ts'
import { LevelRadios } from './level-radios.tsx'
import { asLevel, type Rated } from './rated.ts'
import type { StakeholdersHere } from './stakeholders-frame.tsx'

type ReratePanelProps = { readonly here: StakeholdersHere; readonly rated: Rated }

/** « Repris après discussion »: my view as it is now, with the reason that the talk gave. */
export function ReratePanel(props: ReratePanelProps) {
  const say = useSay(stakeholdersWords)
  const [open, setOpen] = useState(false)
  if (!open) {
    return (
      <div className="tb-row">
        <Button look="second" onClick={() => setOpen(true)}>
          {say(props.rated.mine ? 'disagree.again' : 'disagree.first')}
        </Button>
      </div>
    )
  }
  return <RerateForm {...props} onClose={() => setOpen(false)} />
}

function RerateForm({ here, rated, onClose }: ReratePanelProps & { readonly onClose: () => void }) {
  const say = useSay(stakeholdersWords)
  const undoToast = useUndoToast()
  const { mine } = rated
  const [levels, setLevels] = useState<{ involvement: Level | null; importance: Level | null }>({
    involvement: mine ? asLevel(mine.involvement) : null,
    importance: mine ? asLevel(mine.importance) : null,
  })
  const [reason, setReason] = useState(mine?.reason ?? '')
  const { involvement, importance } = levels
  const keep = () => {
    if (involvement === null || importance === null) return
    here.queue.rate({ stakeholderId: rated.id, involvement, importance, reason })
    onClose()
    undoToast(say('disagree.changed', { name: rated.name }), async () => {
      if (!mine) return here.queue.withdraw(rated.id)
      const [before, after] = [asLevel(mine.involvement), asLevel(mine.importance)]
      here.queue.rate({
        stakeholderId: rated.id,
        involvement: before,
        importance: after,
        reason: mine.reason,
      })
    })
  }
  return (
    <div className="sh-rerate">
      <div className="sh-pair">
        {AXES.map((axis) => (
          <LevelRadios
            key={axis}
            axis={axis}
            name={rated.name}
            value={levels[axis]}
            disabled={false}
            onChange={(level) => setLevels({ ...levels, [axis]: level })}
          />
        ))}
      </div>
      <TextField
        label={say('rating.reason')}
        optional
        lines={2}
        maxLength={1000}
        value={reason}
        onChange={setReason}
      />
      <div className="tb-row">
        <Button onClick={keep} disabled={involvement === null || importance === null}>
          {say('disagree.keep')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {say('cancel')}
        </Button>
      </div>
    </div>
  )
}
