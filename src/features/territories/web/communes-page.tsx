import './territories.css'
import { LinkButton } from '#platform/web/button.tsx'
import { LoadedPage } from '#platform/web/fallback-pages.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Page, Section } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import { territoriesWords } from '../words.ts'
import { CommuneTable } from './commune-table.tsx'
import { OverlapNotice } from './overlap-notice.tsx'
import { useTerritory } from './territories-api.ts'
import { TerritoryMap } from './territory-map.tsx'
import { TerritoryStats } from './territory-stats.tsx'

export function CommunesPage() {
  const say = useSay(territoriesWords)
  const territoryId = usePathParam('territoryId')
  const query = useTerritory(territoryId)
  return (
    <LoadedPage query={query}>
      {(territory) => (
        <Page
          title={say('communes.title')}
          lead={say('communes.lead')}
          crumbs={[{ label: territory.name, to: `/territoires/${territoryId}` }]}
          demonstration={territory.demo}
          acts={
            (territory.role === 'owner' || territory.role === 'facilitator') && (
              <LinkButton look="second" to={`/territoires/${territoryId}/modifier`}>
                {say('overview.edit')}
              </LinkButton>
            )
          }
        >
          <TerritoryStats territory={territory} />
          {territory.overlaps.length > 0 && <OverlapNotice overlaps={territory.overlaps} />}
          <div className="terr-board">
            <CommuneTable territoryId={territoryId} />
            <div className="terr-result">
              <TerritoryMap territoryId={territoryId} />
            </div>
          </div>
          <Drawn territory={territory} />
        </Page>
      )}
    </LoadedPage>
  )
}

type DrawnProps = { readonly territory: NonNullable<ReturnType<typeof useTerritory>['data']> }

/** How the territory was drawn, in words: the reader sees why a commune is in. */
function Drawn({ territory }: DrawnProps) {
  const say = useSay(territoriesWords)
  const { include, exclude } = territory.selection
  if (include.length === 0) return null
  const names = (areas: typeof include) => areas.map((area) => area.name).join(', ')
  return (
    <Section title={say('communes.drawn')}>
      <p>{say('communes.drawn-in', { names: names(include) })}</p>
      {exclude.length > 0 && <p>{say('communes.drawn-out', { names: names(exclude) })}</p>}
      <p className="tb-soft">{say('communes.source', { vintages: territory.vintages.join(', ') })}</p>
    </Section>
  )
}
