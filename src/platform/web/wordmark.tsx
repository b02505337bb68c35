/** The eight places around the table, as angles; the one at the lower right is free. */
const SEATS = [0, 45, 90, 180, 225, 270, 315]
const FREE_SEAT = 135

const SEAT = 'M-3.7 -19A19.4 19.4 0 0 1 3.7 -19'

/** A round table seen from above, seven people around it and a place kept free: the eighth is for whoever is missing. */
export function TableMark({ size = 40 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="-24 -24 48 48" aria-hidden="true" focusable="false">
      <circle r={11.2} fill="currentColor" />
      <g fill="none" stroke="currentColor" strokeLinecap="round" strokeWidth={3.9}>
        {SEATS.map((angle) => (
          <path key={angle} d={SEAT} transform={`rotate(${angle})`} />
        ))}
      </g>
      <circle
        r={2.6}
        cx={0}
        cy={-19.2}
        transform={`rotate(${FREE_SEAT})`}
        fill="none"
        stroke="currentColor"
        strokeWidth={1.7}
      />
    </svg>
  )
}

/**
 * The name, drawn and not typed: every bowl is the same circle as the table, the accent of the é is one of its seats.
 * x-height 20, bowls of radius 8.5, stroke 3.6.
 */
export function Wordmark({ height = 30 }: { readonly height?: number }) {
  return (
    <svg
      height={height}
      width={(height * 127) / 40}
      viewBox="0 0 127 40"
      role="img"
      aria-label="Tablée"
      focusable="false"
    >
      <g fill="none" stroke="currentColor" strokeWidth={3.6} strokeLinecap="round" strokeLinejoin="round">
        <path d="M3 7.5H22 M12.5 7.5V34" />
        <circle cx={33} cy={25.5} r={8.5} />
        <path d="M41.5 17V34" />
        <path d="M50.5 4.5V34" />
        <circle cx={59} cy={25.5} r={8.5} />
        <path d="M75 4.5V34" />
        <path d="M83.7 25.5H100.3A8.4 8.5 0 1 0 97.6 31.8" />
        <path d="M90.8 10.2L96 5.4" />
        <path d="M107.2 25.5H123.8A8.4 8.5 0 1 0 121.1 31.8" />
      </g>
    </svg>
  )
}
