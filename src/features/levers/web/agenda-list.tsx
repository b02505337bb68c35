import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import { dayAfter } from '../domain/period.ts'
import { leversScreensWords } from '../words.ts'
import type { AgendaFiltering } from './agenda-filters.tsx'
import { AgendaMonths } from './agenda-months.tsx'
import { leversKey, useLeversApi } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'

type AgendaListProps = {
  readonly here: LeversHere
  readonly when: 'to-come' | 'past'
  readonly filters: AgendaFiltering
}

/** From today on, the nearest first; or before today, the latest first. What is shown stays while one types. */
export function AgendaList({ here, when, filters }: AgendaListProps) {
  const say = useSay(leversScreensWords)
  const api = useLeversApi()
  const { territoryId, today } = here
  const asked = {
    ...filters.asked,
    ...(when === 'to-come'
      ? { from: today, order: 'first' as const }
      : { to: dayAfter(today, -1), order: 'last' as const }),
  }
  const events = useInfiniteQuery({
    queryKey: [...leversKey(territoryId), 'agenda', asked],
    queryFn: ({ pageParam }) =>
      api.agenda({ territoryId, ...asked, ...(pageParam === '' ? {} : { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  return (
    <Section title={say(`when.${when}`)}>
      <Loaded query={events}>
        {({ pages }) => {
          // An event of several days that is under way stands in what is to come alone.
          const rows = pages
            .flatMap((page) => page.items)
            .filter((entry) => when === 'to-come' || (entry.endsOn ?? entry.startsOn ?? '') < today)
          return rows.length > 0 ? (
            <AgendaMonths here={here} entries={rows} />
          ) : (
            <p className="tb-soft">
              {say(filters.isFiltered ? 'agenda.nothing-found' : `agenda.no-${when}`)}
            </p>
          )
        }}
      </Loaded>
      {events.hasNextPage && (
        <div className="tb-row">
          <Button look="quiet" busy={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>
            {say('agenda.more')}
          </Button>
        </div>
      )}
    </Section>
  )
}
