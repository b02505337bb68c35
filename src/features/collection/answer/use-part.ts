import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** A part of the page that is loaded the first time somebody needs it; null until it is there. */
export function usePart<P>(load: () => Promise<ComponentType<P>>): ComponentType<P> | null {
  const [part, setPart] = useState<{ is: ComponentType<P> } | null>(null)
  useEffect(() => {
    let wanted = true
    void load().then((is) => wanted && setPart({ is }))
    return () => {
      wanted = false
    }
  }, [load])
  return part?.is ?? null
}
