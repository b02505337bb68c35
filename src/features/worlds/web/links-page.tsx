import './links.css'
import { useEffect } from 'react'
import { useAddressQuery } from '#platform/web/address-query.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import { usePaged } from '#platform/web/paged.ts'
import { worldsWords } from '../words.ts'
import { LinkList } from './link-list.tsx'
import { LinksWriting } from './links-writing.tsx'
import { NetworkFrame, type NetworkHere } from './network-frame.tsx'
import { networkKey, useNetwork } from './network-queries.ts'
import { SourceList } from './source-list.tsx'
import { useWorldsApi } from './worlds-api.ts'

/** The links by which members correct their own ties: written once for many, given, and what came of them. */
export function LinksPage() {
  const say = useSay(worldsWords)
  return (
    <NetworkFrame title={say('links.title')} lead={say('links.lead')}>
      {(here) => <Links here={here} />}
    </NetworkFrame>
  )
}

function Links({ here }: { readonly here: NetworkHere }) {
  const say = useSay(worldsWords)
  const api = useWorldsApi()
  const { territoryId } = here
  const [query, setQuery] = useAddressQuery()
  const network = useNetwork(territoryId)
  const notices = usePaged([...networkKey(territoryId), 'notices'], (cursor) =>
    api.notices.list({ territoryId, limit: 200, ...cursor }),
  )
  const asked = query.acteur
  // the whole list is needed to know who has a link already
  const { onMore } = notices
  useEffect(() => onMore?.(), [onMore])
  return (
    <Loaded query={network}>
      {({ data }) => (
        <Loaded query={notices.query}>
          {(rows) => (
            <>
              {here.mayWrite && (
                <LinksWriting
                  here={here}
                  network={data}
                  notices={rows}
                  asked={asked}
                  onAsked={() => setQuery({ acteur: undefined })}
                />
              )}
              {rows.length > 0 && (
                <Section title={say('links.sent', { n: rows.length })}>
                  <LinkList here={here} notices={rows} />
                </Section>
              )}
              <Section title={say('links.changes')} lead={say('links.changes-lead')}>
                <SourceList here={here} kind="link">
                  <p className="tb-soft">{say('links.changes-none')}</p>
                </SourceList>
              </Section>
            </>
          )}
        </Loaded>
      )}
    </Loaded>
  )
}
