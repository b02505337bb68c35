import './public-page.css'
import { useQuery } from '@tanstack/react-query'
import { valueChainsWords } from '#features/value-chains/words.ts'
import { LinkTo } from '#platform/web/button.tsx'
import { DataTable } from '#platform/web/data-table.tsx'
import { LangScope, useLang, useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import { usePaged } from '#platform/web/paged.ts'
import type { Evidence } from '../contract.ts'
import { typeset } from '../domain/figure-text.ts'
import { restitutionWords } from '../words.ts'
import { EvidenceView } from './evidence-view.tsx'
import type { Variable } from './evidence-words.ts'
import { LinkRefused, useDocumentOf } from './public-page.tsx'
import { purchaseColumns } from './purchase-columns.tsx'
import { useRestitutionApi } from './restitution-api.ts'
import { findThreadKind } from './thread-kinds.ts'

/** Where a published figure comes from, for anyone who has the link: down to the purchase rows, without suppliers. */
export function PublicThreadPage() {
  const token = usePathParam('token')
  const id = usePathParam('id')
  const kind = findThreadKind(usePathParam('kind')) ?? 'observation'
  const api = useRestitutionApi()
  const thread = useQuery({
    queryKey: ['restitution', 'public', token, kind, id],
    queryFn: () => api.readThread({ token, kind, id }),
    staleTime: 60_000,
  })
  if (thread.error) return <LinkRefused failure={thread.error} />
  return (
    <Loaded query={thread}>
      {({ support, evidence }) => (
        <LangScope lang={support.lang}>
          <PublicThread support={support} evidence={evidence} token={token} />
        </LangScope>
      )}
    </Loaded>
  )
}

type PublicThreadProps = {
  readonly support: {
    readonly title: string
    readonly lang: 'fr' | 'en'
    readonly demo: boolean
    readonly territoryName: string
  }
  readonly evidence: Evidence
  readonly token: string
}

function PublicThread({ support, evidence, token }: PublicThreadProps) {
  const say = useSay(restitutionWords)
  useDocumentOf(say('fil.document', { name: evidence.name }), support.lang)
  return (
    <article className="rs-public rs-thread" lang={support.lang}>
      {support.demo && <p className="rs-demo">{say('document.demo')}</p>}
      <header>
        <p className="tb-above">
          {support.territoryName} <span aria-hidden="true">·</span> {say('view.where-from')}
        </p>
        <h1 tabIndex={-1}>{typeset(evidence.name, support.lang)}</h1>
        <p>
          <LinkTo to={`/p/${token}`}>{say('fil.back', { title: support.title })}</LinkTo>
        </p>
      </header>
      {evidence.toReview && <p className="rs-review">{say('view.to-review')}</p>}
      <EvidenceView
        evidence={evidence}
        level={2}
        rows={(variable) => <PublicRows token={token} id={evidence.observationId} variable={variable} />}
      />
    </article>
  )
}

type PublicRowsProps = { readonly token: string; readonly id: string; readonly variable: Variable }

function PublicRows({ token, id, variable }: PublicRowsProps) {
  const say = useSay(restitutionWords)
  const sayPurchase = useSay(valueChainsWords)
  const { lang } = useLang()
  const api = useRestitutionApi()
  const rows = usePaged(['restitution', 'public', token, 'rows', id, variable.name], (cursor) =>
    api.readPurchases({ token, id, variable: variable.name, ...cursor }),
  )
  return (
    <Loaded query={rows.query}>
      {(items) => (
        <DataTable
          caption={say('fil.rows-caption')}
          rows={items}
          rowKey={(row) => row.id}
          total={rows.total}
          onMore={rows.onMore}
          loadingMore={rows.loadingMore}
          columns={purchaseColumns(sayPurchase, lang)}
        />
      )}
    </Loaded>
  )
}
