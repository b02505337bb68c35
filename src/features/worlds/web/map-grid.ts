const CELL = 48

/** Points of the map by cells, so that whoever stands under a finger is found without asking everybody. */
export class PointGrid {
  private readonly cells = new Map<string, number[]>()
  private readonly xs: ArrayLike<number>
  private readonly ys: ArrayLike<number>

  constructor(xs: ArrayLike<number>, ys: ArrayLike<number>) {
    this.xs = xs
    this.ys = ys
    for (let i = 0; i < xs.length; i++) {
      const key = keyOf(Math.floor((xs[i] ?? 0) / CELL), Math.floor((ys[i] ?? 0) / CELL))
      const cell = this.cells.get(key)
      if (cell) cell.push(i)
      else this.cells.set(key, [i])
    }
  }

  /** The nearest point within `reach` of a place; −1 when nobody is. */
  nearest(x: number, y: number, reach: number): number {
    let best = -1
    let distance = reach
    const span = Math.ceil(reach / CELL)
    const [column, row] = [Math.floor(x / CELL), Math.floor(y / CELL)]
    for (let c = column - span; c <= column + span; c++) {
      for (let r = row - span; r <= row + span; r++) {
        for (const i of this.cells.get(keyOf(c, r)) ?? []) {
          const d = Math.hypot((this.xs[i] ?? 0) - x, (this.ys[i] ?? 0) - y)
          if (d > distance) continue
          distance = d
          best = i
        }
      }
    }
    return best
  }
}

const keyOf = (column: number, row: number) => `${column} ${row}`
