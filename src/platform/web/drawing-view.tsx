import './page.css'
import { type ReactNode, useId } from 'react'
import type { Drawing } from '#kernel/drawing.ts'
import { drawingToSvg, type Palette } from '#kernel/drawing-svg.ts'
import { Disclosure } from './disclosure.tsx'
import { useSay } from './lang.tsx'
import { shellWords } from './shell-words.ts'

/** The names of colours in a drawing become the application's own. */
const SCREEN_PALETTE: Palette = {
  paper: '#ffffff',
  ink: '#241a21',
  muted: '#5d5159',
  line: '#85767f',
  accent: '#702c50',
  good: '#23703f',
  warn: '#b35900',
  bad: '#b0241c',
  'quadrant-1': '#f1e1e9',
  'quadrant-2': '#faf4f7',
  'quadrant-3': '#f2eff1',
  'quadrant-4': '#faf9fa',
}

type DrawingViewProps = {
  readonly drawing: Drawing
  /** The same data as a table: every picture has one. */
  readonly table?: ReactNode
  readonly maxWidth?: string
}

/** Shows a drawing made in a `domain/`, named and described, with its table one press away. */
export function DrawingView({ drawing, table, maxWidth = '100%' }: DrawingViewProps) {
  const say = useSay(shellWords)
  const idPrefix = useId().replaceAll(/[^\w-]/g, '')
  const svg = drawingToSvg(drawing, { palette: SCREEN_PALETTE, fontFamily: 'inherit', idPrefix })
  return (
    <figure className="tb-stack">
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: drawingToSvg escapes every text and refuses script addresses (kernel/drawing-svg.test.ts) */}
      <div className="tb-drawing" style={{ maxWidth }} dangerouslySetInnerHTML={{ __html: svg }} />
      {table && <Disclosure title={say('drawing.table')}>{table}</Disclosure>}
    </figure>
  )
}
