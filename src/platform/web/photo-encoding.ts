/** The longest side of a photo, in pixels: sharp on a wall, light on a phone's network. */
const LONGEST_SIDE = 1600
const QUALITIES = [0.86, 0.75, 0.6, 0.45] as const
const MOST_BYTES = 4 * 1024 * 1024

/**
 * Any picture the browser can open as a JPEG of at most 1600 px: drawn anew, so that neither place nor camera comes
 * along. Undefined for what it cannot open, or not make smaller than `most` bytes.
 */
export async function encodePhoto(file: Blob, most = MOST_BYTES): Promise<File | undefined> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined)
  if (!picture) return undefined
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const pen = canvas.getContext('2d')
  if (!pen) return undefined
  // what is transparent becomes paper, not black
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  for (const quality of QUALITIES) {
    const jpeg = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
    if (jpeg && jpeg.size <= most) return new File([jpeg], 'photo.jpg', { type: 'image/jpeg' })
  }
  return undefined
}
