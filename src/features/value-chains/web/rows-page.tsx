import { PRODUCT_FAMILIES } from '#features/evaluations/domain/local-definition.ts'
import './purchases.css'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { evaluationAddress } from '#features/evaluations/web/evaluation-addresses.ts'
import { EvaluationPage } from '#features/evaluations/web/evaluation-page.tsx'
import { type AddressQuery, useAddressQuery } from '#platform/web/address-query.tsx'
import { Button, LinkButton } from '#platform/web/button.tsx'
import { SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { LOCAL_DEFINITIONS } from '../domain/purchase.ts'
import { PURCHASE_MEASURES } from '../domain/purchase-summary.ts'
import { valueChainsWords } from '../words.ts'
import { RowDialog } from './row-dialog.tsx'
import { RowsTable } from './rows-table.tsx'
import {
  type PurchaseRow,
  rowsKey,
  type Scope,
  useImports,
  usePurchasesChanged,
  useScope,
  useSummary,
  useValueChainsApi,
} from './value-chains-api.ts'

const PAGE = 50
const TYPING_MS = 250
const NO_FILTER: AddressQuery = {
  annee: '',
  mesure: '',
  familles: '',
  definition: '',
  fichier: '',
  texte: '',
}

function oneOf<T extends string>(known: readonly T[], text: string | undefined): T | undefined {
  return known.find((value) => value === text)
}

function useRows(scope: Scope, query: AddressQuery) {
  const api = useValueChainsApi()
  const asked = {
    year: /^\d{4}$/.test(query.annee ?? '') ? query.annee : undefined,
    measure: oneOf(PURCHASE_MEASURES, query.mesure),
    families: query.familles || undefined,
    definition: oneOf(LOCAL_DEFINITIONS, query.definition),
    importId: query.fichier || undefined,
    text: query.texte || undefined,
  }
  return useInfiniteQuery({
    queryKey: [...rowsKey(scope.evaluationId), asked],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => api.purchases.list({ ...scope, ...asked, cursor: pageParam, limit: PAGE }),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  })
}

/** The rows themselves, narrowed to those behind a figure; each can be corrected or taken out. */
export function RowsPage() {
  const say = useSay(valueChainsWords)
  const scope = useScope()
  const [query, change] = useAddressQuery()
  const rows = useRows(scope, query)
  const [open, setOpen] = useState<PurchaseRow | undefined>()
  const removing = useRemoveRow(scope)
  return (
    <EvaluationPage
      title={say('rows.title')}
      lead={say('rows.lead')}
      acts={() => (
        <LinkButton look="second" to={evaluationAddress(scope.territoryId, scope.evaluationId, 'achats')}>
          {say('rows.back')}
        </LinkButton>
      )}
    >
      {(here) => (
        <>
          <RowFilters scope={scope} query={query} change={change} />
          <ProblemNotice problem={removing.error} />
          <Loaded query={rows}>
            {({ pages }) => {
              const all = pages.flatMap((page) => page.items)
              return all.length === 0 ? (
                <EmptyState
                  level={2}
                  title={say('rows.none-title')}
                  act={
                    <Button look="second" onClick={() => change(NO_FILTER)}>
                      {say('rows.clear')}
                    </Button>
                  }
                >
                  {say('rows.none-text')}
                </EmptyState>
              ) : (
                <RowsTable
                  rows={all}
                  total={pages[0]?.total ?? all.length}
                  onMore={rows.hasNextPage ? () => void rows.fetchNextPage() : undefined}
                  loadingMore={rows.isFetchingNextPage}
                  {...(here.mayWrite ? { onOpen: setOpen, onRemove: (row) => removing.mutate(row) } : {})}
                />
              )
            }}
          </Loaded>
          {open && <RowDialog key={open.id} row={open} scope={scope} onClose={() => setOpen(undefined)} />}
        </>
      )}
    </EvaluationPage>
  )
}

function useRemoveRow(scope: Scope) {
  const say = useSay(valueChainsWords)
  const api = useValueChainsApi()
  const changed = usePurchasesChanged(scope.evaluationId)
  const undoToast = useUndoToast()
  return useMutation({
    mutationFn: (row: PurchaseRow) => api.purchases.remove({ ...scope, id: row.id, version: row.version }),
    onSuccess: (_, row) => {
      undoToast(say('rows.removed', { description: row.description }), () =>
        api.purchases.restore({ ...scope, id: row.id }).then(changed),
      )
      return changed()
    },
  })
}

type FiltersProps = {
  readonly scope: Scope
  readonly query: AddressQuery
  readonly change: (next: AddressQuery) => void
}

function RowFilters({ scope, query, change }: FiltersProps) {
  const say = useSay(valueChainsWords)
  const summary = useSummary(scope)
  const imports = useImports(scope)
  const [text, setText] = useState(query.texte ?? '')
  useEffect(() => {
    if (text === (query.texte ?? '')) return
    const timer = setTimeout(() => change({ texte: text }), TYPING_MS)
    return () => clearTimeout(timer)
  }, [text, query.texte, change])
  const years = Object.keys(summary.data?.byYear ?? {})
    .sort()
    .reverse()
  const named = <V extends string>(values: readonly V[], name: (value: V) => string) =>
    values.map((value) => ({ value, label: name(value) }))
  const files = (imports.data ?? []).map((made) => ({ value: made.id, label: made.fileName }))
  const lists = [
    { key: 'annee', label: say('purchases.year'), options: named(years, (year) => year) },
    {
      key: 'mesure',
      label: say('rows.measure'),
      options: named(PURCHASE_MEASURES, (measure) => say(`amount.${measure}`)),
    },
    {
      key: 'familles',
      label: say('field.family'),
      options: [
        ...named(PRODUCT_FAMILIES, (family) => say(`family.${family}`)),
        // a figure may lead here with several families at once
        ...(query.familles?.includes(',')
          ? [{ value: query.familles, label: say('rows.several-families') }]
          : []),
      ],
    },
    {
      key: 'definition',
      label: say('rows.definition'),
      options: named(LOCAL_DEFINITIONS, (name) => say(`local.${name}`)),
    },
    { key: 'fichier', label: say('imports.file'), options: files },
  ]
  return (
    <search className="vc-filters" aria-label={say('rows.search')}>
      <TextField type="search" label={say('rows.search')} value={text} onChange={setText} />
      {lists.map(({ key, label, options }) => (
        <SelectField
          key={key}
          label={label}
          none={say('rows.any')}
          value={query[key] ?? ''}
          onChange={(next) => change({ [key]: next })}
          options={options}
        />
      ))}
    </search>
  )
}
