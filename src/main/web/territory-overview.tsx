import './territory-overview.css'
import { EvaluationList } from '#features/evaluations/web/evaluation-list.tsx'
import { CommuneTable } from '#features/territories/web/commune-table.tsx'
import { OverlapNotice } from '#features/territories/web/overlap-notice.tsx'
import { type Territory, useTerritory } from '#features/territories/web/territories-api.ts'
import { TerritoryMap } from '#features/territories/web/territory-map.tsx'
import { TerritoryStats } from '#features/territories/web/territory-stats.tsx'
import { territoriesWords } from '#features/territories/words.ts'
import { LinkButton, LinkTo } from '#platform/web/button.tsx'
import { LoadedPage } from '#platform/web/fallback-pages.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Page, Section } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'

export function TerritoryOverview() {
  const territory = useTerritory(usePathParam('territoryId'))
  return <LoadedPage query={territory}>{(read) => <Overview territory={read} />}</LoadedPage>
}

function Overview({ territory }: { readonly territory: Territory }) {
  const say = useSay(territoriesWords)
  const { id, name, note, programme, role, demo, overlaps } = territory
  return (
    <Page
      above={programme}
      title={name}
      lead={note}
      demonstration={demo}
      acts={
        (role === 'owner' || role === 'facilitator') && (
          <LinkButton look="second" to={`/territoires/${id}/modifier`}>
            {say('overview.edit')}
          </LinkButton>
        )
      }
    >
      <TerritoryStats territory={territory} />
      <Section title={say('overview.evaluations')}>
        <EvaluationList territoryId={id} role={role} headings="h3" />
      </Section>
      <NetworkRooms territory={territory} />
      <OpeningRooms territory={territory} />
      <Rooms territory={territory} />
      <Section title={say('overview.map')}>
        {overlaps.length > 0 && <OverlapNotice overlaps={overlaps} />}
        <div className="over-map">
          <TerritoryMap territoryId={id} table={<CommuneTable territoryId={id} />} />
        </div>
      </Section>
    </Page>
  )
}

/** The other pages of the territory, each with what it is for. */
function Rooms({ territory }: { readonly territory: Territory }) {
  const say = useSay(territoriesWords)
  const at = `/territoires/${territory.id}`
  const rooms = [
    { to: `${at}/acteurs`, name: say('overview.actors'), lead: say('overview.actors-lead') },
    { to: `${at}/communes`, name: say('overview.communes'), lead: say('overview.communes-lead') },
    { to: `${at}/a-revoir`, name: say('overview.reviews'), lead: say('overview.reviews-lead') },
    { to: `${at}/membres`, name: say('overview.members'), lead: say('overview.members-lead') },
    ...(territory.role === 'owner'
      ? [{ to: `${at}/journal`, name: say('overview.journal'), lead: say('overview.journal-lead') }]
      : []),
  ]
  return <RoomSection title={say('overview.more')} rooms={rooms} />
}

/** Who does what around food, in which world, with whom; and what brings them together. */
function NetworkRooms({ territory }: { readonly territory: Territory }) {
  const say = useSay(territoriesWords)
  const at = `/territoires/${territory.id}`
  const rooms = [
    { to: `${at}/reseau`, name: say('overview.network-map'), lead: say('overview.network-map-lead') },
    { to: `${at}/mondes`, name: say('overview.worlds'), lead: say('overview.worlds-lead') },
    { to: `${at}/actions`, name: say('overview.actions'), lead: say('overview.actions-lead') },
    {
      to: `${at}/reseau/entretien`,
      name: say('overview.interviews'),
      lead: say('overview.interviews-lead'),
    },
  ]
  return <RoomSection title={say('overview.network')} rooms={rooms} />
}

/** How the table is opened: who is invited, who comes, how it is decided. */
function OpeningRooms({ territory }: { readonly territory: Territory }) {
  const say = useSay(territoriesWords)
  const at = `/territoires/${territory.id}`
  const rooms = [
    { to: `${at}/agenda`, name: say('overview.agenda'), lead: say('overview.agenda-lead') },
    { to: `${at}/leviers`, name: say('overview.levers'), lead: say('overview.levers-lead') },
    { to: `${at}/relais`, name: say('overview.relays'), lead: say('overview.relays-lead') },
    { to: `${at}/inclusion`, name: say('overview.inclusion'), lead: say('overview.inclusion-lead') },
    { to: `${at}/gouvernance`, name: say('overview.governance'), lead: say('overview.governance-lead') },
  ]
  return <RoomSection title={say('overview.opening')} rooms={rooms} />
}

type Room = { readonly to: string; readonly name: string; readonly lead: string }
type RoomSectionProps = { readonly title: string; readonly rooms: readonly Room[] }

function RoomSection({ title, rooms }: RoomSectionProps) {
  return (
    <Section title={title}>
      <ul className="over-rooms">
        {rooms.map((room) => (
          <li key={room.to}>
            <h3>
              <LinkTo to={room.to}>{room.name}</LinkTo>
            </h3>
            <p className="tb-soft">{room.lead}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
