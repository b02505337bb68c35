import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { formatNumber } from '#kernel/words.ts'
import { CheckField, Choices } from '#platform/web/choices.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded } from '#platform/web/page.tsx'
import type { CodeEntry } from '../contract.ts'
import type { CoOccurrenceTable } from '../domain/agreement-contract.ts'
import { MEETINGS, type Meeting } from '../domain/co-occurrence.ts'
import { codePathName } from '../domain/codebook.ts'
import { codingScreensWords, codingWords } from '../words.ts'
import { CodeSign } from './code-sign.tsx'
import { codingKey, useCodebook, useCodingApi } from './coding-api.ts'
import { CodingFrame } from './coding-frame.tsx'

/** Codes that stand together. */
export function CoOccurrencePage() {
  return (
    <CodingFrame page="cooccurrences" open>
      {(here) => <CoOccurrence here={here} />}
    </CodingFrame>
  )
}

function CoOccurrence({ here }: { readonly here: EvaluationHere }) {
  const say = useSay(codingScreensWords)
  const tell = useSay(codingWords)
  const api = useCodingApi()
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const [meeting, setMeeting] = useState<Meeting>('overlap')
  const [acrossCoders, setAcross] = useState(false)
  const [withBelow, setBelow] = useState(false)
  const asked = { meeting, acrossCoders: String(acrossCoders), withBelow: String(withBelow) }
  const codebook = useCodebook(scope)
  const table = useQuery({
    queryKey: [...codingKey(scope.evaluationId), 'co-occurrence', asked],
    queryFn: () => api.coOccurrence({ ...scope, ...asked }),
  })
  return (
    <>
      <div className="cd-filters tb-no-print">
        <Choices
          row
          label={say('together.meeting')}
          value={meeting}
          onChange={setMeeting}
          choices={MEETINGS.map((value) => ({ value, label: tell(`meeting.${value}`) }))}
        />
        <CheckField label={say('together.across')} checked={acrossCoders} onChange={setAcross} />
        <CheckField label={say('agreement.below')} checked={withBelow} onChange={setBelow} />
      </div>
      <Loaded query={table}>
        {(told) => (
          <Loaded query={codebook}>
            {({ codes }) =>
              told.codeIds.length < 2 ? (
                <EmptyState level={2} title={say('together.empty')}>
                  {say('together.empty-lead')}
                </EmptyState>
              ) : (
                <Matrix told={told} codes={codes} />
              )
            }
          </Loaded>
        )}
      </Loaded>
    </>
  )
}

const SHADES = 5

function Matrix({ told, codes }: { readonly told: CoOccurrenceTable; readonly codes: readonly CodeEntry[] }) {
  const say = useSay(codingScreensWords)
  const { lang } = useLang()
  const { codeIds, together, coefficients, counts } = told
  const most = Math.max(1, ...together.flatMap((row, i) => row.filter((_, j) => i !== j)))
  const codeOf = (id: string) => codes.find((code) => code.id === id)
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by the keyboard too */}
      <section className="cd-matrix-box" aria-label={say('together.caption')} tabIndex={0}>
        <table className="cd-matrix">
          <caption>{say('together.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('column.code')}</th>
              {codeIds.map((id) => {
                const code = codeOf(id)
                return (
                  <th key={id} scope="col" title={codePathName(codes, id)}>
                    {code && <CodeSign code={code} />}
                    <span className="cd-matrix-name">{code?.name ?? '—'}</span>
                  </th>
                )
              })}
            </tr>
          </thead>
          <tbody>
            {codeIds.map((id, i) => (
              <tr key={id}>
                <th scope="row">{codePathName(codes, id)}</th>
                {codeIds.map((other, j) => {
                  const n = together[i]?.[j] ?? 0
                  const share = coefficients[i]?.[j]
                  const shade = i === j ? 'self' : n === 0 ? 0 : Math.ceil((n / most) * SHADES)
                  return (
                    <td
                      key={other}
                      data-shade={shade}
                      title={
                        share == null
                          ? undefined
                          : say('together.share', { share: formatNumber(share, lang, 2) })
                      }
                    >
                      {i === j ? (
                        <span className="tb-soft">{counts[i]}</span>
                      ) : n === 0 ? (
                        <span className="tb-soft">0</span>
                      ) : (
                        n
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="tb-soft">{say('together.reading')}</p>
    </>
  )
}
