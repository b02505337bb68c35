import './territories.css'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { DropFile } from '#platform/web/drop-file.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded } from '#platform/web/page.tsx'
import { usePaged } from '#platform/web/paged.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { territoriesWords } from '../words.ts'
import { ContourReportView } from './contour-report.tsx'
import { type ContourFile, useTerritoriesApi } from './territories-api.ts'

const KEY = ['territories', 'contours'] as const

/** The host's contours: bring a file, read what became of it, take it away again. */
export function ContoursPanel() {
  const say = useSay(territoriesWords)
  const api = useTerritoriesApi()
  const queries = useQueryClient()
  // Maps everywhere are drawn again.
  const refresh = () => queries.invalidateQueries({ queryKey: ['territories'] })
  const bring = useMutation({ mutationFn: (file: File) => api.contours.import({ file }), onSettled: refresh })
  const reading = bring.isPending ? bring.variables.name : undefined
  return (
    <div className="tb-stack">
      <DropFile
        label={say('contours.drop')}
        help={say('contours.drop-help')}
        kinds={['geojson', 'json', 'gz']}
        onFile={(file) => bring.mutate(file)}
        reading={reading}
      />
      {bring.isPending && <Progress />}
      <ProblemNotice problem={bring.error} />
      {bring.data && <ContourReportView file={bring.data} />}
      <ContourFiles onChanged={refresh} />
    </div>
  )
}

/** A whole country takes some seconds: the time that passes is shown, and that pages go on working meanwhile. */
function Progress() {
  const say = useSay(territoriesWords)
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  return (
    <div className="terr-progress">
      <progress aria-label={say('contours.reading')} />
      <p className="tb-soft">
        {say('contours.reading')} {seconds > 1 && say('contours.seconds', { n: seconds })}
      </p>
    </div>
  )
}

function ContourFiles({ onChanged }: { readonly onChanged: () => Promise<void> }) {
  const say = useSay(territoriesWords)
  const api = useTerritoriesApi()
  const files = usePaged(KEY, (cursor) => api.contours.list({ ...cursor }))
  return (
    <Loaded query={files.query}>
      {(rows) =>
        rows.length === 0 ? (
          <EmptyState title={say('contours.empty-title')}>{say('contours.empty')}</EmptyState>
        ) : (
          <>
            <h3>{say('contours.files')}</h3>
            <ul className="terr-plain terr-files">
              {rows.map((file) => (
                <FileLine key={file.id} file={file} onChanged={onChanged} />
              ))}
            </ul>
            {files.onMore && (
              <Button look="quiet" onClick={files.onMore} busy={files.loadingMore}>
                {say('home.more')}
              </Button>
            )}
          </>
        )
      }
    </Loaded>
  )
}

function FileLine({
  file,
  onChanged,
}: {
  readonly file: ContourFile
  readonly onChanged: () => Promise<void>
}) {
  const say = useSay(territoriesWords)
  const { lang } = useLang()
  const api = useTerritoriesApi()
  const undoToast = useUndoToast()
  const { id, fileName, inUse, createdAt, importedBy } = file
  const remove = useMutation({
    mutationFn: async () => {
      await api.contours.remove({ id })
      undoToast(say('contours.removed', { name: fileName }), () =>
        api.contours.restore({ id }).then(onChanged),
      )
    },
    onSettled: onChanged,
  })
  const by = importedBy === null ? say('contours.by-command') : importedBy
  return (
    <li>
      <ContourReportView
        file={file}
        quiet
        acts={
          <Button
            look="quiet"
            onClick={() => remove.mutate()}
            busy={remove.isPending}
            aria-label={say('contours.remove-name', { name: fileName })}
          >
            {say('contours.remove')}
          </Button>
        }
        facts={say('contours.facts', { n: inUse, day: formatDay(createdAt, lang), by })}
      />
      <ProblemNotice problem={remove.error} />
    </li>
  )
}
