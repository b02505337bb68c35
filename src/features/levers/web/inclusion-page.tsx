import './lever-pages.css'
import './relays.css'
import './inclusion.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, LinkTo } from '#platform/web/button.tsx'
import { DateField } from '#platform/web/form.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Advice, EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { type Period, twelveMonthsTo } from '../domain/period.ts'
import { leversScreensWords } from '../words.ts'
import { InclusionMeasures } from './inclusion-measures.tsx'
import { leversKey, useLeversApi } from './levers-api.ts'
import { LeversFrame, type LeversHere } from './levers-frame.tsx'
import { ParityPicture } from './parity-picture.tsx'
import { ParityTable } from './parity-table.tsx'
import { PrintButton } from './print-button.tsx'

/** Who comes, who comes back, who speaks, from where: over a period that one chooses. */
export function InclusionPage() {
  const say = useSay(leversScreensWords)
  return (
    <LeversFrame title={say('inclusion.title')} lead={say('inclusion.lead')} acts={() => <PrintButton />}>
      {(here) => <Inclusion here={here} />}
    </LeversFrame>
  )
}

function Inclusion({ here }: { readonly here: LeversHere }) {
  const say = useSay(leversScreensWords)
  const { lang } = useLang()
  const api = useLeversApi()
  const { territoryId, today } = here
  const [period, setPeriod] = useState<Period>(() => twelveMonthsTo(today))
  const isWhole = period.from !== '' && period.to !== '' && period.from <= period.to
  const read = useQuery({
    queryKey: [...leversKey(territoryId), 'inclusion', period],
    queryFn: () => api.inclusion({ territoryId, ...period }),
    enabled: isWhole,
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <PeriodChoice period={period} today={today} onChange={setPeriod} />
      {!isWhole && <Advice>{say('inclusion.period-wrong')}</Advice>}
      <Loaded query={read}>
        {(inclusion) => (
          <>
            <p role="status">
              {say('inclusion.over', {
                from: formatDay(inclusion.from, lang),
                to: formatDay(inclusion.to, lang),
                n: inclusion.events,
              })}
            </p>
            <InclusionMeasures inclusion={inclusion} />
            <Section title={say('parity.title')} lead={say('parity.lead')}>
              {inclusion.parity.length === 0 ? (
                <EmptyState
                  title={say('parity.empty')}
                  act={
                    <LinkTo to={`${here.root}/relais`} className="lv-go">
                      {say('levers.go-relais')}
                    </LinkTo>
                  }
                >
                  {say('parity.empty-text')}
                </EmptyState>
              ) : (
                <>
                  <ParityPicture parity={inclusion.parity} />
                  <ParityTable parity={inclusion.parity} />
                </>
              )}
            </Section>
            <Advice>{say('inclusion.small')}</Advice>
          </>
        )}
      </Loaded>
    </>
  )
}

type PeriodChoiceProps = {
  readonly period: Period
  readonly today: string
  readonly onChange: (period: Period) => void
}

function PeriodChoice({ period, today, onChange }: PeriodChoiceProps) {
  const say = useSay(leversScreensWords)
  const year = Number(today.slice(0, 4))
  const ready = [
    { key: 'twelve', ...twelveMonthsTo(today) },
    { key: 'this-year', from: `${year}-01-01`, to: today },
    { key: 'last-year', from: `${year - 1}-01-01`, to: `${year - 1}-12-31` },
  ] as const
  return (
    <fieldset className="lv-period tb-no-print">
      <legend>{say('inclusion.period')}</legend>
      <DateField
        label={say('inclusion.from')}
        value={period.from}
        onChange={(from) => onChange({ ...period, from })}
      />
      <DateField
        label={say('inclusion.to')}
        value={period.to}
        onChange={(to) => onChange({ ...period, to })}
      />
      <div className="tb-row">
        {ready.map(({ key, from, to }) => (
          <Button key={key} look="quiet" onClick={() => onChange({ from, to })}>
            {say(`inclusion.${key}`)}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}
