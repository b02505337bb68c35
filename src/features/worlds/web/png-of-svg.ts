/** Browsers refuse to draw larger pictures. */
const MOST_PIXELS = 8000

/** A picture in points, twice its size, on white. */
export async function pngOfSvg(svg: Blob): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([await svg.text()], { type: 'image/svg+xml' }))
  try {
    const picture = new Image()
    picture.src = address
    await picture.decode()
    const { naturalWidth: width, naturalHeight: height } = picture
    const scale = Math.min(2, MOST_PIXELS / Math.max(width, height, 1))
    const canvas = document.createElement('canvas')
    canvas.width = Math.ceil(width * scale)
    canvas.height = Math.ceil(height * scale)
    const pen = canvas.getContext('2d')
    if (!pen) throw new Error('no canvas to draw on')
    pen.fillStyle = '#ffffff'
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture')))),
    )
  } finally {
    URL.revokeObjectURL(address)
  }
}
