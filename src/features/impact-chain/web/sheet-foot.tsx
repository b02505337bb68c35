import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { SaveBar } from '#platform/web/save-bar.tsx'
import { impactChainWords } from '../words.ts'

type SheetFootProps<T extends object> = Parameters<typeof SaveBar<T>>[0] & {
  readonly here: EvaluationHere
  readonly onRemove: () => void
  readonly onClose: () => void
}

/** The foot of a sheet that saves by itself: its state, taking the record away, and the way out; for readers that alone. */
export function SheetFoot<T extends object>({ here, onRemove, onClose, ...bar }: SheetFootProps<T>) {
  const say = useSay(impactChainWords)
  if (!here.mayWrite)
    return (
      <Button look="second" onClick={onClose}>
        {say('add.close')}
      </Button>
    )
  return (
    <SaveBar {...bar}>
      <Button look="quiet" onClick={onRemove}>
        {say('element.remove')}
      </Button>
      <Button look="quiet" onClick={onClose}>
        {say('add.close')}
      </Button>
    </SaveBar>
  )
}
