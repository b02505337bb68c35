import './lever-pages.css'
import './relays.css'
import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { usePaged } from '#platform/web/paged.ts'
import { leversScreensWords } from '../words.ts'
import { ExchangeSheet } from './exchange-sheet.tsx'
import { leversKey, useLeversApi } from './levers-api.ts'
import { LeversFrame, type LeversHere } from './levers-frame.tsx'
import { NewExchange } from './new-exchange.tsx'

/** Visits, trainings and work with other territories, and what was taken home. */
export function ExchangesPage() {
  const say = useSay(leversScreensWords)
  return (
    <LeversFrame title={say('exchanges.title')} lead={say('exchanges.lead')}>
      {(here) => <Exchanges here={here} />}
    </LeversFrame>
  )
}

function Exchanges({ here }: { readonly here: LeversHere }) {
  const say = useSay(leversScreensWords)
  const api = useLeversApi()
  const { territoryId, mayWrite } = here
  const [openId, setOpenId] = useState<string>()
  const exchanges = usePaged([...leversKey(territoryId), 'exchanges'], (cursor) =>
    api.exchanges.list({ territoryId, ...cursor }),
  )
  return (
    <>
      <Loaded query={exchanges.query}>
        {(rows) => (
          <Section title={say('exchanges.list')}>
            {rows.length === 0 ? (
              <EmptyState title={say('exchanges.empty')}>{say('exchanges.empty-text')}</EmptyState>
            ) : (
              <ul className="lv-rows" aria-label={say('exchanges.list')}>
                {rows
                  .toSorted((a, b) => (b.heldOn ?? '9').localeCompare(a.heldOn ?? '9'))
                  .map((exchange) => (
                    <ExchangeSheet
                      key={exchange.id}
                      here={here}
                      exchange={exchange}
                      isOpen={exchange.id === openId}
                      onOpen={(on) => setOpenId(on ? exchange.id : undefined)}
                    />
                  ))}
              </ul>
            )}
            {exchanges.onMore && (
              <div className="tb-row">
                <Button look="second" busy={exchanges.loadingMore} onClick={exchanges.onMore}>
                  {say('exchanges.more')}
                </Button>
              </div>
            )}
          </Section>
        )}
      </Loaded>
      {mayWrite && <NewExchange here={here} onMade={setOpenId} />}
    </>
  )
}
