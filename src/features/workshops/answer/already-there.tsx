/** @jsxImportSource preact */

type AlreadyThereProps = {
  readonly title: string
  readonly items: readonly { readonly id: string; readonly text: string }[]
}

/** What the wall holds already, one press away; nothing while it holds nothing. */
export function AlreadyThere({ title, items }: AlreadyThereProps) {
  if (items.length === 0) return null
  return (
    <details>
      <summary>{title}</summary>
      <ul>
        {items.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
    </details>
  )
}
