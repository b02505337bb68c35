import './lever-pages.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addMonths } from '#kernel/day.ts'
import { Choices } from '#platform/web/choices.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import { leverSource, leverTexts } from '../domain/lever-catalogue.ts'
import { leversScreensWords } from '../words.ts'
import { LeverSection } from './lever-section.tsx'
import { leversKey, useLeversApi } from './levers-api.ts'
import { LeversFrame, type LeversHere } from './levers-frame.tsx'

type By = 'year' | 'quarter'

/** The five levers of the programme: where the territory stands, how it moved, what it wants, what comes next. */
export function LeversPage() {
  const say = useSay(leversScreensWords)
  return (
    <LeversFrame title={say('levers.title')} lead={say('levers.lead')}>
      {(here) => <Levers here={here} />}
    </LeversFrame>
  )
}

/** Four years, or six quarters, up to today. */
function periodOf(by: By, today: string) {
  const from = by === 'year' ? `${Number(today.slice(0, 4)) - 3}-01-01` : (addMonths(today, -15) ?? today)
  return { from, to: today, by }
}

function Levers({ here }: { readonly here: LeversHere }) {
  const say = useSay(leversScreensWords)
  const { lang } = useLang()
  const api = useLeversApi()
  const { territoryId, today } = here
  const [by, setBy] = useState<By>('year')
  const levers = useQuery({
    queryKey: [...leversKey(territoryId), 'levers', today],
    queryFn: () => api.levers.list({ territoryId, to: today }),
  })
  const trends = useQuery({
    queryKey: [...leversKey(territoryId), 'trends', by, today],
    queryFn: () => api.trends({ territoryId, ...periodOf(by, today) }),
  })
  const texts = leverTexts(lang)
  return (
    <Loaded query={levers}>
      {(read) => (
        <>
          <div className="tb-no-print">
            <Choices<By>
              label={say('trend.by')}
              row
              value={by}
              choices={[
                { value: 'year', label: say('trend.by-year') },
                { value: 'quarter', label: say('trend.by-quarter') },
              ]}
              onChange={setBy}
            />
          </div>
          {texts.map((text) => {
            const lever = read.find((each) => each.lever === text.code)
            return (
              lever && (
                <LeverSection key={text.code} here={here} text={text} lever={lever} trends={trends.data} />
              )
            )
          })}
          <p className="tb-soft lv-source">{leverSource(lang)}</p>
        </>
      )}
    </Loaded>
  )
}
