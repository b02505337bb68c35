import { evaluationAddress } from '#features/evaluations/web/evaluation-addresses.ts'
import { useValueChainsApi } from '#features/value-chains/web/value-chains-api.ts'
import { valueChainsWords } from '#features/value-chains/words.ts'
import { QueryLink } from '#platform/web/address-query.tsx'
import { DataTable } from '#platform/web/data-table.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import { usePaged } from '#platform/web/paged.ts'
import { restitutionWords } from '../words.ts'
import type { Variable } from './evidence-words.ts'
import { purchaseColumns } from './purchase-columns.tsx'
import type { Scope } from './restitution-api.ts'

type TeamRowsProps = {
  readonly scope: Scope
  readonly variable: Variable
  readonly year: string
  readonly mayCorrect: boolean
}

/** The purchase rows behind one input as they are now, with the way to where they can be corrected. */
export function TeamRows({ scope, variable, year, mayCorrect }: TeamRowsProps) {
  const say = useSay(restitutionWords)
  const sayPurchase = useSay(valueChainsWords)
  const { lang } = useLang()
  const api = useValueChainsApi()
  const { filter } = variable
  const asked = {
    year,
    ...(filter ? { measure: filter.measure } : {}),
    ...(filter?.families ? { families: filter.families.join(',') } : {}),
    ...(filter?.definition ? { definition: filter.definition } : {}),
  }
  // under the key of purchases: corrected there, read again here
  const rows = usePaged(['valueChains', scope.evaluationId, 'rows', 'thread', asked], (cursor) =>
    api.purchases.list({ ...scope, ...asked, ...cursor }),
  )
  const query = {
    annee: year,
    mesure: filter?.measure,
    familles: filter?.families?.join(','),
    definition: filter?.definition,
  }
  return (
    <div className="tb-stack">
      <p>
        <QueryLink
          path={`${evaluationAddress(scope.territoryId, scope.evaluationId, 'achats')}/lignes`}
          query={query}
        >
          {say(mayCorrect ? 'fil.correct-rows' : 'fil.open-rows')}
        </QueryLink>
      </p>
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
    </div>
  )
}
