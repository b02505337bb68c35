import { colorsOf } from '../domain/network-palette.ts'

type WorldMarkProps = { readonly world: { readonly color: number; readonly mark: string } }

/** The two letters of a world on its colour, as they stand on its coast; its name stands beside. */
export function WorldMark({ world }: WorldMarkProps) {
  const { line, on } = colorsOf(world)
  return (
    <span className="wn-mark" style={{ background: line, color: on }} aria-hidden="true">
      {world.mark}
    </span>
  )
}
