import type { ReactNode } from 'react'
import { Button } from '#platform/web/button.tsx'
import { Form } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { teamWords } from './team-words.ts'

type JudgeFrameProps<T> = {
  readonly label: string
  /** Of the button. */
  readonly go: string
  /** What would be sent; undefined while something lacks. */
  readonly ready: T | undefined
  readonly busy: boolean
  readonly onGo: (ready: T) => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The fields of a judgement with its button, and the way out. */
export function JudgeFrame<T>({ label, go, ready, busy, onGo, onClose, children }: JudgeFrameProps<T>) {
  const say = useSay(teamWords)
  return (
    <Form onSubmit={() => ready !== undefined && onGo(ready)} label={label}>
      {children}
      <div className="tb-row">
        <Button type="submit" disabled={ready === undefined} busy={busy}>
          {go}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {say('cancel')}
        </Button>
      </div>
    </Form>
  )
}
