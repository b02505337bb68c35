import type { ReactNode } from 'react'
import { SignIcon } from '#platform/web/sign-icon.tsx'

/** A sheet of paper (PDF), opened beside the page to be printed. */
export function SheetLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <a className="tb-button tb-button-second" href={href} target="_blank" rel="noreferrer">
      <SignIcon sign="file" size={16} />
      <span className="tb-button-label">{children}</span>
    </a>
  )
}
