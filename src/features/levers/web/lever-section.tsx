import { LinkTo } from '#platform/web/button.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { Stat, StatRow } from '#platform/web/signs.tsx'
import type { LeverText } from '../domain/lever-catalogue.ts'
import { leversScreensWords, leversWords } from '../words.ts'
import { useFigureText } from './figure-text.ts'
import { LeverAim, type LeverRead } from './lever-aim.tsx'
import { nextThing } from './lever-next.ts'
import { LeverTrend } from './lever-trend.tsx'
import { type LeverTrends, LeverTrendTable } from './lever-trend-table.tsx'
import type { LeversHere } from './levers-frame.tsx'

type LeverSectionProps = {
  readonly here: LeversHere
  readonly text: LeverText
  readonly lever: LeverRead
  readonly trends: LeverTrends | undefined
}

/** One lever: what it is, where it stands, how it moved, what is wanted of it, and the next useful thing. */
export function LeverSection({ here, text, lever, trends }: LeverSectionProps) {
  const say = useSay(leversScreensWords)
  return (
    <Section title={text.name} lead={text.what} id={text.code}>
      <Figures lever={lever} />
      {trends && <Trends lever={lever} name={text.name} trends={trends} />}
      <div className="lv-lever-foot">
        <LeverAim here={here} lever={lever} name={text.name} />
        <Next here={here} lever={lever} start={text.start} />
      </div>
      <Disclosure title={say('levers.how')}>
        <p>{text.how}</p>
      </Disclosure>
    </Section>
  )
}

function Figures({ lever }: { readonly lever: LeverRead }) {
  const say = useSay(leversScreensWords)
  const sayCode = useSay(leversWords)
  const { plain, unitOf } = useFigureText()
  return (
    <StatRow>
      {lever.figures.map(({ code, value, unit, n, unknown, missing, isSmall }) => (
        <Stat
          key={code}
          label={sayCode(`figure.${code}`)}
          value={value === null ? null : plain(value, unit)}
          unit={unitOf(unit)}
          {...(missing ? { missing: sayCode(`gap.${missing}`) } : {})}
        >
          {value !== null && (
            <span className="tb-soft">
              {say('figure.rests-on', { n })}
              {unknown > 0 && `, ${say('figure.unknown', { n: unknown })}`}
              {isSmall && ` · ${say('figure.small')}`}
            </span>
          )}
        </Stat>
      ))}
    </StatRow>
  )
}

type TrendsProps = { readonly lever: LeverRead; readonly name: string; readonly trends: LeverTrends }

function Trends({ lever, name, trends }: TrendsProps) {
  const say = useSay(leversScreensWords)
  const sayCode = useSay(leversWords)
  const { unitOf } = useFigureText()
  const series = trends.series.filter((each) => each.lever === lever.lever)
  const isKnown = series.some(({ points }) => points.some(({ value }) => value !== null))
  if (!isKnown) return null
  return (
    <figure className="lv-trends">
      <figcaption className="tb-hidden">{say('trend.caption', { name })}</figcaption>
      <div className="lv-trend-row">
        {series.map((each, at) => (
          <div key={each.code} className="lv-trend-box">
            <p className="lv-trend-name">
              {sayCode(`figure.${each.code}`)} <span className="tb-soft">({unitOf(each.unit)})</span>
            </p>
            <LeverTrend periods={trends.periods} series={each} target={at === 0 ? lever.target : null} />
            {at === 0 && lever.target !== null && (
              <p className="lv-trend-key">
                <svg width="28" height="8" aria-hidden="true">
                  <line className="lv-trend-target" x1="0" x2="28" y1="4" y2="4" />
                </svg>
                {say('trend.target')}
              </p>
            )}
          </div>
        ))}
      </div>
      <Disclosure title={say('trend.table')}>
        <LeverTrendTable caption={say('trend.caption', { name })} periods={trends.periods} series={series} />
      </Disclosure>
    </figure>
  )
}

type NextProps = { readonly here: LeversHere; readonly lever: LeverRead; readonly start: string }

function Next({ here, lever, start }: NextProps) {
  const say = useSay(leversScreensWords)
  const sayCode = useSay(leversWords)
  const next = nextThing(lever)
  return (
    <div className="lv-next">
      <h3 className="lv-small-title">{say('levers.next')}</h3>
      {next.kind === 'gap' && <p>{sayCode(`gap.${next.gap}`)}</p>}
      <p>{next.kind === 'aim' ? say('levers.next-aim') : start}</p>
      <p className="lv-goes">
        <LinkTo to={`${here.root}/${next.place}`} className="lv-go">
          {say(`levers.go-${next.place}`)}
        </LinkTo>
        {lever.lever === 'inclusion' && (
          <LinkTo to={`${here.root}/inclusion`} className="lv-go">
            {say('levers.go-inclusion')}
          </LinkTo>
        )}
      </p>
    </div>
  )
}
