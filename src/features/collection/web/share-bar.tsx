/** A share as a bar, beside the figure that says it. */
export function ShareBar({ share }: { readonly share: number }) {
  const width = `${Math.min(100, Math.max(0, share * 100))}%`
  return (
    <span className="co-bar" aria-hidden="true">
      <span style={{ width }} />
    </span>
  )
}
