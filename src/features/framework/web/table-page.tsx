import './framework.css'
import './line-grid.css'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, LinkButton } from '#platform/web/button.tsx'
import { CheckField } from '#platform/web/choices.tsx'
import { saveFile } from '#platform/web/file-saving.ts'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { EmptyState } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import { frameworkWords } from '../words.ts'
import { useFrameworkApi } from './framework-api.ts'
import { FrameworkFrame, type FrameworkHere } from './framework-frame.tsx'
import { useAddLine } from './framework-state.ts'
import { LineCards } from './line-cards.tsx'
import { useLineEdits } from './line-edits.ts'
import { LineGrid } from './line-grid.tsx'
import { groupLines } from './line-groups.ts'
import { LoadLine } from './load-line.tsx'
import { offerPaste } from './paste-offer.ts'

/** The framework as a table that is edited in place. */
export function TablePage() {
  const say = useSay(frameworkWords)
  return (
    <FrameworkFrame title={say('table.title')} lead={say('table.lead')}>
      {(here) => <TableOfLines here={here} />}
    </FrameworkFrame>
  )
}

function TableOfLines({ here }: { readonly here: FrameworkHere }) {
  const say = useSay(frameworkWords)
  const { scope, base, lines, around, mayWrite } = here
  const edits = useLineEdits(scope)
  const navigate = useNavigate()
  const [isGrouped, setGrouped] = useState(true)
  const adding = useAddLine(scope)
  const titles = { none: say('lines.without-objective'), aside: say('aside.title') }
  const groups = isGrouped ? groupLines(lines, around, titles) : [{ key: 'all', title: '', lines }]
  const paste = `${base}/referentiel/coller`
  const add = () =>
    adding.mutate({
      line: {
        name: say('table.new-name'),
        kind: 'quantitative',
        dimension: lines.at(-1)?.dimension ?? 'ECO',
        objectiveId: lines.at(-1)?.objectiveId ?? null,
      },
      position: lines.length,
    })
  if (lines.length === 0) {
    return (
      <EmptyState
        level={2}
        title={say('table.empty-title')}
        act={mayWrite && <LinkButton to={paste}>{say('paste.go')}</LinkButton>}
      >
        {say('table.empty-text')}
      </EmptyState>
    )
  }
  return (
    <div className="tb-stack">
      <LoadLine here={here} />
      <div className="fw-table-bar tb-no-print">
        {mayWrite && (
          <>
            <Button look="second" onClick={add} busy={adding.isPending} icon={<SignIcon sign="plus" />}>
              {say('table.add')}
            </Button>
            <LinkButton look="second" to={paste}>
              {say('paste.go')}
            </LinkButton>
            <Button
              look="quiet"
              onClick={() => edits.undo?.()}
              disabled={!edits.undo}
              icon={<SignIcon sign="undo" />}
            >
              {say('table.undo')}
            </Button>
            <Button look="quiet" onClick={() => edits.redo?.()} disabled={!edits.redo}>
              {say('table.redo')}
            </Button>
          </>
        )}
        <TakeAlong here={here} />
        <CheckField label={say('table.grouped')} checked={isGrouped} onChange={setGrouped} />
      </div>
      <ProblemNotice problem={edits.problem ?? adding.error} />
      <div className="fw-wide tb-stack">
        {mayWrite && <p className="tb-soft">{say('table.keys')}</p>}
        <LineGrid
          lines={lines}
          groups={groups}
          around={around}
          edits={edits}
          mayWrite={mayWrite}
          base={base}
          onPasteTable={(text) => {
            offerPaste(text)
            void navigate({ to: paste })
          }}
        />
      </div>
      <LineCards lines={lines} groups={groups} edits={edits} mayWrite={mayWrite} base={base} />
    </div>
  )
}

function TakeAlong({ here }: { readonly here: FrameworkHere }) {
  const say = useSay(frameworkWords)
  const { lang } = useLang()
  const api = useFrameworkApi()
  const toast = useToast()
  const take = async (format: 'csv' | 'xlsx') => {
    try {
      const file = await api.export({ ...here.scope, lang, format })
      saveFile(file.name, file)
    } catch {
      toast(say('table.export-failed'))
    }
  }
  return (
    <>
      {(['xlsx', 'csv'] as const).map((format) => (
        <Button key={format} look="quiet" onClick={() => void take(format)}>
          {say(`table.export-${format}`)}
        </Button>
      ))}
    </>
  )
}
