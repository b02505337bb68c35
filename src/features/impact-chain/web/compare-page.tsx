import './compare.css'
import { useMemo, useState } from 'react'
import { type EvaluationHere, EvaluationPage } from '#features/evaluations/web/evaluation-page.tsx'
import { CheckField } from '#platform/web/choices.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import { compareChains } from '../domain/chain-comparison.ts'
import type { WholeChain } from '../domain/chain-record.ts'
import { impactChainWords } from '../words.ts'
import { useChainPanelsLive } from './chain-panels-live.ts'
import { ChainViewsNav, chainAddress } from './chain-views-nav.tsx'
import { choicesOf, type Take } from './compare-choices.ts'
import { CompareMerge } from './compare-merge.tsx'
import { ComparePictures } from './compare-pictures.tsx'
import { alignSides, arrangeRows, countDifferences } from './compare-rows.ts'
import { CompareTable } from './compare-table.tsx'
import { readChain } from './impact-chain-api.ts'
import { type RivalVersion, useRivalVersion, useWholeChain } from './rival-versions-api.ts'

/** A rival version beside the common chain: where they differ, and how they become one. */
export function ComparePage() {
  const say = useSay(impactChainWords)
  return (
    <EvaluationPage title={say('compare.title')} lead={say('compare.lead')}>
      {(here) => (
        <>
          <ChainViewsNav here={here} current="versions" />
          <LoadedComparison here={here} />
        </>
      )}
    </EvaluationPage>
  )
}

function LoadedComparison({ here }: { readonly here: EvaluationHere }) {
  const rivalId = usePathParam('rivalId')
  useChainPanelsLive(here)
  const version = useRivalVersion(here, rivalId)
  const common = useWholeChain(here, null)
  const rival = useWholeChain(here, rivalId)
  return (
    <Loaded query={version}>
      {(record) => (
        <Loaded query={common}>
          {(ours) => (
            <Loaded query={rival}>
              {(theirs) => <Comparison here={here} version={record} common={ours} rival={theirs} />}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  )
}

type ComparisonProps = {
  readonly here: EvaluationHere
  readonly version: RivalVersion
  readonly common: WholeChain
  readonly rival: WholeChain
}

function Comparison({ here, version, common, rival }: ComparisonProps) {
  const say = useSay(impactChainWords)
  const [isOnlyDifferences, setOnlyDifferences] = useState(true)
  const [chosen, setChosen] = useState<ReadonlyMap<string, Take>>(new Map())
  const comparison = useMemo(() => compareChains(common, rival), [common, rival])
  const sides = useMemo(() => alignSides(comparison, isOnlyDifferences), [comparison, isOnlyDifferences])
  const n = countDifferences(comparison)
  const chains = { common: readChain(common), rival: readChain(rival) }
  const rows = arrangeRows(comparison, { ...chains, origins: common, isOnlyDifferences })
  const differences = rows.filter(({ state }) => state !== 'same')
  const canMerge = here.mayWrite && version.state === 'open' && n > 0
  return (
    <>
      <Section
        title={version.name}
        lead={version.heldBy && say('rivals.held-by', { who: version.heldBy })}
        acts={
          <a className="ch-back" href={chainAddress(here, 'versions', version.id)}>
            {say('rivals.open')}
          </a>
        }
      >
        <p role="status">
          {say('compare.count', { n })} {version.state !== 'open' && say(`rivals.state.${version.state}`)}
        </p>
        <CheckField
          label={say('compare.only-differences')}
          checked={isOnlyDifferences}
          onChange={setOnlyDifferences}
        />
        {rows.length > 0 && <ComparePictures sides={sides} rivalName={version.name} />}
      </Section>
      <Section title={say('compare.table-title')} lead={canMerge ? say('compare.table-lead') : undefined}>
        {rows.length === 0 ? (
          <p className="tb-soft">{say('compare.none')}</p>
        ) : (
          <CompareTable
            here={here}
            rows={rows}
            rivalName={version.name}
            chosen={chosen}
            onChoose={
              canMerge ? (id, take) => setChosen((before) => new Map([...before, [id, take]])) : undefined
            }
          />
        )}
      </Section>
      {canMerge && (
        <CompareMerge
          here={here}
          version={version}
          common={common}
          rival={rival}
          choices={choicesOf(differences, chosen)}
        />
      )}
    </>
  )
}
