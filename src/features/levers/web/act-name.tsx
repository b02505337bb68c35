/** What is seen on a button, and for readers of what it is: buttons alike in a list each have their own name. */
export function ActName({ text, of }: { readonly text: string; readonly of: string }) {
  return (
    <>
      {text}
      <span className="tb-hidden"> ({of})</span>
    </>
  )
}
