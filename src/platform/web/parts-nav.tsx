import './parts-nav.css'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

export type Part = {
  readonly label: string
  readonly to: string
  /** Whether the page that is shown belongs to this part; the feature knows which of its addresses do. */
  readonly here: boolean
}

type PartsNavProps = {
  /** What these are the parts of, for those who do not see them. */
  readonly label: string
  readonly items: readonly Part[]
}

/** The pages beside this one, under the step navigation: they wrap, and on a phone they scroll on one line. */
export function PartsNav({ label, items }: PartsNavProps) {
  const nav = useRef<HTMLElement>(null)
  const current = items.find(({ here }) => here)?.to
  // On a phone the part where one is comes into view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another part is another place
  useEffect(() => {
    const here = nav.current?.querySelector<HTMLElement>('[aria-current="page"]')
    if (nav.current && here) nav.current.scrollLeft = here.offsetLeft - 24
  }, [current])
  return (
    <nav ref={nav} className="tb-parts tb-no-print" aria-label={label}>
      {items.map(({ label: name, to, here }) => (
        <Link
          key={to}
          to={to}
          className="tb-part"
          // The router says it of the very address alone; a part may hold several pages.
          activeOptions={{ exact: true, includeSearch: false }}
          aria-current={here ? 'page' : undefined}
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}
