import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { writeCsv } from '#platform/tables/csv-writing.ts'
import { QueryLink, useAddressQuery } from '#platform/web/address-query.tsx'
import { Button } from '#platform/web/button.tsx'
import { DataTable } from '#platform/web/data-table.tsx'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import { fileName, saveFile } from '#platform/web/file-saving.ts'
import { SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded } from '#platform/web/page.tsx'
import { usePaged } from '#platform/web/paged.ts'
import type { PassageEntry } from '../contract.ts'
import { codePathName } from '../domain/codebook.ts'
import { codingScreensWords } from '../words.ts'
import { CodeSign } from './code-sign.tsx'
import { codingAddress, placeQuery } from './coding-addresses.ts'
import { codingKey, useCodebook, useCodingApi, useSources } from './coding-api.ts'
import { CodingFrame } from './coding-frame.tsx'
import { useSourceName } from './source-bar.tsx'

const SIGNS = ['positive', 'negative', 'neutral'] as const
const STATES = ['placed', 'changed', 'lost'] as const

/** Passages of all texts: narrowed, printed, taken along. */
export function PassagesPage() {
  return <CodingFrame page="passages">{(here) => <Passages here={here} />}</CodingFrame>
}

function Passages({ here }: { readonly here: EvaluationHere }) {
  const say = useSay(codingScreensWords)
  const api = useCodingApi()
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const [query, setQuery] = useAddressQuery()
  const codebook = useCodebook(scope)
  const sources = useSources(scope)
  const sourceName = useSourceName()
  const codes = codebook.data?.codes ?? []
  const asked = {
    ...scope,
    ...(query.code ? { codeId: query.code } : {}),
    ...(query.texte ? { sourceId: query.texte } : {}),
    ...(query.par ? { coderId: query.par } : {}),
    ...(query.q ? { q: query.q } : {}),
    ...one('sign', SIGNS, query.signe),
    ...one('state', STATES, query.etat),
  }
  const passages = usePaged([...codingKey(scope.evaluationId), 'all-passages', asked], (cursor) =>
    api.passages.list({ ...asked, ...cursor }),
  )
  const nameOf = (id: string) => codePathName(codes, id) || '—'
  const csv = async () => {
    const rows = await readEveryPage<PassageEntry>((cursor) =>
      api.passages.list({ ...asked, cursor, limit: LARGEST_PAGE }),
    )
    const head = [
      say('column.text'),
      say('column.code'),
      say('column.words'),
      say('column.coder'),
      say('column.memo'),
      say('column.start'),
      say('column.end'),
    ]
    const body = rows.map((row) => [
      row.sourceTitle,
      nameOf(row.codeId),
      row.words,
      row.coderName,
      row.memo,
      row.start,
      row.end,
    ])
    saveFile(
      fileName(say('page.passages'), '.csv'),
      new Blob([writeCsv([head, ...body])], { type: 'text/csv' }),
    )
  }
  return (
    <>
      <div className="cd-filters tb-no-print">
        <SelectField
          label={say('filter.code')}
          none={say('filter.all')}
          value={query.code ?? ''}
          onChange={(code) => setQuery({ code })}
          options={codes.map(({ id }) => ({ value: id, label: nameOf(id) }))}
        />
        <SelectField
          label={say('filter.text')}
          none={say('filter.all')}
          value={query.texte ?? ''}
          onChange={(texte) => setQuery({ texte })}
          options={(sources.data ?? []).map((source) => ({ value: source.id, label: sourceName(source) }))}
        />
        <SelectField
          label={say('filter.coder')}
          none={say('filter.all')}
          value={query.par ?? ''}
          onChange={(par) => setQuery({ par })}
          options={(codebook.data?.coders ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField
          label={say('filter.sign')}
          none={say('filter.all')}
          value={query.signe ?? ''}
          onChange={(signe) => setQuery({ signe })}
          options={SIGNS.map((value) => ({ value, label: say(`sign.${value}`) }))}
        />
        <SelectField
          label={say('filter.state')}
          none={say('filter.all')}
          value={query.etat ?? ''}
          onChange={(etat) => setQuery({ etat })}
          options={STATES.map((value) => ({ value, label: say(`state.${value}`) }))}
        />
        <TextField
          type="search"
          label={say('filter.words')}
          value={query.q ?? ''}
          onChange={(q) => setQuery({ q })}
        />
      </div>
      <Loaded query={passages.query}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState level={2} title={say('passages.empty')}>
              {say('passages.empty-lead')}
            </EmptyState>
          ) : (
            <>
              <div className="tb-row tb-no-print">
                <Button look="second" onClick={() => void csv()}>
                  {say('passages.csv')}
                </Button>
                <Button look="quiet" onClick={() => window.print()}>
                  {say('print')}
                </Button>
              </div>
              <DataTable
                caption={say('passages.caption', { n: passages.total ?? rows.length })}
                rows={rows}
                rowKey={({ id }) => id}
                total={passages.total}
                onMore={passages.onMore}
                loadingMore={passages.loadingMore}
                columns={[
                  {
                    key: 'words',
                    label: say('column.words'),
                    cell: (row) => (
                      <QueryLink path={codingAddress(here)} query={placeQuery(row.sourceId, row.start)}>
                        {row.words}
                      </QueryLink>
                    ),
                  },
                  {
                    key: 'code',
                    label: say('column.code'),
                    cell: (row) => <CodeCell codes={codes} id={row.codeId} />,
                  },
                  {
                    key: 'text',
                    label: say('column.text'),
                    cell: (row) => row.sourceTitle || say('source.unnamed'),
                  },
                  { key: 'coder', label: say('column.coder'), cell: (row) => row.coderName },
                  { key: 'memo', label: say('column.memo'), cell: (row) => row.memo || '—' },
                  {
                    key: 'quotes',
                    label: say('column.quotes'),
                    cell: (row) => row.quotes.map(({ sign }) => say(`sign.${sign}`)).join(', ') || '—',
                  },
                ]}
              />
            </>
          )
        }
      </Loaded>
    </>
  )
}

type Codes = readonly {
  readonly id: string
  readonly name: string
  readonly color: string | null
  readonly sign: string
  readonly parentId: string | null
  readonly definition: string
  readonly position: number
}[]

export function CodeCell({ codes, id }: { readonly codes: Codes; readonly id: string }) {
  const code = codes.find((each) => each.id === id)
  return code ? (
    <span className="cd-passage-code">
      <CodeSign code={code} /> {codePathName(codes, id)}
    </span>
  ) : (
    '—'
  )
}

/** `{ key: value }` where the value is one of those known. */
function one<K extends string, V extends string>(
  key: K,
  known: readonly V[],
  value: string | undefined,
): { [key in K]?: V } {
  const found = known.find((each) => each === value)
  return found === undefined ? {} : ({ [key]: found } as { [key in K]?: V })
}
