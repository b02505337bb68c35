import { type ReactNode, useId } from 'react'
import { IconButton } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { networkMapWords } from '../words.ts'

type CardFrameProps = {
  readonly title: ReactNode
  readonly lead?: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A card beside the map: a title, a way out, and what there is to know. */
export function CardFrame({ title, lead, onClose, children }: CardFrameProps) {
  const say = useSay(networkMapWords)
  const id = useId()
  return (
    <section className="wn-card" aria-labelledby={id}>
      <div className="wn-card-title">
        <h2 id={id} tabIndex={-1}>
          {title}
        </h2>
        <IconButton label={say('card.close')} onClick={onClose}>
          <SignIcon sign="close" />
        </IconButton>
      </div>
      {lead && <p className="tb-soft">{lead}</p>}
      {children}
    </section>
  )
}

type CardPartProps = { readonly title: string; readonly children: ReactNode }

export function CardPart({ title, children }: CardPartProps) {
  return (
    <div className="wn-card-part">
      <h3>{title}</h3>
      {children}
    </div>
  )
}

type FewProps<T> = {
  readonly all: readonly T[]
  readonly most?: number
  readonly children: (item: T) => ReactNode
}

/** The first of a list, the rest one press away. */
export function Few<T>({ all, most = 8, children }: FewProps<T>) {
  const say = useSay(networkMapWords)
  const rest = all.slice(most, most + 200)
  return (
    <>
      <ul className="wn-list">{all.slice(0, most).map(children)}</ul>
      {rest.length > 0 && (
        <details className="wn-more">
          <summary>{say('card.more', { n: all.length - most })}</summary>
          <ul className="wn-list">{rest.map(children)}</ul>
        </details>
      )}
    </>
  )
}
