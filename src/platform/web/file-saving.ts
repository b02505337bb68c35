import type { Drawing } from '#kernel/drawing.ts'
import { drawingToSvg } from '#kernel/drawing-svg.ts'

/** A file's name out of a title, with what every system allows in one. */
export function fileName(title: string, ending: string): string {
  const plain = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
  return `${plain.slice(0, 80) || 'tablee'}${ending}`
}

/** Hands a file to the person as a download. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

export const svgBlob = (drawing: Drawing) => new Blob([drawingToSvg(drawing)], { type: 'image/svg+xml' })

/** An A3 sheet in landscape at 150 points an inch. */
const A3 = { width: 2480, height: 1754, margin: 90 } as const
/** Browsers refuse to draw larger pictures. */
const MOST_PIXELS = 16_000

/** The drawing in points, on white: twice its size, or as large as an A3 sheet holds. */
export async function pngBlob(drawing: Drawing, size: 'double' | 'a3'): Promise<Blob> {
  const { width, height } = drawing
  const room = { width: A3.width - 2 * A3.margin, height: A3.height - 2 * A3.margin }
  const wanted = size === 'a3' ? Math.min(room.width / width, room.height / height) : 2
  const scale = Math.min(wanted, MOST_PIXELS / Math.max(width, height))
  const sheet =
    size === 'a3' ? A3 : { width: Math.ceil(width * scale), height: Math.ceil(height * scale), margin: 0 }
  const canvas = document.createElement('canvas')
  canvas.width = sheet.width
  canvas.height = sheet.height
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas to draw on')
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, sheet.width, sheet.height)
  const address = URL.createObjectURL(svgBlob(drawing))
  try {
    const picture = new Image(Math.ceil(width * scale), Math.ceil(height * scale))
    picture.src = address
    await picture.decode()
    const left = (sheet.width - width * scale) / 2
    const top = (sheet.height - height * scale) / 2
    pen.drawImage(picture, left, top, width * scale, height * scale)
  } finally {
    URL.revokeObjectURL(address)
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the picture is too large'))),
      'image/png',
    ),
  )
}
