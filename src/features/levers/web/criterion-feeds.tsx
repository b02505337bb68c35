import type { z } from 'zod'
import { formatNumber } from '#kernel/words.ts'
import { LinkTo } from '#platform/web/button.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import type { governanceSchema } from '../contract.ts'
import { leversScreensWords, leversWords } from '../words.ts'
import { placeOfFeed } from './feed-places.ts'
import type { LeversHere } from './levers-frame.tsx'

export type GovernanceRead = z.infer<typeof governanceSchema>
export type CriterionRead = GovernanceRead['criteria'][number]
type Feed = CriterionRead['feeds'][number]

/** What is recorded already and tells something of a criterion, since when; or where it would be recorded. */
export function CriterionFeeds({
  here,
  feeds,
}: {
  readonly here: LeversHere
  readonly feeds: readonly Feed[]
}) {
  const say = useSay(leversScreensWords)
  const sayCode = useSay(leversWords)
  const { lang } = useLang()
  return (
    <dl className="lv-feeds">
      {feeds.map((feed) => (
        <div key={feed.code} data-known={feed.value !== null}>
          <dt>{sayCode(`feed.${feed.code}`)}</dt>
          <dd>
            {feed.value === null ? (
              <span className="tb-soft">
                {sayCode('feed.none')}
                {here.mayWrite && (
                  <>
                    {' · '}
                    <LinkTo to={`${here.root}/${placeOfFeed(feed.code)}`}>
                      {say('gov.record')}
                      <span className="tb-hidden"> ({sayCode(`feed.${feed.code}`)})</span>
                    </LinkTo>
                  </>
                )}
              </span>
            ) : (
              <>
                <strong>
                  <FeedValue feed={feed} />
                </strong>{' '}
                {feed.since && (
                  <span className="tb-soft">{say('gov.since', { day: formatDay(feed.since, lang) })}</span>
                )}
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function FeedValue({ feed: { value, unit, of } }: { readonly feed: Feed }) {
  const say = useSay(leversScreensWords)
  const sayCode = useSay(leversWords)
  const { lang } = useLang()
  if (value === null) return null
  if (unit === 'count') return of === null ? formatNumber(value, lang, 0) : say('gov.of', { n: value, of })
  const digits = unit === 'ratio' ? 2 : unit === 'percent' || unit === 'euros' ? 0 : 1
  const number = formatNumber(value, lang, digits)
  return unit === 'ratio' ? number : `${number}\u202f${sayCode(`unit.${unit}`)}`
}
