import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { drawQrCode } from '#kernel/qr-code.ts'
import { Button, LinkTo } from '#platform/web/button.tsx'
import { copyText } from '#platform/web/copy-text.ts'
import { Dialog } from '#platform/web/dialog.tsx'
import { DrawingView } from '#platform/web/drawing-view.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import type { CollectionLink } from '../contract.ts'
import { collectionAddress } from './collection-addresses.ts'
import type { CollectionGroup } from './collection-api.ts'
import { type CollectionScope, useCollectionApi, useCollectionChanged } from './collection-client.ts'
import { teamWords } from './team-words.ts'

type LinkCardProps = {
  readonly link: CollectionLink
  readonly groups: readonly CollectionGroup[]
  readonly scope: CollectionScope
}

/** One door: its square, its address, what came through it. */
export function LinkCard({ link, groups, scope }: LinkCardProps) {
  const say = useSay(teamWords)
  const toast = useToast()
  const [isRevoking, setRevoking] = useState(false)
  const name = link.label || say(`link.${link.kind}`)
  const group = groups.find(({ id }) => id === link.groupId)
  const copy = async () => toast(say((await copyText(link.link)) ? 'link.copied' : 'link.not-copied'))
  return (
    <li className="co-link">
      <div className="co-qr">
        <DrawingView
          drawing={drawQrCode(link.link, {
            title: say('link.qr', { name }),
            description: say('link.qr-text'),
          })}
        />
      </div>
      <div className="co-link-words">
        <h3>{name}</h3>
        <div className="tb-row">
          <Pill>{say(`link.${link.kind}`)}</Pill>
          {group && <Pill>{group.name}</Pill>}
          <span>{say('count.received', { n: link.received })}</span>
        </div>
        <p className="co-address" translate="no">
          <a href={link.link} target="_blank" rel="noreferrer">
            {link.link}
          </a>
        </p>
        <div className="tb-row">
          <Button look="second" onClick={() => void copy()} aria-label={say('link.copy-of', { name })}>
            {say('link.copy')}
          </Button>
          <LinkTo
            className="tb-button tb-button-quiet"
            to={collectionAddress(scope, scope.collectionId, `affiche/${link.id}`)}
          >
            {say('link.sheet')} <span className="tb-hidden">({name})</span>
          </LinkTo>
          <Button look="quiet" onClick={() => setRevoking(true)} aria-label={say('link.revoke-of', { name })}>
            {say('link.revoke')}
          </Button>
        </div>
      </div>
      {isRevoking && (
        <RevokeDialog link={link} name={name} scope={scope} onClose={() => setRevoking(false)} />
      )}
    </li>
  )
}

type RevokeDialogProps = {
  readonly link: CollectionLink
  readonly name: string
  readonly scope: CollectionScope
  readonly onClose: () => void
}

/** The one act here that cannot be undone: what is printed leads nowhere afterwards. */
function RevokeDialog({ link, name, scope, onClose }: RevokeDialogProps) {
  const say = useSay(teamWords)
  const api = useCollectionApi()
  const changed = useCollectionChanged(scope.evaluationId)
  const revoke = useMutation({
    mutationFn: () => api.links.revoke({ ...scope, id: link.id, version: link.version }),
    onSuccess: onClose,
    onSettled: changed,
  })
  return (
    <Dialog
      title={say('revoke.title', { name })}
      onClose={onClose}
      acts={
        <>
          <Button onClick={() => revoke.mutate()} busy={revoke.isPending}>
            {say('revoke.go')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {say('revoke.no')}
          </Button>
        </>
      }
    >
      <p>{say('revoke.text')}</p>
      <ProblemNotice problem={revoke.error} />
    </Dialog>
  )
}
