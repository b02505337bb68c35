import './live-presence.css'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useSay } from './lang.tsx'
import { useLiveFocus, useLivePresence } from './live.ts'
import { namesAt, othersHere } from './live-people.ts'
import { usePathParam } from './page-route.ts'
import { shellWords } from './shell-words.ts'
import { SignIcon } from './sign-icon.tsx'

type PresenceLineProps = {
  readonly evaluationId: string
  /** The name of a page as `useLivePlace` said it; undefined for one without a name. */
  readonly pageName: (page: string) => string | undefined
}

const MOST_SHOWN = 6
/** A short gap in the network is nobody's business. */
const LOST_AFTER_MS = 4000

/** Who else has the evaluation open, and whether the server can be reached; as calm as an empty line when alone. */
export function PresenceLine({ evaluationId, pageName }: PresenceLineProps) {
  const say = useSay(shellWords)
  const { connection, people, total } = useLivePresence(evaluationId)
  const isLost = useLasting(connection === 'lost', LOST_AFTER_MS)
  const others = othersHere(people)
  const shown = others.slice(0, MOST_SHOWN)
  const more = Math.max(others.length, total - 1) - shown.length
  return (
    <div className="tb-live tb-no-print">
      <div role="status">
        {isLost && (
          <p className="tb-live-lost">
            <SignIcon sign="warning" size={16} /> {say('live.lost')}
          </p>
        )}
      </div>
      {shown.length > 0 && (
        <div className="tb-live-people">
          <span id="tb-live-label" className="tb-soft">
            {say('live.here')}
          </span>
          <ul aria-labelledby="tb-live-label">
            {shown.map(({ personId, name, initials, pages }) => {
              const where = pages.map(pageName).filter((page) => page !== undefined)
              return (
                <li key={personId} title={[name, ...where].join(' · ')}>
                  <span className="tb-live-circle" aria-hidden="true">
                    {initials}
                  </span>
                  <span className="tb-live-name">{name}</span>
                  {where.length > 0 && <span className="tb-live-where">{where.join(', ')}</span>}
                </li>
              )
            })}
            {more > 0 && <li className="tb-soft">{say('live.more', { n: more })}</li>}
          </ul>
        </div>
      )}
    </div>
  )
}

/** True once it has been so for a while; false at once. */
function useLasting(is: boolean, ms: number): boolean {
  const [lasts, setLasts] = useState(false)
  useEffect(() => {
    if (!is) return setLasts(false)
    const timer = setTimeout(() => setLasts(true), ms)
    return () => clearTimeout(timer)
  }, [is, ms])
  return lasts
}

type FieldsPresenceProps = {
  /** The record that the fields belong to: `story:<id>`. */
  readonly record: string
  readonly children: ReactNode
}

/**
 * Around a form whose fields say their path (`data-field="cards/arrival"`): tells the others in which field one
 * writes, and shows at each who else does.
 */
export function FieldsPresence({ record, children }: FieldsPresenceProps) {
  const { people } = useLivePresence(usePathParam('evaluationId'))
  const { enter, leave } = useLiveFocus()
  const form = useRef<HTMLDivElement>(null)
  const taken = new Set(people.filter((each) => !each.me).map((each) => each.focus))
  const focuses = [...taken].filter((focus) => focus.startsWith(`${record}:`))
  const enterField = (target: Element) => {
    const path = target.closest('[data-field]')?.getAttribute('data-field')
    if (path) enter(`${record}:${path}`)
    else leave()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears of the focus of what is inside
    <div ref={form} onFocus={(event) => enterField(event.target)} onBlur={leave}>
      {children}
      {focuses.map((focus) => (
        <FieldMark
          key={focus}
          form={form}
          path={focus.slice(record.length + 1)}
          names={namesAt(people, focus)}
        />
      ))}
    </div>
  )
}

type FieldMarkProps = {
  readonly form: RefObject<HTMLDivElement | null>
  readonly path: string
  readonly names: readonly string[]
}

/** Stands at the end of the field itself, wherever that is in the form. */
function FieldMark({ form, path, names }: FieldMarkProps) {
  const [field, setField] = useState<Element | null>(null)
  useEffect(() => {
    const place = form.current?.querySelector(`[data-field="${CSS.escape(path)}"]`)
    // below the control, above what else belongs to the field
    setField(place?.querySelector('.tb-field') ?? place ?? null)
  }, [form, path])
  return field?.isConnected ? createPortal(<WritingHere names={names} />, field) : null
}

function WritingHere({ names }: { readonly names: readonly string[] }) {
  const say = useSay(shellWords)
  if (names.length === 0) return null
  return (
    <p className="tb-live-writing">
      <span className="tb-live-dot" aria-hidden="true" />
      {say(names.length === 1 ? 'live.writes' : 'live.write', { names: names.join(', ') })}
    </p>
  )
}
