import { useRouter, useRouterState } from '@tanstack/react-router'
import { type MouseEvent, type ReactNode, useCallback, useMemo } from 'react'

/** What an address says after its `?`: plain texts; what is '' or undefined is left out. */
export type AddressQuery = Readonly<Record<string, string | undefined>>

export function writeAddress(path: string, query: AddressQuery = {}, hash = ''): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => !!pair[1])
  const said = new URLSearchParams(given).toString()
  return `${path}${said && `?${said}`}${hash && `#${hash}`}`
}

/**
 * The query of the address as plain texts, and how to change it in place: filters that can be sent to somebody.
 * Not the router's own search, which writes a text of digits within quotes.
 */
export function useAddressQuery(): readonly [AddressQuery, (change: AddressQuery) => void] {
  const router = useRouter()
  const { searchStr, pathname } = useRouterState({ select: (state) => state.location })
  const query = useMemo(
    () =>
      Object.fromEntries(
        [...new URLSearchParams(searchStr)].map(([k, v]) => [k, v.replace(/^"(.*)"$/, '$1')]),
      ),
    [searchStr],
  )
  const change = useCallback(
    (next: AddressQuery) => router.history.replace(writeAddress(pathname, { ...query, ...next })),
    [router, pathname, query],
  )
  return [query, change]
}

type QueryLinkProps = {
  readonly path: string
  readonly query?: AddressQuery
  readonly hash?: string
  readonly className?: string
  readonly children: ReactNode
}

/** A link inside the application that carries a query or a place in the page. */
export function QueryLink({ path, query = {}, hash = '', className, children }: QueryLinkProps) {
  const router = useRouter()
  const href = writeAddress(path, query, hash)
  const go = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    router.history.push(href)
  }
  return (
    <a href={href} className={className} onClick={go}>
      {children}
    </a>
  )
}
