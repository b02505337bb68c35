import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { z } from 'zod'
import { formatNumber } from '#kernel/words.ts'
import { Button, IconButton } from '#platform/web/button.tsx'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import type { evidenceSchema } from '../contract.ts'
import { leversScreensWords } from '../words.ts'
import { ActName } from './act-name.tsx'
import { useLeverActs } from './lever-acts.ts'
import { leversKey, useLeversApi, useLeversChanged } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'

type Evidence = z.infer<typeof evidenceSchema>
type EvidenceFilesProps = {
  readonly here: LeversHere
  readonly ownerKind: Evidence['ownerKind']
  readonly ownerId: string
  /** Of what the files show. */
  readonly name: string
}

/** Every file of the territory of one kind of owner, read once for all of a page. */
function useEvidence(territoryId: string, ownerKind: Evidence['ownerKind']) {
  const api = useLeversApi()
  return useQuery({
    queryKey: [...leversKey(territoryId), 'evidence', ownerKind],
    queryFn: () =>
      readEveryPage((cursor) =>
        api.evidence.list({ territoryId, ownerKind, limit: LARGEST_PAGE, ...(cursor ? { cursor } : {}) }),
      ),
  })
}

/** The PDF files that show what is said: added, opened, taken away with the way back. */
export function EvidenceFiles({ here, ownerKind, ownerId, name }: EvidenceFilesProps) {
  const { territoryId, mayWrite } = here
  const say = useSay(leversScreensWords)
  const { lang } = useLang()
  const api = useLeversApi()
  const acts = useLeverActs(territoryId)
  const evidence = useEvidence(territoryId, ownerKind)
  const files = (evidence.data ?? []).filter((file) => file.ownerId === ownerId)
  return (
    <div className="tb-stack lv-tight">
      <ProblemNotice problem={evidence.error} />
      {files.length > 0 && (
        <ul className="lv-files" aria-label={say('proof.files-of', { name })}>
          {files.map((file) => (
            <li key={file.id}>
              <SignIcon sign="file" size={18} />
              <a
                href={`/api/territories/${territoryId}/evidence-files/${file.id}/content`}
                download={file.name}
              >
                {file.name}
              </a>{' '}
              <span className="tb-soft">{say('proof.size', { kb: kilobytes(file.bytes, lang) })}</span>
              {mayWrite && (
                <span className="tb-no-print">
                  <IconButton
                    label={say('acts.remove', { name: file.name })}
                    onClick={() => void acts.remove(api.evidence, file, file.name)}
                  >
                    <SignIcon sign="close" size={16} />
                  </IconButton>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayWrite && <AddFile here={here} ownerKind={ownerKind} ownerId={ownerId} name={name} />}
    </div>
  )
}

const kilobytes = (bytes: number, lang: 'fr' | 'en') =>
  formatNumber(Math.max(1, Math.round(bytes / 1024)), lang, 0)

function AddFile({ here, ownerKind, ownerId, name }: EvidenceFilesProps) {
  const say = useSay(leversScreensWords)
  const api = useLeversApi()
  const changed = useLeversChanged(here.territoryId)
  const input = useRef<HTMLInputElement>(null)
  const [added, setAdded] = useState('')
  const adding = useMutation({
    mutationFn: (file: File) =>
      api.evidence.create({ territoryId: here.territoryId, ownerKind, ownerId, file }),
    onSuccess: async (file) => {
      setAdded(file.name)
      await changed()
    },
  })
  return (
    <div className="tb-no-print">
      <div className="tb-row">
        <Button
          look="quiet"
          icon={<SignIcon sign="plus" size={16} />}
          busy={adding.isPending}
          onClick={() => input.current?.click()}
        >
          <ActName text={say('proof.add')} of={name} />
        </Button>
        <span role="status" className="tb-soft">
          {added && !adding.isPending && say('proof.added', { name: added })}
        </span>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept=".pdf,application/pdf"
        aria-label={say('proof.add-to', { name })}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (file) adding.mutate(file)
        }}
      />
      <ProblemNotice problem={adding.error} />
    </div>
  )
}
