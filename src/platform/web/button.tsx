import { Link } from '@tanstack/react-router'
import type { MouseEventHandler, ReactNode, Ref } from 'react'

/** One `main` button a screen; the rest are `second` (outlined) or `quiet` (text). */
export type ButtonLook = 'main' | 'second' | 'quiet'

const CLASS_BY_LOOK: Readonly<Record<ButtonLook, string>> = {
  main: 'tb-button',
  second: 'tb-button tb-button-second',
  quiet: 'tb-button tb-button-quiet',
}

type ButtonProps = {
  readonly children: ReactNode
  readonly look?: ButtonLook
  readonly type?: 'button' | 'submit'
  readonly onClick?: MouseEventHandler<HTMLButtonElement>
  readonly disabled?: boolean
  /** Shows that the act is under way and refuses a second click. */
  readonly busy?: boolean
  readonly icon?: ReactNode
  readonly ref?: Ref<HTMLButtonElement>
  readonly 'aria-label'?: string
  readonly 'aria-describedby'?: string
  readonly 'aria-expanded'?: boolean
  readonly 'aria-controls'?: string
}

/** A busy button keeps the focus (a disabled one would lose it) and does nothing. */
function refuseClick(event: { preventDefault: () => void }) {
  event.preventDefault()
}

/** A native button: Mantine's, under the same look, weighed 8 kB (gzip) at the first page. */
export function Button({
  children,
  look = 'main',
  type = 'button',
  busy = false,
  icon,
  disabled = false,
  ...rest
}: ButtonProps) {
  return (
    <button
      className={CLASS_BY_LOOK[look]}
      type={type}
      disabled={disabled}
      aria-busy={busy}
      aria-disabled={busy || undefined}
      {...rest}
      {...(busy ? { onClick: refuseClick } : {})}
    >
      {icon && <span className="tb-button-icon">{icon}</span>}
      <span className="tb-button-label">{children}</span>
    </button>
  )
}

type LinkButtonProps = {
  readonly children: ReactNode
  readonly to: string
  readonly look?: ButtonLook
  readonly icon?: ReactNode
}

/** Looks like a button, goes somewhere. */
export function LinkButton({ children, to, look = 'main', icon }: LinkButtonProps) {
  return (
    <Link to={to} className={CLASS_BY_LOOK[look]}>
      {icon && <span className="tb-button-icon">{icon}</span>}
      <span className="tb-button-label">{children}</span>
    </Link>
  )
}

type IconButtonProps = {
  readonly label: string
  readonly children: ReactNode
  readonly onClick: MouseEventHandler<HTMLButtonElement>
  readonly disabled?: boolean
}

/** A picture alone, with its name for everybody (label and tooltip). */
export function IconButton({ label, children, onClick, disabled = false }: IconButtonProps) {
  return (
    <button
      type="button"
      className="tb-icon-button"
      aria-label={label}
      title={label}
      onClick={onClick}
      disabled={disabled}
    >
      {children}
    </button>
  )
}

type LinkToProps = { readonly to: string; readonly children: ReactNode; readonly className?: string }

/** A link inside the application (no page load). */
export function LinkTo({ to, children, className }: LinkToProps) {
  return (
    <Link to={to} className={className}>
      {children}
    </Link>
  )
}
