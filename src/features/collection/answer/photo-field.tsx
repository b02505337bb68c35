/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks'
import type { FileAnswer } from '#features/questionnaires/domain/form.ts'
import { encodePhoto } from '#platform/web/photo-encoding.ts'
import { COLLECTION_LIMITS } from '../domain/collection.ts'
import { useForm } from './form-context.ts'
import type { FieldProps } from './question-field.tsx'

export const fileIn = (value: unknown): FileAnswer | undefined =>
  typeof value === 'object' && value !== null && 'file' in value ? (value as FileAnswer) : undefined

/** The address of a file that is kept on the device, as long as it is shown. */
export function useKeptFile(file: string | undefined): string | undefined {
  const { readFile } = useForm()
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    if (!file) return setAddress(undefined)
    let made: string | undefined
    let wanted = true
    void readFile(file).then((blob) => {
      if (!blob || !wanted) return
      made = URL.createObjectURL(blob)
      setAddress(made)
    })
    return () => {
      wanted = false
      if (made) URL.revokeObjectURL(made)
    }
  }, [file, readFile])
  return address
}

/** A photo taken or chosen; drawn anew, so that neither place nor camera goes along. */
export function PhotoField({ state, describedBy }: FieldProps) {
  const { say, change, keepFile } = useForm()
  const [isBroken, setBroken] = useState(false)
  const kept = fileIn(state.value)
  const address = useKeptFile(kept?.file)
  const take = async (file: File | undefined) => {
    if (!file) return
    const photo = await encodePhoto(file, COLLECTION_LIMITS.fileBytes)
    setBroken(!photo)
    if (photo) change(state.path, await keepFile(photo))
  }
  return (
    <>
      {address && <img class="photo" src={address} alt={say('photo.alt')} />}
      <div class="bar">
        <label class="button file">
          {say(kept ? 'photo.again' : 'photo.take')}
          <input
            type="file"
            accept="image/*"
            capture="environment"
            aria-describedby={describedBy}
            onChange={(event) => void take(event.currentTarget.files?.[0])}
          />
        </label>
        {kept && (
          <button class="plain" type="button" onClick={() => change(state.path, undefined)}>
            {say('photo.remove')}
          </button>
        )}
      </div>
      {isBroken && <p class="wrong">{say('photo.broken')}</p>}
    </>
  )
}
