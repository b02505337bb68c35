import './my-data.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { TextField } from '#platform/web/form.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded, Page, Section } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { stakeholdersWords } from '../words.ts'
import { type HeldData, HeldSections } from './my-data-held.tsx'
import { useStakeholdersApi } from './stakeholders-api.ts'

/** A person's own page, without account: everything that is held about her, and what she can do about it. */
export function MyDataPage() {
  const say = useSay(stakeholdersWords)
  const { lang } = useLang()
  const token = usePathParam('token')
  const api = useStakeholdersApi()
  const query = useQuery({
    queryKey: ['personal-data', token],
    queryFn: () => api.personalData.read({ token }),
    retry: false,
  })
  return (
    <Page title={say('mine.title')} lead={query.data?.held ? say('mine.lead') : undefined}>
      <Loaded query={query}>
        {({ held, erasedOn, territoryName, evaluationTitle }) =>
          held ? (
            <Held held={held} where={say('mine.where', { territoryName, evaluationTitle })} token={token} />
          ) : (
            <EmptyState level={2} title={say('mine.erased')}>
              {erasedOn ? say('mine.erased-on', { day: formatDay(erasedOn, lang) }) : say('mine.nothing')}
            </EmptyState>
          )
        }
      </Loaded>
    </Page>
  )
}

type HeldProps = { readonly held: HeldData; readonly where: string; readonly token: string }

function Held({ held, where, token }: HeldProps) {
  const say = useSay(stakeholdersWords)
  return (
    <div className="sd-page">
      <p className="sd-name">
        <strong>{held.name}</strong> · {where}
      </p>
      <nav className="sd-jumps" aria-label={say('mine.can')}>
        <a href="#contester">{say('mine.contest')}</a>
        <a href="#effacer">{say('mine.erase')}</a>
      </nav>
      <HeldSections held={held} />
      <Contest held={held} token={token} />
      <Erase token={token} />
    </div>
  )
}

function Contest({ held, token }: Omit<HeldProps, 'where'>) {
  const say = useSay(stakeholdersWords)
  const { lang } = useLang()
  const api = useStakeholdersApi()
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const contesting = useMutation({
    mutationFn: () => api.personalData.contest({ token, text: text.trim() }),
    onSuccess: (read) => {
      setText('')
      queries.setQueryData(['personal-data', token], read)
    },
  })
  const waits = held.contestedOn !== null && held.answeredOn === null
  return (
    <Section title={say('mine.contest')} lead={say('mine.contest-lead')} id="contester">
      {held.contest !== '' && (
        <div className="sd-said" role="status">
          {held.contestedOn && (
            <p>
              <strong>{say('mine.contested-on', { day: formatDay(held.contestedOn, lang) })}</strong>
            </p>
          )}
          <p className="sd-text">{held.contest}</p>
          {waits && <p>{say('mine.contest-waits')}</p>}
          {held.answer !== '' && (
            <>
              <p>
                <strong>
                  {say('mine.answered', { day: held.answeredOn ? formatDay(held.answeredOn, lang) : '' })}
                </strong>
              </p>
              <p className="sd-text">{held.answer}</p>
            </>
          )}
        </div>
      )}
      <TextField
        label={say('mine.contest-text')}
        help={say('mine.contest-help')}
        lines={4}
        maxLength={4000}
        value={text}
        onChange={setText}
      />
      <div className="tb-row">
        <Button onClick={() => contesting.mutate()} busy={contesting.isPending} disabled={text.trim() === ''}>
          {say('mine.contest-send')}
        </Button>
      </div>
      <ProblemNotice problem={contesting.error} />
    </Section>
  )
}

function Erase({ token }: { readonly token: string }) {
  const say = useSay(stakeholdersWords)
  const api = useStakeholdersApi()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const erasing = useMutation({
    mutationFn: () => api.personalData.erase({ token }),
    onSuccess: (read) => {
      setAsking(false)
      queries.setQueryData(['personal-data', token], read)
    },
  })
  return (
    <Section title={say('mine.erase')} lead={say('mine.erase-lead')} id="effacer">
      <div className="tb-row">
        <Button look="second" onClick={() => setAsking(true)}>
          {say('mine.erase-ask')}
        </Button>
      </div>
      {asking && (
        <Dialog
          title={say('mine.erase-question')}
          onClose={() => setAsking(false)}
          acts={
            <Button onClick={() => erasing.mutate()} busy={erasing.isPending}>
              {say('mine.erase-do')}
            </Button>
          }
        >
          <p>{say('mine.erase-text')}</p>
          <ProblemNotice problem={erasing.error} />
        </Dialog>
      )}
    </Section>
  )
}
