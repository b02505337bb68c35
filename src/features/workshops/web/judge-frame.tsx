import type { ReactNode } from 'react'
import { Form } from '#platform/web/form.tsx'
import { FormFoot } from '#platform/web/form-foot.tsx'

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
  return (
    <Form onSubmit={() => ready !== undefined && onGo(ready)} label={label}>
      {children}
      <FormFoot go={go} busy={busy} disabled={ready === undefined} onCancel={onClose} />
    </Form>
  )
}
