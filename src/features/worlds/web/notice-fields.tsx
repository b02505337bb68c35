import { addMonths } from '#kernel/day.ts'
import { type Lang, sayIn } from '#kernel/words.ts'
import { Button } from '#platform/web/button.tsx'
import { Choices } from '#platform/web/choices.tsx'
import { DateField, TextField } from '#platform/web/form.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { LONGEST_NOTICE_MONTHS, proposeNetworkNotice } from '../domain/network-notice-text.ts'
import { ownNetworkWords, worldsWords } from '../words.ts'
import type { NetworkHere } from './network-frame.tsx'

export type NoticeForm = {
  readonly lang: Lang
  readonly controller: string
  readonly contact: string
  readonly purpose: string
  readonly notice: string
  readonly expiresOn: string
}

/** What a notice begins with: a purpose, a text and whom to write to are proposed, an end a year from today. */
export function beginNotice(here: NetworkHere, lang: Lang, contact: string): NoticeForm {
  const say = sayIn(ownNetworkWords, lang)
  const fields = {
    lang,
    controller: here.territoryName,
    contact,
    purpose: say('notice-text.usual-purpose'),
    expiresOn: addMonths(here.today, 12) ?? '',
  }
  return { ...fields, notice: proposeNetworkNotice({ ...fields, territory: here.territoryName }, say) }
}

type NoticeFieldsProps = {
  readonly here: NetworkHere
  readonly value: NoticeForm
  readonly onChange: (change: Partial<NoticeForm>) => void
}

/** Who asks, why, until when, and the text that is read first. */
export function NoticeFields({ here, value, onChange }: NoticeFieldsProps) {
  const say = useSay(worldsWords)
  const { lang } = useLang()
  const undoToast = useUndoToast()
  const latest = addMonths(here.today, LONGEST_NOTICE_MONTHS) ?? ''
  const textOf = (form: NoticeForm) =>
    proposeNetworkNotice({ ...form, territory: here.territoryName }, sayIn(ownNetworkWords, form.lang))
  /** The text follows its fields as long as nobody wrote in it. */
  const follow = (change: Partial<NoticeForm>) => {
    const isOurs = value.notice === textOf(value)
    onChange(isOurs ? { ...change, notice: textOf({ ...value, ...change }) } : change)
  }
  const propose = (change: Partial<NoticeForm> = {}) => {
    const before = value.notice
    onChange({ ...change, notice: textOf({ ...value, ...change }) })
    undoToast(say('notice.replaced'), async () => onChange({ notice: before }))
  }
  return (
    <>
      <TextField
        label={say('notice.purpose')}
        lines={2}
        maxLength={1000}
        value={value.purpose}
        onChange={(purpose) => follow({ purpose })}
      />
      <div className="wo-pair">
        <TextField
          label={say('notice.controller')}
          maxLength={300}
          value={value.controller}
          onChange={(controller) => follow({ controller })}
        />
        <TextField
          label={say('notice.contact')}
          help={say('notice.contact-help')}
          maxLength={300}
          value={value.contact}
          onChange={(contact) => follow({ contact })}
        />
      </div>
      <DateField
        label={say('notice.expires')}
        help={say('notice.expires-help', { latest: formatDay(latest, lang) })}
        short={false}
        value={value.expiresOn}
        min={here.today}
        max={latest}
        onChange={(expiresOn) => follow({ expiresOn })}
      />
      <Choices
        label={say('notice.lang')}
        row
        value={value.lang}
        onChange={(next) => {
          // a purpose of one's own stays; the usual one is said in the other language
          const isUsual = value.purpose === sayIn(ownNetworkWords, value.lang)('notice-text.usual-purpose')
          const purpose = isUsual ? sayIn(ownNetworkWords, next)('notice-text.usual-purpose') : value.purpose
          propose({ lang: next, purpose })
        }}
        choices={[
          { value: 'fr', label: 'Français' },
          { value: 'en', label: 'English' },
        ]}
      />
      <TextField
        label={say('notice.text')}
        help={say('notice.text-help')}
        lines={8}
        maxLength={10_000}
        value={value.notice}
        onChange={(notice) => onChange({ notice })}
      />
      <div className="tb-row">
        <Button look="quiet" onClick={() => propose()}>
          {say('notice.propose')}
        </Button>
      </div>
    </>
  )
}

/** What still lacks before a notice can be given. */
export function isNoticeComplete({ purpose, notice, controller, expiresOn }: NoticeForm): boolean {
  return [purpose, notice, controller, expiresOn].every((text) => text.trim() !== '')
}
