import './lever-pages.css'
import './relays.css'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import { leversScreensWords } from '../words.ts'
import { AudiencesSection } from './audiences-section.tsx'
import { CoverageSection } from './coverage-section.tsx'
import { LeversFrame, type LeversHere } from './levers-frame.tsx'
import { PrintButton } from './print-button.tsx'
import { useAudiences, useRelays } from './relay-queries.ts'
import { RelaysSection } from './relays-section.tsx'

/** Publics, the structures that they trust, and who reaches whom. */
export function RelaysPage() {
  const say = useSay(leversScreensWords)
  return (
    <LeversFrame title={say('relays.title')} lead={say('relays.lead')} acts={() => <PrintButton />}>
      {(here) => <Relays here={here} />}
    </LeversFrame>
  )
}

function Relays({ here }: { readonly here: LeversHere }) {
  const audiences = useAudiences(here.territoryId)
  const relays = useRelays(here.territoryId)
  return (
    <Loaded query={audiences}>
      {(publics) => (
        <>
          <CoverageSection here={here} />
          <AudiencesSection here={here} audiences={publics} />
          <Loaded query={relays}>
            {(sheets) => <RelaysSection here={here} relays={sheets} audiences={publics} />}
          </Loaded>
        </>
      )}
    </Loaded>
  )
}
