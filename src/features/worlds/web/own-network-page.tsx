import './own-network.css'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Lang } from '#kernel/words.ts'
import { Button } from '#platform/web/button.tsx'
import { formatDay, LangScope, useLang, useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded, Page } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import { ownNetworkWords } from '../words.ts'
import { OwnAnswer } from './own-answer.tsx'
import { OwnLeave } from './own-leave.tsx'
import { type OwnRead, ownKey } from './own-network-api.ts'
import { OwnNotice } from './own-notice.tsx'
import { useWorldsApi } from './worlds-api.ts'

/** An actor's own page, without account: what is noted, why, and how to correct it. In the language of its notice. */
export function OwnNetworkPage() {
  const token = usePathParam('token')
  const api = useWorldsApi()
  const query = useQuery({
    queryKey: ownKey(token),
    queryFn: () => api.own.read({ token }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <InLangOf lang={query.data?.lang}>
      <OwnPage token={token} query={query} />
    </InLangOf>
  )
}

/** The language of the notice, until the reader chooses another, above or here. */
function InLangOf({ lang, children }: { readonly lang: Lang | undefined; readonly children: ReactNode }) {
  const { lang: chosen } = useLang()
  const sayChosen = useSay(ownNetworkWords)
  const first = useRef(chosen)
  const [hasChosen, setHasChosen] = useState(false)
  useEffect(() => {
    if (chosen !== first.current) setHasChosen(true)
  }, [chosen])
  const shown = hasChosen || lang === undefined ? chosen : lang
  return (
    <div lang={shown} className="wo-own">
      {shown !== chosen && (
        <p lang={chosen} className="wo-own-lang">
          <Button look="quiet" onClick={() => setHasChosen(true)}>
            {sayChosen('own.read-here')}
          </Button>
        </p>
      )}
      <LangScope lang={shown}>{children}</LangScope>
    </div>
  )
}

type OwnPageProps = {
  readonly token: string
  readonly query: UseQueryResult<OwnRead>
}

function OwnPage({ token, query }: OwnPageProps) {
  const say = useSay(ownNetworkWords)
  const { lang } = useLang()
  const held = query.data?.held
  return (
    <Page
      title={held ? held.actorName : say('own.title')}
      above={query.data?.territoryName}
      lead={held ? say('own.lead') : undefined}
    >
      <Loaded query={query}>
        {({ held: read, erasedOn }) =>
          read ? (
            <>
              <OwnNotice held={read} />
              <OwnAnswer token={token} held={read} />
              <OwnLeave token={token} held={read} />
            </>
          ) : (
            <EmptyState level={2} title={say('own.erased')}>
              {erasedOn ? say('own.erased-on', { day: formatDay(erasedOn, lang) }) : say('own.nothing')}
            </EmptyState>
          )
        }
      </Loaded>
    </Page>
  )
}
