import { createHash } from 'node:crypto'

/** The SHA-256 of a file, read in pieces, in hexadecimal. */
export async function sha256Of(file: Blob): Promise<string> {
  const hash = createHash('sha256')
  for await (const bytes of file.stream()) hash.update(bytes)
  return hash.digest('hex')
}
