import './dialog.css'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { IconButton } from './button.tsx'
import { useSay } from './lang.tsx'
import { keepFocusInPage } from './page-focus.ts'
import { shellWords } from './shell-words.ts'
import { SignIcon } from './sign-icon.tsx'

type DialogProps = {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons, at the foot. */
  readonly acts?: ReactNode
  readonly wide?: boolean
}

/** A native modal dialog: the browser keeps the focus inside, Escape closes, the focus returns where it was. */
export function Dialog({ title, onClose, children, acts, wide = false }: DialogProps) {
  const say = useSay(shellWords)
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    element?.showModal()
    return () => {
      element?.close()
      if (before instanceof HTMLElement) before.focus()
      keepFocusInPage()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className={wide ? 'tb-dialog tb-dialog-wide' : 'tb-dialog'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className="tb-dialog-title">
        <h2 id={titleId}>{title}</h2>
        <IconButton label={say('close')} onClick={onClose}>
          <SignIcon sign="close" />
        </IconButton>
      </div>
      <div className="tb-stack">{children}</div>
      {acts && <div className="tb-row tb-dialog-acts">{acts}</div>}
    </dialog>
  )
}
