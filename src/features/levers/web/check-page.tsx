import './lever-pages.css'
import './relays.css'
import './governance.css'
import './check.css'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from '#platform/web/button.tsx'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Advice, EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import type { CheckItem } from '../contract.ts'
import { checkSource } from '../domain/governance-catalogue.ts'
import { leversScreensWords } from '../words.ts'
import { CheckItemCard } from './check-item-card.tsx'
import { CheckProgress } from './check-progress.tsx'
import { leversKey, useLeversApi, useLeversChanged } from './levers-api.ts'
import { LeversFrame, type LeversHere } from './levers-frame.tsx'
import { NewCheckItem } from './new-check-item.tsx'
import { PrintButton } from './print-button.tsx'

/** The self-check of a food project (PAT, level 2): items, answers, and the proofs beside them. */
export function CheckPage() {
  const say = useSay(leversScreensWords)
  return (
    <LeversFrame
      title={say('check.title')}
      lead={say('check.lead')}
      acts={() => <PrintButton />}
      crumbs={(root) => [{ label: say('part.gouvernance'), to: `${root}/gouvernance` }]}
    >
      {(here) => <Check here={here} />}
    </LeversFrame>
  )
}

function Check({ here }: { readonly here: LeversHere }) {
  const { lang } = useLang()
  const api = useLeversApi()
  const { territoryId } = here
  const items = useQuery({
    queryKey: [...leversKey(territoryId), 'checks'],
    queryFn: () =>
      readEveryPage((cursor) =>
        api.checks.list({ territoryId, limit: LARGEST_PAGE, ...(cursor ? { cursor } : {}) }),
      ),
  })
  return (
    <>
      <Advice>{checkSource(lang)}</Advice>
      <Loaded query={items}>{(all) => <CheckList here={here} items={all} />}</Loaded>
    </>
  )
}

type CheckListProps = { readonly here: LeversHere; readonly items: readonly CheckItem[] }

function CheckList({ here, items }: CheckListProps) {
  const say = useSay(leversScreensWords)
  const sorted = items.toSorted((a, b) => a.position - b.position || a.createdAt.localeCompare(b.createdAt))
  if (items.length === 0)
    return (
      <>
        <EmptyState level={2} title={say('check.empty')} act={here.mayWrite && <Start here={here} />}>
          {say('check.empty-text')}
        </EmptyState>
        {here.mayWrite && <NewCheckItem here={here} position={1} />}
      </>
    )
  return (
    <>
      <CheckProgress items={items} />
      <Section title={say('check.items')}>
        <ol className="lv-rows">
          {sorted.map((item, at) => (
            <CheckItemCard key={item.id} here={here} item={item} number={at + 1} />
          ))}
        </ol>
      </Section>
      {here.mayWrite && (
        <NewCheckItem here={here} position={Math.max(...items.map(({ position }) => position)) + 1} />
      )}
    </>
  )
}

function Start({ here }: { readonly here: LeversHere }) {
  const say = useSay(leversScreensWords)
  const { lang } = useLang()
  const api = useLeversApi()
  const changed = useLeversChanged(here.territoryId)
  const starting = useMutation({
    mutationFn: () => api.startChecks({ territoryId: here.territoryId, lang }),
    onSuccess: changed,
  })
  return (
    <>
      <Button busy={starting.isPending} onClick={() => starting.mutate()}>
        {say('check.start')}
      </Button>
      <ProblemNotice problem={starting.error} />
    </>
  )
}
