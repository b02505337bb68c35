import type { CSSProperties } from 'react'
import { colorOf, signOf } from '../domain/shown-code.ts'

type Shown = {
  readonly id: string
  readonly name: string
  readonly color: string | null
  readonly sign: string
}

/** Colour as custom property, for whatever is drawn for a code. */
export const codeStyle = (code: Shown): CSSProperties => ({ '--cd-color': colorOf(code) }) as CSSProperties

/** The sign of a code in its colour: a letter or a shape, never the colour alone. */
export function CodeSign({ code }: { readonly code: Shown }) {
  return (
    <span className="cd-sign" style={codeStyle(code)} aria-hidden="true">
      {signOf(code)}
    </span>
  )
}
