import type { ReactNode } from 'react'
import type { RowState } from './mending-view.ts'

const SHAPE: Readonly<Record<RowState, ReactNode>> = {
  enter: <path d="M3 8.5 6.5 12 13 4.5" />,
  waiting: <path d="M3 8h2 M7 8h2 M11 8h2" />,
  problem: <path d="M8 2 14.5 13.5H1.5Z M8 6.5v3.2 M8 11.6v.1" />,
  doubt: <path d="M5.5 5.6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.7 M8 12.4v.1" />,
  excluded: <path d="M3.5 8h9" />,
}

/** The state of a row as a shape, beside its word. */
export function StateSign({ state }: { readonly state: RowState }) {
  return (
    <svg
      className="tb-mend-sign"
      data-state={state}
      width={16}
      height={16}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {SHAPE[state]}
    </svg>
  )
}
