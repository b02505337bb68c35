import './rival.css'
import { useState } from 'react'
import { type EvaluationHere, EvaluationPage } from '#features/evaluations/web/evaluation-page.tsx'
import { Button, LinkButton } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { compareChains } from '../domain/chain-comparison.ts'
import { impactChainWords } from '../words.ts'
import { useChainPanelsLive } from './chain-panels-live.ts'
import { ChainViewsNav, chainAddress } from './chain-views-nav.tsx'
import { countDifferences } from './compare-rows.ts'
import { RivalVersionSheet } from './rival-version-sheet.tsx'
import {
  type RivalVersion,
  useRivalVersionActs,
  useRivalVersions,
  useWholeChain,
} from './rival-versions-api.ts'

/** Other ways of telling the chain, each held by a group: to make, open, compare, merge or set aside. */
export function RivalVersionsPage() {
  const say = useSay(impactChainWords)
  return (
    <EvaluationPage title={say('rivals.title')} lead={say('rivals.lead')}>
      {(here) => (
        <>
          <ChainViewsNav here={here} current="versions" />
          <LoadedVersions here={here} />
        </>
      )}
    </EvaluationPage>
  )
}

function LoadedVersions({ here }: { readonly here: EvaluationHere }) {
  const versions = useRivalVersions(here)
  useChainPanelsLive(here)
  return <Loaded query={versions}>{(all) => <Versions here={here} versions={all} />}</Loaded>
}

type VersionsProps = { readonly here: EvaluationHere; readonly versions: readonly RivalVersion[] }

function Versions({ here, versions }: VersionsProps) {
  const say = useSay(impactChainWords)
  const acts = useRivalVersionActs(here)
  // 'new' while one is being made, else the one whose words are being changed
  const [edited, setEdited] = useState<string | undefined>(undefined)
  const opened = versions.find(({ id }) => id === edited)
  const create = here.mayWrite && (
    <Button onClick={() => setEdited('new')} icon={<SignIcon sign="plus" />}>
      {say('rivals.create')}
    </Button>
  )
  return (
    <>
      {versions.length === 0 ? (
        <EmptyState level={2} title={say('rivals.empty-title')} act={create}>
          {say('rivals.empty-text')}
        </EmptyState>
      ) : (
        <Section title={say('rivals.list')} acts={create}>
          <ul className="ch-versions">
            {versions.map((version) => (
              <Version
                key={version.id}
                here={here}
                version={version}
                acts={acts}
                onEdit={() => setEdited(version.id)}
              />
            ))}
          </ul>
          <ProblemNotice problem={acts.stating.error ?? acts.removing.error} />
        </Section>
      )}
      {(opened || edited === 'new') && (
        <RivalVersionSheet key={edited} here={here} version={opened} onClose={() => setEdited(undefined)} />
      )}
    </>
  )
}

type VersionProps = {
  readonly here: EvaluationHere
  readonly version: RivalVersion
  readonly acts: ReturnType<typeof useRivalVersionActs>
  readonly onEdit: () => void
}

function Version({ here, version, acts, onEdit }: VersionProps) {
  const say = useSay(impactChainWords)
  const { id, name, heldBy, note, state } = version
  const turn = (to: RivalVersion['state']) => acts.stating.mutate({ id, name, from: state, to })
  return (
    <li className="ch-version">
      <div className="ch-version-words">
        <h3>{name}</h3>
        <p className="tb-soft">
          {heldBy ? say('rivals.held-by', { who: heldBy }) : say('rivals.held-by-none')}
        </p>
        {note && <p>{note}</p>}
        <p className="tb-row">
          <Pill look={state === 'open' ? 'accent' : 'plain'}>{say(`rivals.state.${state}`)}</Pill>
          <DifferenceCount here={here} rivalId={id} />
        </p>
      </div>
      <div className="tb-row">
        <LinkButton look="second" to={chainAddress(here, 'versions', id, 'comparer')}>
          {say(state === 'open' && here.mayWrite ? 'rivals.compare' : 'rivals.see')}
        </LinkButton>
        <LinkButton look="quiet" to={chainAddress(here, 'versions', id)}>
          {say('rivals.open')}
        </LinkButton>
        {here.mayWrite && (
          <>
            <Button look="quiet" onClick={onEdit} aria-label={say('rivals.rename-one', { name })}>
              {say('rivals.rename')}
            </Button>
            {state === 'open' ? (
              <Button look="quiet" onClick={() => turn('set_aside')}>
                {say('rivals.set-aside')}
              </Button>
            ) : (
              <Button look="quiet" onClick={() => turn('open')}>
                {say('rivals.reopen')}
              </Button>
            )}
            <Button look="quiet" onClick={() => acts.removing.mutate(version)}>
              {say('element.remove')}
            </Button>
          </>
        )}
      </div>
    </li>
  )
}

function DifferenceCount({ here, rivalId }: { readonly here: EvaluationHere; readonly rivalId: string }) {
  const say = useSay(impactChainWords)
  const common = useWholeChain(here, null)
  const rival = useWholeChain(here, rivalId)
  if (!common.data || !rival.data) return null
  return <span>{say('compare.count', { n: countDifferences(compareChains(common.data, rival.data)) })}</span>
}
