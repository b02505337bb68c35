import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import {
  type AttachmentOwner,
  type AttachmentRecord,
  attachmentAddress,
  useAttachmentRemoval,
  useAttachments,
} from '#features/evaluations/web/attachments-api.ts'
import { useObjectAddress } from '#features/evaluations/web/object-address.ts'
import { fetchOrProblem } from '#platform/web/api.ts'
import { Button } from '#platform/web/button.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { interviewsScreensWords } from '../words.ts'

/** A moment of the clock that somebody wants to hear; `n` tells two wishes for the same moment apart. */
export type HeardMoment = { readonly seconds: number; readonly n: number }

type PlayersProps = {
  readonly owner: AttachmentOwner
  readonly moment: HeardMoment | undefined
  readonly mayRemove: boolean
}

/** Seconds of the clock at which a recording began. */
const startOf = ({ slot }: AttachmentRecord) => Number(slot) || 0

/** The recordings of an interview; the one that holds the wished moment plays from there. */
export function RecordingPlayers({ owner, moment, mayRemove }: PlayersProps) {
  const recordings = useAttachments(owner)
  const voices = (recordings.data ?? []).filter(({ kind }) => kind === 'voice')
  if (voices.length === 0) return null
  const holding = moment && (voices.toReversed().find((each) => startOf(each) <= moment.seconds) ?? voices[0])
  return (
    <ul className="iv-players">
      {voices.map((each) => (
        <RecordingPlayer
          key={each.id}
          owner={owner}
          recording={each}
          moment={each.id === holding?.id ? moment : undefined}
          mayRemove={mayRemove}
        />
      ))}
    </ul>
  )
}

type PlayerProps = Omit<PlayersProps, 'moment'> & {
  readonly recording: AttachmentRecord
  readonly moment: HeardMoment | undefined
}

/** The sound is fetched when somebody wants to hear it, then played from here. */
function RecordingPlayer({ owner, recording, moment, mayRemove }: PlayerProps) {
  const say = useSay(interviewsScreensWords)
  const { lang } = useLang()
  const remove = useAttachmentRemoval(owner, say('record.removed'))
  const audio = useRef<HTMLAudioElement>(null)
  const [wished, setWished] = useState(false)
  const source = attachmentAddress(owner, recording)
  const sound = useQuery({
    queryKey: ['sound-of-interview', recording.id],
    queryFn: () => fetchOrProblem(source).then((reply) => reply.blob()),
    enabled: wished || moment !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const address = useObjectAddress(sound.data)
  const from = startOf(recording)
  useEffect(() => {
    const player = audio.current
    if (!address || !player || !moment) return
    player.currentTime = Math.max(0, moment.seconds - from)
    void player.play().catch(() => {})
  }, [address, moment, from])
  const what = say('record.of', { date: formatDay(recording.createdAt, lang, true) })
  return (
    <li className="iv-player">
      <span>{what}</span>
      {address ? (
        // biome-ignore lint/a11y/useMediaCaption: what is said stands in the notes and in the text
        <audio ref={audio} controls src={address} aria-label={what} />
      ) : (
        <Button
          look="second"
          busy={sound.isFetching}
          aria-label={say('record.listen-to', { what })}
          onClick={() => setWished(true)}
        >
          {say('record.listen')}
        </Button>
      )}
      {mayRemove && (
        <Button look="quiet" aria-label={say('record.remove-of', { what })} onClick={() => remove(recording)}>
          {say('record.remove')}
        </Button>
      )}
      <ProblemNotice problem={sound.error} />
    </li>
  )
}
