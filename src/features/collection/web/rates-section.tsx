import { LinkButton } from '#platform/web/button.tsx'
import { DataTable } from '#platform/web/data-table.tsx'
import { DrawingView } from '#platform/web/drawing-view.tsx'
import { formatDay, formatShortDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import { type DayBar, dayBars, drawDayBars } from '../domain/day-bars.ts'
import { collectionWords } from '../words.ts'
import { collectionAddress } from './collection-addresses.ts'
import { type CollectionRates, useRates } from './collection-api.ts'
import type { CollectionHere } from './collection-frame.tsx'
import { formatShare, rateOf } from './rate-text.ts'
import { ShareBar } from './share-bar.tsx'
import { teamWords } from './team-words.ts'

/** What came, of whom and by which way; what nobody can know is said, and never taken for zero. */
export function RatesSection({ here, scope, collection }: CollectionHere) {
  const say = useSay(teamWords)
  const rates = useRates(scope)
  if (collection.state === 'draft' && collection.received === 0) return null
  return (
    <Section
      title={say('rates.title')}
      lead={say('rates.lead')}
      acts={
        here.mayContribute && (
          <LinkButton look="second" to={collectionAddress(scope, scope.collectionId, 'saisie')}>
            {say('rates.key-in')}
          </LinkButton>
        )
      }
    >
      <Loaded query={rates}>
        {(read) =>
          read.received === 0 ? (
            <p className="tb-soft">{say('rates.none')}</p>
          ) : (
            <>
              <GroupRates rates={read} />
              <div className="co-two">
                <ChannelRates rates={read} />
                <DayRates rates={read} />
              </div>
            </>
          )
        }
      </Loaded>
    </Section>
  )
}

type RatesProps = { readonly rates: CollectionRates }

function GroupRates({ rates }: RatesProps) {
  const say = useSay(teamWords)
  const { lang } = useLang()
  const unknown = <span className="tb-soft">{say('rates.unknown')}</span>
  const number = (n: number | null) => (n === null ? unknown : say('number', { n }))
  return (
    <DataTable
      caption={say('rates.groups')}
      rows={rates.groups}
      rowKey={({ groupId }) => groupId ?? ''}
      columns={[
        { key: 'name', label: say('group.name'), cell: ({ name }) => name || say('group.none') },
        { key: 'received', label: say('rates.received'), align: 'end', cell: (one) => number(one.received) },
        {
          key: 'wanted',
          label: say('group.wanted'),
          cell: ({ wanted, received }) =>
            wanted === null ? (
              <span className="tb-soft">{say('rates.no-aim')}</span>
            ) : (
              <span className="co-aim">
                <ShareBar share={received / wanted} />
                {say('rates.of', { n: wanted })}
              </span>
            ),
        },
        {
          key: 'population',
          label: say('group.population'),
          align: 'end',
          cell: (one) => number(one.population),
        },
        {
          key: 'rate',
          label: say('rates.rate'),
          align: 'end',
          cell: (one) => {
            const rate = rateOf(one)
            return rate === null ? unknown : `${formatShare(rate.share, lang)} ${say(`rates.${rate.of}`)}`
          },
        },
      ]}
    />
  )
}

function ChannelRates({ rates }: RatesProps) {
  const say = useSay(teamWords)
  const sayChannel = useSay(collectionWords)
  return (
    <DataTable
      caption={say('rates.channels')}
      rows={rates.channels}
      rowKey={({ channel }) => channel}
      columns={[
        {
          key: 'channel',
          label: say('answers.channel'),
          cell: (one) => sayChannel(`channel.${one.channel}`),
        },
        {
          key: 'received',
          label: say('rates.received'),
          cell: ({ received }) => (
            <span className="co-aim">
              <ShareBar share={received / rates.received} />
              {say('number', { n: received })}
            </span>
          ),
        },
      ]}
    />
  )
}

function DayRates({ rates }: RatesProps) {
  const say = useSay(teamWords)
  const { lang } = useLang()
  const bars = dayBars(rates.byDay)
  const when = ({ from, days }: DayBar) =>
    days === 1 ? formatDay(from, lang) : say('rates.week-of', { day: formatDay(from, lang) })
  const weekly = bars[0]?.days === 7
  const drawing = drawDayBars(bars, {
    title: say(weekly ? 'rates.weeks' : 'rates.days'),
    description: say('rates.days-text', { n: rates.received }),
    labelOf: (bar) => `${when(bar)} : ${say('count.received', { n: bar.received })}`,
    dayOf: ({ from }) => formatShortDay(from, lang),
  })
  const table = (
    <DataTable
      caption={say(weekly ? 'rates.weeks' : 'rates.days')}
      rows={bars}
      rowKey={({ from }) => from}
      columns={[
        { key: 'day', label: say('rates.day'), cell: when },
        {
          key: 'received',
          label: say('rates.received'),
          align: 'end',
          cell: (bar) => say('number', { n: bar.received }),
        },
      ]}
    />
  )
  return (
    <div>
      <p className="co-caption">{say(weekly ? 'rates.weeks' : 'rates.days')}</p>
      <DrawingView drawing={drawing} table={table} />
    </div>
  )
}
