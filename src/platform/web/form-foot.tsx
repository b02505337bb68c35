import { Button } from './button.tsx'
import { useSay } from './lang.tsx'
import { shellWords } from './shell-words.ts'

type FormFootProps = {
  /** Of the button that sends the form. */
  readonly go: string
  readonly busy: boolean
  readonly disabled?: boolean
  readonly onCancel: () => void
}

/** The foot of a form that does one act and is gone: the act, and the way out. */
export function FormFoot({ go, busy, disabled = false, onCancel }: FormFootProps) {
  const say = useSay(shellWords)
  return (
    <div className="tb-row">
      <Button type="submit" disabled={disabled} busy={busy}>
        {go}
      </Button>
      <Button look="quiet" onClick={onCancel}>
        {say('form.cancel')}
      </Button>
    </div>
  )
}
