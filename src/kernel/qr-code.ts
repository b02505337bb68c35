import { encode } from 'uqr'
import type { Drawing } from './drawing.ts'

/** Quiet zone around the square, in modules (ISO/IEC 18004 asks for four). */
const QUIET = 4

/**
 * The QR code (ISO/IEC 18004, error correction M: 15 %) of an address, as a drawing whose unit is one module. Each run
 * of dark modules of a row is one rectangle of a single path, so that no hairline shows between them.
 */
export function drawQrCode(
  address: string,
  { title, description }: { title: string; description: string },
): Drawing {
  const { data, size } = encode(address, { ecc: 'M', border: 0 })
  const runs = data.flatMap((row, y) => findRuns(row).map(([x, width]) => runPath(x, y, width)))
  const side = size + 2 * QUIET
  return {
    width: side,
    height: side,
    title,
    description,
    marks: [
      { kind: 'rect', x: 0, y: 0, width: side, height: side, fill: 'paper' },
      { kind: 'path', d: runs.join(''), fill: 'ink' },
    ],
  }
}

function runPath(x: number, y: number, width: number): string {
  return `M${x + QUIET} ${y + QUIET}h${width}v1h${-width}z`
}

/** Where dark modules of a row stand together: `[start, length]`. */
function findRuns(row: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = []
  for (const [x, dark] of row.entries()) {
    const last = runs.at(-1)
    if (!dark) continue
    if (last && last[0] + last[1] === x) last[1] += 1
    else runs.push([x, 1])
  }
  return runs
}
