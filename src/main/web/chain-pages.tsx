import { ChainPage } from '#features/impact-chain/web/chain-page.tsx'
import { RivalVersionPage } from '#features/impact-chain/web/rival-version-page.tsx'
import { FigureScope } from './figure-scope.tsx'

/** The editor of the chain, whose evidence may quote a figure of the evaluation. */
export function ChainWithFigures() {
  return (
    <FigureScope>
      <ChainPage />
    </FigureScope>
  )
}

export function RivalVersionWithFigures() {
  return (
    <FigureScope>
      <RivalVersionPage />
    </FigureScope>
  )
}
