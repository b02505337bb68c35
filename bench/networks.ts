import { benchmark as measureLarge } from './networks/large.ts'
import { benchmark as measureStudy } from './networks/study.ts'

/** Measures of networks beside igraph and graphology; `--only=study` or `--only=large` runs one part. */
export async function benchmark() {
  const asked = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length)
  return {
    ...((asked ?? 'study') === 'study' && { study: await measureStudy() }),
    ...((asked ?? 'large') === 'large' && { large: await measureLarge() }),
  }
}
