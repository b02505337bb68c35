import { useQuery } from '@tanstack/react-query'
import { LinkTo } from '#platform/web/button.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { leversScreensWords } from '../words.ts'
import { AgendaFilters, useAgendaFilters } from './agenda-filters.tsx'
import { AgendaLinks } from './agenda-links.tsx'
import { AgendaList } from './agenda-list.tsx'
import { eventAddress } from './event-addresses.ts'
import { leversKey, useLeversApi } from './levers-api.ts'
import { LeversFrame, type LeversHere } from './levers-frame.tsx'
import { NewEvent } from './new-event.tsx'

/** Every event of the territory by day: what is to come, what was held, and how open it was. */
export function AgendaPage() {
  const say = useSay(leversScreensWords)
  return (
    <LeversFrame title={say('agenda.title')} lead={say('agenda.lead')}>
      {(here) => (
        <>
          {here.mayWrite && <NewEvent here={here} />}
          <Agenda here={here} />
          {here.mayWrite && <AgendaLinks here={here} />}
        </>
      )}
    </LeversFrame>
  )
}

function Agenda({ here }: { readonly here: LeversHere }) {
  const say = useSay(leversScreensWords)
  const api = useLeversApi()
  const { territoryId } = here
  const filters = useAgendaFilters()
  // Those without a day come first in this list: the days of the agenda leave them out.
  const latest = useQuery({
    queryKey: [...leversKey(territoryId), 'latest'],
    queryFn: () => api.events.list({ territoryId, limit: 50 }),
  })
  return (
    <Loaded query={latest}>
      {({ items, total }) =>
        total === 0 ? (
          <EmptyState
            level={2}
            title={say('agenda.empty')}
            act={<LinkTo to={`${here.root}/leviers`}>{say('agenda.empty-levers')}</LinkTo>}
          >
            {say('agenda.empty-text')}
          </EmptyState>
        ) : (
          <>
            <AgendaFilters filters={filters} />
            <AgendaList here={here} when="to-come" filters={filters} />
            {!filters.isFiltered && (
              <Undated here={here} events={items.filter((event) => event.startsOn === null)} />
            )}
            <AgendaList here={here} when="past" filters={filters} />
          </>
        )
      }
    </Loaded>
  )
}

type UndatedProps = {
  readonly here: LeversHere
  readonly events: readonly { readonly id: string; readonly title: string; readonly createdAt: string }[]
}

/** Ideas that have no day yet. */
function Undated({ here, events }: UndatedProps) {
  const say = useSay(leversScreensWords)
  const { lang } = useLang()
  if (events.length === 0) return null
  const order = new Intl.Collator(lang)
  return (
    <Section title={say('agenda.without-day')}>
      <ul className="lv-plain">
        {[...events]
          .sort((a, b) => order.compare(a.title, b.title))
          .map((event) => (
            <li key={event.id}>
              <LinkTo to={eventAddress(here, event.id)}>{event.title}</LinkTo>
            </li>
          ))}
      </ul>
    </Section>
  )
}
