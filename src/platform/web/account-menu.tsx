import { type FocusEvent, type KeyboardEvent, useId, useRef, useState } from 'react'
import { LinkTo } from './button.tsx'
import { useSay } from './lang.tsx'
import { shellWords } from './shell-words.ts'
import { SignIcon } from './sign-icon.tsx'

export type AccountItem = { readonly label: string } & (
  | { readonly to: string }
  | { readonly onSelect: () => void }
)

type AccountMenuProps = { readonly name: string; readonly items: readonly AccountItem[] }

/** A button that opens a list of links: a disclosure, not an ARIA menu, so Tab works as everywhere else. */
export function AccountMenu({ name, items }: AccountMenuProps) {
  const say = useSay(shellWords)
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const listId = useId()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return
    event.stopPropagation()
    setOpen(false)
    button.current?.focus()
  }
  const onBlur = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape and leaving close the list; the button carries the role
    <div className="tb-account" onKeyDown={onKeyDown} onBlur={onBlur}>
      <button
        ref={button}
        type="button"
        className="tb-account-button"
        aria-expanded={open}
        aria-controls={listId}
        aria-label={say('account.menu', { name })}
        onClick={() => setOpen(!open)}
      >
        <SignIcon sign="person" />
        <span className="tb-account-name" aria-hidden="true">
          {name}
        </span>
        <SignIcon sign="chevron" size={14} />
      </button>
      <ul id={listId} className="tb-account-list" hidden={!open}>
        {items.map((item) => (
          <li key={item.label}>
            {'to' in item ? (
              // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: the link inside is what is pressed
              <span onClick={() => setOpen(false)}>
                <LinkTo to={item.to}>{item.label}</LinkTo>
              </span>
            ) : (
              <button
                type="button"
                onClick={() => {
                  setOpen(false)
                  item.onSelect()
                }}
              >
                {item.label}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
