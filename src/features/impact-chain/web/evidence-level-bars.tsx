const LEVELS = [1, 2, 3, 4] as const

/** A level 0–4 in four bars, empty rings when nobody has judged; always beside its words, hence hidden from readers. */
export function LevelBars({ level }: { readonly level: number | null }) {
  return (
    <svg className="ch-level-bars" width={30} height={14} viewBox="0 0 30 14" aria-hidden="true">
      {LEVELS.map((each) => (
        <rect
          key={each}
          x={each * 7 - 6}
          y={1.5}
          width={5}
          height={11}
          rx={1}
          fill={level !== null && each <= level ? 'currentColor' : 'none'}
          stroke="currentColor"
          strokeWidth={1}
          strokeDasharray={level === null ? '2 1.5' : undefined}
        />
      ))}
    </svg>
  )
}
