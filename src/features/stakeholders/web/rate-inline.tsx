import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { AXES, type Level } from '../domain/ratings.ts'
import { stakeholdersWords } from '../words.ts'
import { LevelRadios } from './level-radios.tsx'
import { asLevel, type Rated } from './rated.ts'
import type { StakeholdersHere } from './stakeholders-frame.tsx'

type RateInlineProps = { readonly here: StakeholdersHere; readonly rated: Rated }
type Half = { readonly involvement: Level | null; readonly importance: Level | null }

const NOTHING: Half = { involvement: null, importance: null }

/** My two levels: kept as soon as both are said; one alone waits here, and says so. */
export function useOwnLevels({ here, rated }: RateInlineProps) {
  const [half, setHalf] = useState<Half>(NOTHING)
  const { mine } = rated
  const value: Half = {
    involvement: half.involvement ?? (mine ? asLevel(mine.involvement) : null),
    importance: half.importance ?? (mine ? asLevel(mine.importance) : null),
  }
  const say = (change: Partial<Half>) => {
    const { involvement, importance } = { ...value, ...change }
    if (involvement === null || importance === null) return setHalf({ involvement, importance })
    setHalf(NOTHING)
    here.queue.rate({ stakeholderId: rated.id, involvement, importance })
  }
  const missing =
    (value.involvement === null) === (value.importance === null)
      ? undefined
      : value.involvement === null
        ? ('involvement' as const)
        : ('importance' as const)
  return { value, say, missing }
}

/** Both scales in figures, the sentence of the chosen level under each. */
export function RateInline({ here, rated }: RateInlineProps) {
  const say = useSay(stakeholdersWords)
  const undoToast = useUndoToast()
  const own = useOwnLevels({ here, rated })
  const { mine } = rated
  const withdraw = () => {
    if (!mine) return
    const { involvement, importance, reason } = mine
    here.queue.withdraw(rated.id)
    undoToast(say('rating.withdrawn'), async () =>
      here.queue.rate({
        stakeholderId: rated.id,
        involvement: asLevel(involvement),
        importance: asLevel(importance),
        reason,
      }),
    )
  }
  return (
    <div className="sh-inline">
      <p className="sh-inline-title">{say('rating.mine')}</p>
      {AXES.map((axis) => (
        <LevelRadios
          key={axis}
          axis={axis}
          name={rated.name}
          value={own.value[axis]}
          disabled={false}
          onChange={(level) => own.say({ [axis]: level })}
        />
      ))}
      {own.missing && (
        <p className="sh-half" role="status">
          {say(`rating.say-${own.missing}`)}
        </p>
      )}
      {mine && (
        <Button look="quiet" onClick={withdraw}>
          {say('rating.withdraw')}
        </Button>
      )}
    </div>
  )
}
