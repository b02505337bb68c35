import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { fetchOrProblem } from '#platform/web/api.ts'
import { Button } from '#platform/web/button.tsx'
import { DataTable } from '#platform/web/data-table.tsx'
import { DropFile } from '#platform/web/drop-file.tsx'
import { saveFile } from '#platform/web/file-saving.ts'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Card, EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { usePaged } from '#platform/web/paged.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useToast, useUndoToast } from '#platform/web/toasts.tsx'
import type { CodingImport, ImportPreview } from '../contract.ts'
import { codingScreensWords, codingWords } from '../words.ts'
import { exportAddress } from './coding-addresses.ts'
import { codingKey, type Scope, useCodingApi, useCodingChanged } from './coding-api.ts'
import { CodingFrame } from './coding-frame.tsx'

/** To and from other programs of qualitative analysis. */
export function ExchangePage() {
  return <CodingFrame page="fichiers">{(here) => <Exchange here={here} />}</CodingFrame>
}

function Exchange({ here }: { readonly here: EvaluationHere }) {
  const say = useSay(codingScreensWords)
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const saving = useMutation({
    mutationFn: async (format: 'qdc' | 'qdpx') => {
      const reply = await fetchOrProblem(exportAddress(here, format))
      const name = /filename\*?=(?:UTF-8'')?"?([^";]+)/.exec(
        reply.headers.get('content-disposition') ?? '',
      )?.[1]
      saveFile(name ? decodeURIComponent(name) : `codage.${format}`, await reply.blob())
    },
  })
  return (
    <>
      <Section title={say('export.title')} lead={say('export.lead')}>
        <div className="tb-row">
          <Button look="second" onClick={() => saving.mutate('qdc')}>
            {say('export.qdc')}
          </Button>
          <Button look="second" onClick={() => saving.mutate('qdpx')}>
            {say('export.qdpx')}
          </Button>
        </div>
        <ProblemNotice problem={saving.error} />
      </Section>
      <Entering scope={scope} />
      <Entered scope={scope} />
    </>
  )
}

function Entering({ scope }: { readonly scope: Scope }) {
  const say = useSay(codingScreensWords)
  const api = useCodingApi()
  const changed = useCodingChanged(scope.evaluationId)
  const undoToast = useUndoToast()
  const [file, setFile] = useState<File | null>(null)
  const looking = useMutation({ mutationFn: (each: File) => api.previewImport({ ...scope, file: each }) })
  const entering = useMutation({
    mutationFn: (each: File) => api.imports.create({ ...scope, file: each }),
    onSuccess: async ({ id, version, fileName }) => {
      setFile(null)
      looking.reset()
      await changed()
      undoToast(say('import.done', { name: fileName }), async () => {
        await api.imports.remove({ ...scope, id, version: version })
        await changed()
      })
    },
  })
  return (
    <Section title={say('import.title')} lead={say('import.lead')}>
      <DropFile
        label={say('import.drop')}
        kinds={['qdc', 'qdpx', 'qde']}
        reading={looking.isPending ? file?.name : undefined}
        onFile={(each) => {
          setFile(each)
          entering.reset()
          looking.mutate(each)
        }}
      />
      <ProblemNotice problem={looking.error ?? entering.error} />
      {looking.data && file && (
        <Preview
          preview={looking.data}
          name={file.name}
          busy={entering.isPending}
          onEnter={() => entering.mutate(file)}
          onCancel={() => looking.reset()}
        />
      )}
    </Section>
  )
}

type PreviewProps = {
  readonly preview: ImportPreview
  readonly name: string
  readonly busy: boolean
  readonly onEnter: () => void
  readonly onCancel: () => void
}

function Preview({ preview, name, busy, onEnter, onCancel }: PreviewProps) {
  const say = useSay(codingScreensWords)
  const tell = useSay(codingWords)
  const { codes, sources, passages, codesHere, sourcesHere, passagesHere, coders, leftOut } = preview
  return (
    <Card>
      <h3>{name}</h3>
      <p>{say('import.would', { codes, texts: sources, passages })}</p>
      {codesHere + sourcesHere + passagesHere > 0 && (
        <p>{say('import.here', { codes: codesHere, texts: sourcesHere, passages: passagesHere })}</p>
      )}
      {coders.length > 0 && <p>{say('import.coders', { names: coders.join(', ') })}</p>}
      {leftOut.length > 0 && (
        <DataTable
          caption={say('import.left-out')}
          rows={leftOut}
          rowKey={({ element, reason }) => `${reason} ${element}`}
          columns={[
            { key: 'element', label: say('import.element'), cell: ({ element }) => element },
            { key: 'reason', label: say('import.reason'), cell: ({ reason }) => tell(`left-out.${reason}`) },
            { key: 'count', label: say('import.count'), align: 'end', cell: ({ count }) => count },
          ]}
        />
      )}
      <div className="tb-row">
        <Button busy={busy} disabled={codes + sources + passages === 0} onClick={onEnter}>
          {say('import.enter')}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {say('cancel')}
        </Button>
      </div>
    </Card>
  )
}

function Entered({ scope }: { readonly scope: Scope }) {
  const say = useSay(codingScreensWords)
  const api = useCodingApi()
  const changed = useCodingChanged(scope.evaluationId)
  const undoToast = useUndoToast()
  const toast = useToast()
  const { lang } = useLang()
  const found = usePaged([...codingKey(scope.evaluationId), 'imports'], (cursor) =>
    api.imports.list({ ...scope, ...cursor }),
  )
  const undo = async ({ id, version, fileName }: Pick<CodingImport, 'id' | 'version' | 'fileName'>) => {
    await api.imports.remove({ ...scope, id, version })
    await changed()
    undoToast(say('import.undone', { name: fileName }), async () => {
      await api.imports.restore({ ...scope, id })
      await changed()
      toast(say('import.done', { name: fileName }))
    })
  }
  return (
    <Section title={say('import.files')}>
      <Loaded query={found.query}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title={say('import.none')}>{say('import.none-lead')}</EmptyState>
          ) : (
            <DataTable
              caption={say('import.files')}
              rows={rows}
              rowKey={({ id }) => id}
              total={found.total}
              onMore={found.onMore}
              loadingMore={found.loadingMore}
              columns={[
                { key: 'name', label: say('import.file'), cell: ({ fileName }) => fileName },
                { key: 'day', label: say('import.day'), cell: ({ createdAt }) => formatDay(createdAt, lang) },
                {
                  key: 'what',
                  label: say('import.what'),
                  cell: (row) =>
                    say('import.entered', {
                      codes: row.codesEntered,
                      texts: row.sourcesEntered,
                      passages: row.passagesEntered,
                    }),
                },
                {
                  key: 'undo',
                  label: say('import.act'),
                  cell: (row) => (
                    <Button look="quiet" onClick={() => void undo(row)}>
                      {say('import.undo')}
                    </Button>
                  ),
                },
              ]}
            />
          )
        }
      </Loaded>
    </Section>
  )
}
