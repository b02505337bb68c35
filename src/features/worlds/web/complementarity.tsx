import { Disclosure } from '#platform/web/disclosure.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import { networkMapWords } from '../words.ts'
import { ComplementarityMatrix } from './complementarity-matrix.tsx'
import type { NetworkHere } from './network-frame.tsx'
import { useNetwork } from './network-queries.ts'

/** What the team says worlds have to say to each other: it weighs in the proposals. */
export function Complementarity({ here }: { readonly here: NetworkHere }) {
  const say = useSay(networkMapWords)
  const network = useNetwork(here.territoryId)
  return (
    <Section title={say('matrix.title')} id="complementarite">
      <Loaded query={network}>
        {(read) =>
          read.data.worlds.length < 2 ? null : (
            <Disclosure title={say('matrix.open')} open={read.settings.complementarity.length > 0}>
              <p className="tb-soft">{say('matrix.lead')}</p>
              <ComplementarityMatrix key={read.settings.version} here={here} read={read} />
            </Disclosure>
          )
        }
      </Loaded>
    </Section>
  )
}
