const PATHS = {
  warning: 'M10 2.5 18.5 17.5H1.5Z M10 8v4.5 M10 15v.2',
  info: 'M10 1.8a8.2 8.2 0 1 0 0 16.4 8.2 8.2 0 0 0 0-16.4Z M10 9v5 M10 6v.2',
  close: 'M4.5 4.5l11 11 M15.5 4.5l-11 11',
  chevron: 'M5 7.5l5 5 5-5',
  check: 'M3.5 10.5l4.5 4.5 8.5-9.5',
  plus: 'M10 3.5v13 M3.5 10h13',
  arrow: 'M3.5 10h12.5 M11 5l5 5-5 5',
  file: 'M5 2h7l4 4v12H5Z M12 2v4h4',
  search: 'M8.5 3a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Z M12.6 12.6 17.5 17.5',
  undo: 'M7 4 3 8l4 4 M3 8h8.5a4.5 4.5 0 0 1 0 9H8',
  keyboard: 'M2 5h16v10.5H2Z M5 8.2h.1 M8.3 8.2h.1 M11.6 8.2h.1 M14.9 8.2h.1 M6 12.4h8',
  person: 'M10 3.2a3.4 3.4 0 1 0 0 6.8 3.4 3.4 0 0 0 0-6.8Z M3.2 17.5c.6-3.6 3.2-5.2 6.8-5.2s6.2 1.6 6.8 5.2',
} as const

export type Sign = keyof typeof PATHS

/** Small drawn signs, 20 px, in the colour of the text; always beside words or under a label, so hidden from readers. */
export function SignIcon({ sign, size }: { readonly sign: Sign; readonly size?: number }) {
  return <DrawnSign path={PATHS[sign]} {...(size === undefined ? {} : { size })} />
}

type DrawnSignProps = {
  /** Of a square of 20. */
  readonly path: string
  readonly size?: number
  readonly weight?: number
  readonly className?: string
}

/** A sign of a feature's own, drawn as those above. */
export function DrawnSign({ path, size = 20, weight = 1.7, className }: DrawnSignProps) {
  return (
    <svg
      className={className}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      aria-hidden="true"
      focusable="false"
    >
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        strokeWidth={weight}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
