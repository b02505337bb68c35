import './measures.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMembership } from '#features/accounts/web/session.ts'
import { DateField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Advice, Loaded } from '#platform/web/page.tsx'
import { networkMapWords, networkMeasureWords } from '../words.ts'
import { MapEmpty } from './map-empty.tsx'
import { ActorFigures } from './measures-actors.tsx'
import { Bridges } from './measures-bridges.tsx'
import { MeasureCards } from './measures-cards.tsx'
import { CommunitiesSection } from './measures-communities.tsx'
import { Diagnosis } from './measures-diagnosis.tsx'
import { PairFigures } from './measures-pairs.tsx'
import { measureKey, type Study } from './measures-parts.ts'
import { WorldFigures } from './measures-worlds.tsx'
import { NetworkFrame, type NetworkHere } from './network-frame.tsx'
import { type NetworkRead, networkKey, useNetwork } from './network-queries.ts'
import { useWorldsApi } from './worlds-api.ts'

/** Every measure of the network as a question, with what it says and what to do. */
export function MeasuresPage() {
  const say = useSay(networkMapWords)
  return (
    <NetworkFrame title={say('measures.title')} lead={say('measures.lead')}>
      {(here) => <LoadedMeasures here={here} />}
    </NetworkFrame>
  )
}

function LoadedMeasures({ here }: { readonly here: NetworkHere }) {
  const network = useNetwork(here.territoryId)
  return (
    <Loaded query={network}>
      {(read) =>
        read.data.memberships.length + read.data.participations.length + read.data.ties.length === 0 ? (
          <MapEmpty of="measures" here={here} worlds={read.data.worlds.length} />
        ) : (
          <Measures here={here} read={read} />
        )
      }
    </Loaded>
  )
}

function Measures({ here, read }: { readonly here: NetworkHere; readonly read: NetworkRead }) {
  const say = useSay(networkMapWords)
  const api = useWorldsApi()
  const [on, setOn] = useState(here.today)
  const asked = on === '' ? here.today : on
  const study = useQuery({
    queryKey: [...networkKey(here.territoryId), 'study', asked],
    queryFn: () => api.network.study({ territoryId: here.territoryId, on: asked }),
  })
  const role = useMembership(here.territoryId)?.role
  const mayName = role !== undefined && role !== 'reader'
  return (
    <>
      <DateField label={say('measures.day')} value={on} max={here.today} onChange={setOn} />
      <Loaded query={study}>
        {(found) => {
          const parts = { here, read, study: found }
          return (
            <>
              <SmallNetwork study={found} />
              <Diagnosis {...parts} />
              <MeasureCards {...parts} />
              <WorldFigures {...parts} />
              <PairFigures {...parts} />
              {mayName ? (
                <>
                  <Bridges {...parts} />
                  <ActorFigures {...parts} />
                  <CommunitiesSection {...parts} />
                </>
              ) : (
                <Advice>{say('measures.team-only')}</Advice>
              )}
            </>
          )
        }}
      </Loaded>
    </>
  )
}

const LEAST: Readonly<Record<string, number>> = { 'few-actors': 15, 'few-ties': 30 }

function SmallNetwork({ study }: { readonly study: Study }) {
  const say = useSay(networkMeasureWords)
  if (study.warnings.length === 0) return null
  return (
    <Advice>
      {study.warnings.map((code) => (
        <p key={code}>{say(measureKey(`warning.${code}`), { least: LEAST[code] ?? 0 })}</p>
      ))}
    </Advice>
  )
}
