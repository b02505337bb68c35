import './lever-pages.css'
import './relays.css'
import './governance.css'
import { useQuery } from '@tanstack/react-query'
import { LinkTo } from '#platform/web/button.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import { criteriaSource, criterionTexts } from '../domain/governance-catalogue.ts'
import { leversScreensWords } from '../words.ts'
import { CriterionSection } from './criterion-section.tsx'
import { GovernanceBars } from './governance-bars.tsx'
import { leversKey, useLeversApi } from './levers-api.ts'
import { LeversFrame, type LeversHere } from './levers-frame.tsx'
import { PrintButton } from './print-button.tsx'

/** The quality of governance by its eight criteria: a checklist that what is recorded keeps alive. */
export function GovernancePage() {
  const say = useSay(leversScreensWords)
  return (
    <LeversFrame title={say('gov.title')} lead={say('gov.lead')} acts={() => <PrintButton />}>
      {(here) => <Governance here={here} />}
    </LeversFrame>
  )
}

function Governance({ here }: { readonly here: LeversHere }) {
  const say = useSay(leversScreensWords)
  const { lang } = useLang()
  const api = useLeversApi()
  const { territoryId, today, root } = here
  const governance = useQuery({
    queryKey: [...leversKey(territoryId), 'governance', today],
    queryFn: () => api.governance({ territoryId, to: today }),
  })
  const texts = criterionTexts(lang)
  return (
    <Loaded query={governance}>
      {({ criteria, from, to }) => (
        <>
          <Section
            title={say('gov.glance')}
            lead={say('gov.progress', {
              n: criteria.filter(({ history }) => history.length > 0).length,
              all: criteria.length,
            })}
          >
            <GovernanceBars texts={texts} criteria={criteria} />
            <p>
              <LinkTo to={`${root}/gouvernance/pat-niveau-2`} className="lv-go">
                {say('gov.go-check')}
              </LinkTo>
            </p>
            <p className="tb-soft">
              {say('gov.period', { from: formatDay(from, lang), to: formatDay(to, lang) })}
            </p>
          </Section>
          {texts.map((text) => {
            const read = criteria.find(({ criterion }) => criterion === text.code)
            return read && <CriterionSection key={text.code} here={here} text={text} read={read} />
          })}
          <p className="tb-soft lv-source">{criteriaSource(lang)}</p>
        </>
      )}
    </Loaded>
  )
}
