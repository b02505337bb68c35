import { useRouter } from '@tanstack/react-router'
import { Button } from '#platform/web/button.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Advice, Section } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import { useToast, useUndoToast } from '#platform/web/toasts.tsx'
import { looksLikePerson } from '../domain/person-name.ts'
import { stakeholdersWords } from '../words.ts'
import { CardRating } from './card-rating.tsx'
import { EveryRating } from './every-rating.tsx'
import { LoadSection } from './load-section.tsx'
import { NoticePill } from './notice-pill.tsx'
import { PlaceAdvice } from './place-advice.tsx'
import type { Rated } from './rated.ts'
import { SheetEditor } from './sheet-editor.tsx'
import { SheetReading } from './sheet-reading.tsx'
import { StakeholderGone } from './stakeholder-gone.tsx'
import { partAddress } from './stakeholders-addresses.ts'
import { useRefresh, useStakeholdersApi, useStakeholdersRead } from './stakeholders-api.ts'
import { StakeholdersFrame, type StakeholdersHere } from './stakeholders-frame.tsx'
import { StepsOf } from './steps-of.tsx'

/** Everything about one stakeholder: place and advice, views, sheet, what comes next, what was asked. */
export function SheetPage() {
  const say = useSay(stakeholdersWords)
  const id = usePathParam('stakeholderId')
  const scope = { territoryId: usePathParam('territoryId'), evaluationId: usePathParam('evaluationId') }
  const name = useStakeholdersRead(scope).data?.records.find((record) => record.id === id)?.name
  return (
    <StakeholdersFrame title={name ?? say('sheet.title')}>
      {(here) => {
        const rated = here.all.find((each) => each.id === id)
        return rated ? (
          <Sheet key={id} here={here} rated={rated} />
        ) : (
          <StakeholderGone here={here} why={say('sheet.absent-text')} />
        )
      }}
    </StakeholdersFrame>
  )
}

type SheetProps = { readonly here: StakeholdersHere; readonly rated: Rated }

function Sheet({ here, rated }: SheetProps) {
  const say = useSay(stakeholdersWords)
  const { lang } = useLang()
  const remove = useRemove(here)
  return (
    <>
      <Section
        title={say('place.title')}
        acts={
          here.mayWrite && (
            <Button look="quiet" onClick={() => void remove(rated)}>
              {say('sheet.remove')}
            </Button>
          )
        }
      >
        <div className="tb-row">
          <span>{say(`kind.${rated.record.kind}`)}</span>
          <NoticePill here={here} rated={rated} />
        </div>
        {looksLikePerson(rated.name) && rated.noticeState === null && <Advice>{say('add.person')}</Advice>}
        <div className="sh-sheet-top">
          <PlaceAdvice rated={rated} lang={lang} />
          {here.mayContribute && <CardRating here={here} rated={rated} withReason />}
        </div>
      </Section>
      <Section title={say('rating.all')}>
        <EveryRating rated={rated} />
      </Section>
      <Section title={say('sheet.attributes')} lead={say('sheet.attributes-lead')}>
        {here.mayWrite ? <SheetEditor here={here} rated={rated} /> : <SheetReading rated={rated} />}
      </Section>
      <StepsOf here={here} rated={rated} />
      <LoadSection here={here} only={rated} />
    </>
  )
}

/** Deletes at once and offers to take it back, with its ratings. */
function useRemove(here: StakeholdersHere) {
  const say = useSay(stakeholdersWords)
  const api = useStakeholdersApi()
  const router = useRouter()
  const refresh = useRefresh(here.evaluation.id)
  const undoToast = useUndoToast()
  const toast = useToast()
  const tell = useProblemText()
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  return async ({ id, name, record }: Rated) => {
    try {
      await api.stakeholders.remove({ ...scope, id, version: record.version })
      undoToast(say('sheet.removed', { name }), () =>
        api.stakeholders.restore({ ...scope, id }).then(refresh),
      )
      router.history.push(partAddress(here))
    } catch (failure) {
      toast(tell(failure))
    }
    await refresh()
  }
}
