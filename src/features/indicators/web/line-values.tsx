import './values.css'
import type { Line } from '#features/framework/web/framework-state.ts'
import { findPurchaseFilter } from '#features/value-chains/domain/purchase-filter.ts'
import { formatNumber } from '#kernel/words.ts'
import { QueryLink } from '#platform/web/address-query.tsx'
import { Button, LinkTo } from '#platform/web/button.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { ConfidenceBadge, Pill, TrafficLight } from '#platform/web/signs.tsx'
import { findFeed } from '../domain/fed-line.ts'
import { parseFormula } from '../domain/formula.ts'
import type { TrafficLight as Judged, LightReason } from '../domain/traffic-light.ts'
import { indicatorsWords } from '../words.ts'
import type { ObservationRecord } from './indicators-api.ts'
import { ValueHistory } from './value-history.tsx'
import { usePeriodText, useValueText } from './value-text.ts'

type LineValuesProps = {
  readonly line: Line
  readonly observations: readonly ObservationRecord[]
  readonly light: Judged
  readonly base: string
  /** Absent for those who may only read. */
  readonly onType?: (observation?: ObservationRecord) => void
  readonly onCompute?: () => void
}

/** Whether the network, the levers or purchases can tell the line, or at least one of its variables. */
function isComputable(line: Line): boolean {
  if (findFeed(line.indicatorCode) !== null) return true
  if (line.kind === 'qualitative' || line.formula === '') return false
  const parsed = parseFormula(line.formula)
  return parsed.ok && parsed.formula.variables.some((name) => findPurchaseFilter(name) !== undefined)
}

/** One indicator: where it stands, why, and how it got there. */
export function LineValues({ line, observations, light, base, onType, onCompute }: LineValuesProps) {
  const say = useSay(indicatorsWords)
  const feed = findFeed(line.indicatorCode)
  const latest = observations.toSorted((a, b) => (a.periodTo < b.periodTo ? -1 : 1)).at(-1)
  const toReview = observations.some((observation) => observation.toReview)
  return (
    <article className="iv-line" aria-labelledby={`line-${line.id}`}>
      <div className="iv-head">
        <div className="tb-stack iv-name">
          <h3 id={`line-${line.id}`}>
            <LinkTo to={`${base}/referentiel/${line.id}`}>{line.name}</LinkTo>
          </h3>
          <LatestValue line={line} latest={latest} />
        </div>
        <div className="tb-stack iv-judged">
          <TrafficLight light={light.light} hatched={light.hatched} word={say(`light.${light.light}`)} />
          <Reasons light={light} linePath={`${base}/referentiel/${line.id}`} />
          {toReview && (
            <div>
              <Pill look="accent">{say('value.to-review')}</Pill>
            </div>
          )}
        </div>
      </div>
      {onType && (
        <div className="tb-row">
          {onCompute && isComputable(line) && (
            <Button
              look="second"
              onClick={onCompute}
              aria-label={say(feed ? `value.take-name.${feed}` : 'value.compute-name', { name: line.name })}
            >
              {say(feed ? `value.take.${feed}` : 'value.compute')}
            </Button>
          )}
          <Button
            look="second"
            onClick={() => onType()}
            aria-label={say('value.type-name', { name: line.name })}
          >
            {say('value.type')}
          </Button>
        </div>
      )}
      {(observations.length > 0 || (line.baseline !== null && line.target !== null)) && (
        <Disclosure title={say('history.title', { n: observations.length })} open={toReview}>
          <ValueHistory line={line} observations={observations} {...(onType ? { onType } : {})} />
        </Disclosure>
      )}
    </article>
  )
}

function LatestValue({
  line,
  latest,
}: {
  readonly line: Line
  readonly latest: ObservationRecord | undefined
}) {
  const say = useSay(indicatorsWords)
  const valueText = useValueText(line)
  const periodText = usePeriodText()
  if (!latest) return <p className="tb-soft">{say('value.none-yet')}</p>
  return (
    <>
      <p className={latest.value === null ? 'tb-soft' : 'iv-value'}>{valueText(latest)}</p>
      <div className="tb-row tb-soft">
        <span>{periodText(latest)}</span>
        {latest.confidence && latest.value !== null && <ConfidenceBadge level={latest.confidence} short />}
      </div>
    </>
  )
}

type ReasonsProps = { readonly light: Judged; readonly linePath: string }

/** Where a reason is settled, when it is in the framework. */
const PLACE_OF_REASON: Readonly<Partial<Record<LightReason, string>>> = {
  'no-baseline': 'baseline',
  'no-target': 'target',
  'target-equals-baseline': 'target',
  'dates-unusable': 'baseline',
}

function Reasons({ light, linePath }: ReasonsProps) {
  const say = useSay(indicatorsWords)
  const { lang } = useLang()
  const { progress, expected, trend } = light
  const percent = (share: number) => formatNumber(Math.round(share * 100), lang)
  return (
    <div className="tb-soft iv-reasons">
      {progress !== null && expected !== null && (
        <p>{say('light.progress', { progress: percent(progress), expected: percent(expected) })}</p>
      )}
      {light.reasons
        .filter((reason) => reason !== 'low-confidence')
        .map((reason) => (
          <p key={reason}>
            {say(`light-reason.${reason}`)}{' '}
            {PLACE_OF_REASON[reason] && (
              <QueryLink path={linePath} hash={PLACE_OF_REASON[reason]}>
                {say('light.settle')}
              </QueryLink>
            )}
          </p>
        ))}
      {trend && (
        <p>
          {say('trend.title')} {say(`trend.${trend.direction}`)}
          {trend.towardsTarget !== null && `, ${say(`trend-towards.${trend.towardsTarget ? 'yes' : 'no'}`)}`}
        </p>
      )}
    </div>
  )
}
