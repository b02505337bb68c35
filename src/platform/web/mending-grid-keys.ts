/** Where the keyboard stands in the grid: place in the shown rows, and column (0 is the row's own cell). */
export type Spot = { readonly at: number; readonly col: number }

export type GridSize = { readonly rows: number; readonly cols: number; readonly page: number }

export type GridAct =
  | { readonly move: Spot }
  | { readonly act: 'edit' | 'clear' | 'toggle' | 'next-problem' | 'undo' | 'redo' }
  /** A character replaces what the cell holds, as in a spreadsheet. */
  | { readonly type: string }

export type Key = {
  readonly key: string
  readonly ctrl: boolean
  readonly shift: boolean
  readonly alt: boolean
}

/** What a key means in the grid; undefined leaves it to the browser (Tab leaves the grid). */
export function readGridKey({ key, ctrl, shift, alt }: Key, spot: Spot, size: GridSize): GridAct | undefined {
  if (alt) return undefined
  const lower = key.toLowerCase()
  if (ctrl && lower === 'z') return { act: shift ? 'redo' : 'undo' }
  if (ctrl && lower === 'y') return { act: 'redo' }
  const move = moveBy(key, ctrl, spot, size)
  if (move) return { move: clampSpot(move, size) }
  if (ctrl) return undefined
  if (key === 'F8') return { act: 'next-problem' }
  if (key === ' ' || (key === 'Enter' && spot.col === 0)) return { act: 'toggle' }
  if (spot.col === 0) return undefined
  if (key === 'Enter' || key === 'F2') return { act: 'edit' }
  if (key === 'Delete' || key === 'Backspace') return { act: 'clear' }
  return key.length === 1 ? { type: key } : undefined
}

function moveBy(key: string, ctrl: boolean, { at, col }: Spot, { rows, cols, page }: GridSize) {
  switch (key) {
    case 'ArrowUp':
      return { at: at - 1, col }
    case 'ArrowDown':
      return { at: at + 1, col }
    case 'ArrowLeft':
      return { at, col: col - 1 }
    case 'ArrowRight':
      return { at, col: col + 1 }
    case 'PageUp':
      return { at: at - page, col }
    case 'PageDown':
      return { at: at + page, col }
    case 'Home':
      return { at: ctrl ? 0 : at, col: 0 }
    case 'End':
      return { at: ctrl ? rows - 1 : at, col: cols - 1 }
    default:
      return undefined
  }
}

export function clampSpot({ at, col }: Spot, { rows, cols }: GridSize): Spot {
  return { at: Math.max(0, Math.min(at, rows - 1)), col: Math.max(0, Math.min(col, cols - 1)) }
}

/** The cell after this one, reading like a page; `back` for Shift+Tab. Stays inside the fields. */
export function nextCell({ at, col }: Spot, back: boolean, size: GridSize): Spot {
  const step = back ? col - 1 : col + 1
  if (step < 1) return clampSpot({ at: at - 1, col: at > 0 ? size.cols - 1 : 1 }, size)
  return step >= size.cols
    ? clampSpot({ at: at + 1, col: at < size.rows - 1 ? 1 : size.cols - 1 }, size)
    : { at, col: step }
}
