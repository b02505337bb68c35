import { type EvaluationHere, EvaluationPage } from '#features/evaluations/web/evaluation-page.tsx'
import { LinkButton } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Advice, Loaded } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import { impactChainWords } from '../words.ts'
import { LoadedChain } from './chain-page.tsx'
import { useChainPanelsLive } from './chain-panels-live.ts'
import { ChainViewsNav, chainAddress } from './chain-views-nav.tsx'
import { useRivalVersion } from './rival-versions-api.ts'

/** A rival version in the same editor as the common chain; the page says whose it is. */
export function RivalVersionPage() {
  const say = useSay(impactChainWords)
  return (
    <EvaluationPage title={say('rivals.one-title')} lead={say('rivals.one-lead')}>
      {(here) => <VersionContent here={here} />}
    </EvaluationPage>
  )
}

function VersionContent({ here }: { readonly here: EvaluationHere }) {
  const say = useSay(impactChainWords)
  const rivalId = usePathParam('rivalId')
  const version = useRivalVersion(here, rivalId)
  useChainPanelsLive(here)
  return (
    <>
      <ChainViewsNav here={here} current="versions" />
      <Loaded query={version}>
        {({ name, heldBy, state }) => (
          <>
            <Advice>
              <div className="tb-row">
                <p>
                  <strong>{name}</strong>
                  {heldBy && ` · ${say('rivals.held-by', { who: heldBy })}`}
                  {state !== 'open' && ` · ${say(`rivals.state.${state}`)}`}
                </p>
                <LinkButton look="second" to={chainAddress(here, 'versions', rivalId, 'comparer')}>
                  {say('rivals.see')}
                </LinkButton>
              </div>
            </Advice>
            <LoadedChain key={rivalId} here={here} rivalId={rivalId} />
          </>
        )}
      </Loaded>
    </>
  )
}
