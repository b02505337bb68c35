import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { PdfLink, ThreadLink } from './public-page.tsx'
import { LiveLink, pdfAddress } from './publish-panel.tsx'
import { type SupportDraftView, type SupportScope, usePublications } from './restitution-api.ts'
import { SupportSheet } from './support-sheet.tsx'
import { threadAddress } from './thread-kinds.ts'

type SupportReadingProps = {
  readonly here: EvaluationHere
  readonly scope: SupportScope
  readonly seen: SupportDraftView
}

/** A support for those who do not write it: what readers see, the link to give, the thread of each figure. */
export function SupportReading({ here, scope, seen }: SupportReadingProps) {
  const live = usePublications(scope).data?.find((each) => each.revokedAt === null)
  return (
    <div className="tb-stack">
      {live && <LiveLink publication={live} scope={scope} mayRevoke={false} />}
      <div className="rs-paper">
        <SupportSheet
          view={seen.view}
          top={2}
          thread={(figure) => (
            <ThreadLink
              to={threadAddress(here.territoryId, 'observation', figure.observationId)}
              figure={figure}
            />
          )}
          foot={<PdfLink href={pdfAddress(scope)} />}
        />
      </div>
    </div>
  )
}
