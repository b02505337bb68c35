import './attachments.css'
import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import type { StoryCard } from '../domain/story.ts'
import { evaluationsWords } from '../words.ts'
import { AttachmentDialog } from './attachment-dialog.tsx'
import { AttachmentItem } from './attachment-item.tsx'
import { type AttachmentOwner, useAttachments } from './attachments-api.ts'

type CardAttachmentsProps = {
  readonly owner: AttachmentOwner
  readonly card: StoryCard
  readonly mayWrite: boolean
}

/** The photos and voices of one card, and the ways to add one. */
export function CardAttachments({ owner, card, mayWrite }: CardAttachmentsProps) {
  const say = useSay(evaluationsWords)
  const attachments = useAttachments(owner)
  const [adding, setAdding] = useState<'photo' | 'voice' | undefined>(undefined)
  const own = attachments.data?.filter(({ slot }) => slot === card) ?? []
  const name = say(`card.${card}`)
  if (own.length === 0 && !mayWrite) return null
  return (
    <div className="ev-attachments">
      {own.map((attachment) => (
        <AttachmentItem key={attachment.id} owner={owner} attachment={attachment} mayWrite={mayWrite} />
      ))}
      {mayWrite && (
        <div className="ev-attach-acts">
          {(['photo', 'voice'] as const).map((kind) => (
            <Button
              key={kind}
              look="quiet"
              icon={<SignIcon sign="plus" size={16} />}
              aria-label={say(`attach.${kind}-of`, { card: name })}
              onClick={() => setAdding(kind)}
            >
              {say(`attach.${kind}`)}
            </Button>
          ))}
        </div>
      )}
      {adding && (
        <AttachmentDialog
          owner={owner}
          slot={card}
          kind={adding}
          title={say(`attach.${adding}-of`, { card: name })}
          onClose={() => setAdding(undefined)}
        />
      )}
    </div>
  )
}
