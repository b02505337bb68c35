/** @jsxImportSource preact */
import type { Activity } from '../domain/workshop.ts'
import { listSent, ratingsOf, votesOf } from './own-view.ts'
import { usePage } from './page-context.ts'
import { Screen } from './screen.tsx'

const ADDRESSES: Readonly<Record<Activity, string>> = {
  story: '#/recit',
  chain: '#/changement',
  stakeholders: '#/organisation',
  rating: '#/situer',
  vote: '#/voter',
}
const ORDER = Object.keys(ADDRESSES) as Activity[]

/** What can be done now, as large as a thumb. */
export function HomeScreen() {
  const { state, look, say } = usePage()
  const me = look.me
  const open = ORDER.filter((activity) => look.activities.includes(activity))
  const sent = listSent(me, state.queue).length
  const number = me?.number ?? 0
  return (
    <Screen title={look.title} say={say} above={say('page.at', { territory: look.territoryName })}>
      <p class="lead">
        {me?.name ? say('home.me-named', { name: me.name, number }) : say('home.me', { number })}
      </p>
      {open.length > 0 ? (
        <nav aria-labelledby="choose">
          <h2 id="choose">{say('home.choose')}</h2>
          {open.map((activity) => (
            <a class="activity" key={activity} href={ADDRESSES[activity]}>
              <strong>{say(`activity.${activity}`)}</strong>
              <span>
                <About activity={activity} />
              </span>
            </a>
          ))}
        </nav>
      ) : (
        <p class="notice">{say('home.nothing')}</p>
      )}
      <a class="activity quiet" href="#/envois">
        <strong>{say('home.sent')}</strong>
        <span>{say('home.sent-count', { n: sent })}</span>
      </a>
    </Screen>
  )
}

function About({ activity }: { readonly activity: Activity }) {
  const { state, look, say } = usePage()
  const { waiting } = state.queue
  if (activity === 'rating') {
    const all = look.table?.stakeholders ?? []
    const ratings = ratingsOf(look.me, waiting)
    return (
      <>{say('about.rating', { done: all.filter(({ id }) => ratings.has(id)).length, all: all.length })}</>
    )
  }
  if (activity === 'vote')
    return <>{say('about.vote', { left: Math.max(0, look.votesEach - votesOf(look.me, waiting).length) })}</>
  return <>{say(`about.${activity}`)}</>
}
