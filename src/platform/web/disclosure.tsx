import './page.css'
import type { ReactNode } from 'react'
import { SignIcon } from './sign-icon.tsx'

type DisclosureProps = { readonly title: ReactNode; readonly children: ReactNode; readonly open?: boolean }

/** What not everybody needs, one press away (a native details). */
export function Disclosure({ title, children, open = false }: DisclosureProps) {
  return (
    <details className="tb-disclosure" open={open}>
      <summary>
        <SignIcon sign="chevron" size={16} />
        {title}
      </summary>
      <div className="tb-disclosure-body">{children}</div>
    </details>
  )
}
