import './text-diff.css'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import { usePaged } from '#platform/web/paged.ts'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import { useToast, useUndoToast } from '#platform/web/toasts.tsx'
import type { Snapshot } from '../domain/version-words.ts'
import type { VersionedKind } from '../domain/versions.ts'
import { evaluationsWords } from '../words.ts'
import type { EvaluationHere } from './evaluation-page.tsx'
import { evaluationKey, useEvaluationsApi } from './evaluations-api.ts'
import { TextDiff } from './text-diff.tsx'
import { formatMoment, listFieldTexts } from './version-fields.ts'
import type { VersionedRecord } from './versions-button.tsx'
import { useVersionReturn } from './versions-return.ts'

type VersionsDialogProps = {
  readonly here: EvaluationHere
  readonly kind: VersionedKind
  readonly record: VersionedRecord
  readonly title: string
  readonly onClose: () => void
}

/** What was written before: who, when, how many words; field by field on demand, and the way back. */
export function VersionsDialog({ here, kind, record, title, onClose }: VersionsDialogProps) {
  const say = useSay(evaluationsWords)
  const api = useEvaluationsApi()
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const asked = { ...scope, kind, recordId: record.id }
  const versions = usePaged(
    [...evaluationKey(here.evaluation.id), 'versions', kind, record.id, String(record.version)],
    (cursor) => api.versions.list({ ...asked, ...cursor, limit: 20 }),
  )
  return (
    <Dialog title={say('versions.title', { title })} onClose={onClose} wide>
      <p className="tb-soft">{say('versions.lead')}</p>
      <Loaded query={versions.query}>
        {(rows) => (
          <>
            {rows.length === 0 && <p>{say('versions.empty')}</p>}
            <ol className="ev-versions">
              {rows.map((version, at) => (
                <li key={version.lastId}>
                  <VersionLine
                    here={here}
                    kind={kind}
                    record={record}
                    version={version}
                    isCurrent={at === 0}
                    onReturned={onClose}
                  />
                </li>
              ))}
            </ol>
            {versions.onMore && (
              <Button look="second" busy={versions.loadingMore} onClick={versions.onMore}>
                {say('versions.more')}
              </Button>
            )}
          </>
        )}
      </Loaded>
    </Dialog>
  )
}

type Version = {
  readonly firstId: number
  readonly lastId: number
  readonly at: string
  readonly personName: string | null
  readonly added: number
  readonly removed: number
  readonly isFirst: boolean
}

type VersionLineProps = {
  readonly here: EvaluationHere
  readonly kind: VersionedKind
  readonly record: VersionedRecord
  readonly version: Version
  readonly isCurrent: boolean
  readonly onReturned: () => void
}

function VersionLine({ here, kind, record, version, isCurrent, onReturned }: VersionLineProps) {
  const say = useSay(evaluationsWords)
  const { lang } = useLang()
  const [isOpen, setOpen] = useState(false)
  const when = formatMoment(version.at, lang)
  const who = version.personName ?? say('versions.nobody')
  const { added, removed } = version
  return (
    <>
      <div className="ev-version-head">
        <span>
          <strong>{say('versions.by', { who, when })}</strong>
          {isCurrent && <> · {say('versions.now')}</>}
          {version.isFirst && <> · {say('versions.first')}</>}
        </span>
        <span className="tb-number">
          <span aria-hidden="true">{say('versions.words', { added, removed })}</span>
          <span className="tb-hidden">{say('versions.words-said', { added, removed })}</span>
        </span>
      </div>
      <Button look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {say('versions.see')}
        <span className="tb-hidden"> ({when})</span>
      </Button>
      {isOpen && (
        <VersionContent
          here={here}
          kind={kind}
          record={record}
          version={version}
          mayReturn={here.mayWrite && !isCurrent}
          onReturned={onReturned}
        />
      )}
    </>
  )
}

type VersionContentProps = Omit<VersionLineProps, 'isCurrent'> & { readonly mayReturn: boolean }

function VersionContent({ here, kind, record, version, mayReturn, onReturned }: VersionContentProps) {
  const say = useSay(evaluationsWords)
  const { lang } = useLang()
  const api = useEvaluationsApi()
  const { firstId, lastId } = version
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const read = useQuery({
    queryKey: [...evaluationKey(here.evaluation.id), 'version', kind, record.id, firstId, lastId],
    queryFn: () => api.versions.read({ ...scope, kind, recordId: record.id, firstId, lastId }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const goBack = useReturn({ here, kind, record, when: formatMoment(version.at, lang), onReturned })
  return (
    <Loaded query={read}>
      {({ before, after }) => {
        const [older, newer] = [before, after].map((state) => listFieldTexts(kind, state, say, lang))
        const changed = (newer ?? []).flatMap(({ field, name, text }, at) => {
          const was = older?.[at]?.text ?? ''
          return was === text ? [] : [{ field, name, was, text }]
        })
        return (
          <>
            {changed.length === 0 && <p className="tb-soft">{say('versions.same')}</p>}
            <dl className="ev-version-fields">
              {changed.map(({ field, name, was, text }) => (
                <div key={field}>
                  <dt>{name}</dt>
                  <dd>
                    <TextDiff before={was} after={text} />
                  </dd>
                </div>
              ))}
            </dl>
            {mayReturn && after && (
              <Button look="second" onClick={() => goBack(after)}>
                {say('versions.back')}
              </Button>
            )}
          </>
        )
      }}
    </Loaded>
  )
}

type ReturnOptions = Pick<VersionLineProps, 'here' | 'kind' | 'record' | 'onReturned'> & {
  readonly when: string
}

/** An ordinary save of what stood then; undone by an ordinary save of what stands now. */
function useReturn({ here, kind, record, when, onReturned }: ReturnOptions) {
  const say = useSay(evaluationsWords)
  const queries = useQueryClient()
  const toast = useToast()
  const undoToast = useUndoToast()
  const tell = useProblemText()
  const save = useVersionReturn(here, kind, record.id)
  const refresh = () => queries.invalidateQueries({ queryKey: ['evaluations'] })
  return (state: Snapshot) => {
    save(record.version, state).then(
      async ({ version, before }) => {
        onReturned()
        await refresh()
        undoToast(say('versions.restored', { when }), () => save(version, before).then(refresh))
      },
      (failure: unknown) => toast(tell(failure)),
    )
  }
}
