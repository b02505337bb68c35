import './worlds.css'
import { useState } from 'react'
import { useAddressQuery } from '#platform/web/address-query.tsx'
import { LinkButton } from '#platform/web/button.tsx'
import { CheckField } from '#platform/web/choices.tsx'
import { SelectField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState } from '#platform/web/page.tsx'
import { SOURCE_KINDS } from '../domain/world.ts'
import { worldsWords } from '../words.ts'
import { networkAddress } from './network-addresses.ts'
import { NetworkFrame, type NetworkHere } from './network-frame.tsx'
import { SourceList } from './source-list.tsx'

/** Everything that made the network: who said it, when, what it brought; each undone as a whole. */
export function SourcesPage() {
  const say = useSay(worldsWords)
  return (
    <NetworkFrame title={say('sources.title')} lead={say('sources.lead')}>
      {(here) => <Sources here={here} />}
    </NetworkFrame>
  )
}

function Sources({ here }: { readonly here: NetworkHere }) {
  const say = useSay(worldsWords)
  const [query, setQuery] = useAddressQuery()
  const [undone, setUndone] = useState(false)
  const kind = SOURCE_KINDS.find((each) => each === query.type)
  return (
    <>
      <search className="wo-filters">
        <SelectField
          label={say('sources.kind')}
          none={say('sources.any-kind')}
          value={kind ?? ''}
          options={SOURCE_KINDS.map((value) => ({ value, label: say(`source.${value}`) }))}
          onChange={(next) => setQuery({ type: next })}
        />
        <CheckField label={say('sources.undone')} checked={undone} onChange={setUndone} />
      </search>
      <SourceList here={here} kind={kind} undone={undone}>
        {undone || kind ? (
          <p className="tb-soft">{say('sources.none')}</p>
        ) : (
          <EmptyState
            level={2}
            title={say('sources.empty-title')}
            act={
              here.mayWrite && (
                <LinkButton to={networkAddress(here.territoryId, 'reseau/entretien')}>
                  {say('sources.begin')}
                </LinkButton>
              )
            }
          >
            {say('sources.empty-text')}
          </EmptyState>
        )}
      </SourceList>
    </>
  )
}
