import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { IconButton } from './button.tsx'
import { useSay } from './lang.tsx'
import { keepFocusInPage } from './page-focus.ts'
import { useProblemText } from './problem-notice.tsx'
import { shellWords } from './shell-words.ts'
import { SignIcon } from './sign-icon.tsx'

type Toast = {
  readonly id: number
  readonly text: string
  readonly undo?: (() => Promise<unknown>) | undefined
}
type ShowToast = (text: string, undo?: () => Promise<unknown>) => void

const ToastContext = createContext<ShowToast>(() => {})

/** Long enough to read and act; the time stands still under the pointer or the focus (WCAG 2.2.1). */
const LIFETIME_MS = 20_000
const MOST_AT_ONCE = 3

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const nextId = useRef(1)
  const say = useSay(shellWords)
  const show = useCallback<ShowToast>((text, undo) => {
    const id = nextId.current++
    setToasts((shown) => [...shown, { id, text, undo }].slice(-MOST_AT_ONCE))
  }, [])
  const close = useCallback(
    (id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id)),
    [],
  )
  return (
    <ToastContext value={show}>
      {children}
      <section className="tb-toasts" aria-label={say('toasts')} aria-live="polite">
        {toasts.map((toast) => (
          <ToastLine key={toast.id} toast={toast} onClose={close} onSay={show} />
        ))}
      </section>
    </ToastContext>
  )
}

type ToastLineProps = {
  readonly toast: Toast
  readonly onClose: (id: number) => void
  readonly onSay: ShowToast
}

function ToastLine({ toast, onClose, onSay }: ToastLineProps) {
  const say = useSay(shellWords)
  const tell = useProblemText()
  const [held, setHeld] = useState(false)
  const { id, undo } = toast
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => onClose(id), LIFETIME_MS)
    return () => clearTimeout(timer)
  }, [held, id, onClose])
  useEffect(() => () => void queueMicrotask(keepFocusInPage), [])
  const takeBack = () => {
    onClose(id)
    undo?.().then(
      () => onSay(say('undo.done')),
      (failure: unknown) => onSay(tell(failure)),
    )
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only holds the time while someone is reading
    <div
      className="tb-toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{toast.text}</span>
      {undo && (
        <button type="button" className="tb-toast-undo" onClick={takeBack}>
          <SignIcon sign="undo" size={18} />
          {say('undo')}
        </button>
      )}
      <IconButton label={say('toast.close')} onClick={() => onClose(id)}>
        <SignIcon sign="close" size={16} />
      </IconButton>
    </div>
  )
}

/** `toast('Enregistré')`: a short word at the foot of the screen. */
export function useToast(): (text: string) => void {
  const show = useContext(ToastContext)
  return useCallback((text: string) => show(text), [show])
}

/**
 * `undoToast('Organisation supprimée.', () => api.restore({ id }))`: the act is done at once, and can be taken back.
 * Instead of “are you sure?”.
 */
export function useUndoToast(): (text: string, undo: () => Promise<unknown>) => void {
  const show = useContext(ToastContext)
  return useMemo(() => (text, undo) => show(text, undo), [show])
}
