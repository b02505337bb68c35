import { useEffect, useRef, useState } from 'preact/hooks'

/**
 * Seconds left before `leave` once nobody has touched the page for `askAfter` seconds; null while somebody does. Any
 * touch or key begins anew.
 */
export function useIdle(
  isOn: boolean,
  askAfter: number,
  leaveAfter: number,
  leave: () => void,
): number | null {
  const [seconds, setSeconds] = useState(0)
  const latest = useRef(leave)
  latest.current = leave
  useEffect(() => {
    if (!isOn) return undefined
    const touch = () => setSeconds(0)
    const timer = setInterval(() => setSeconds((n) => n + 1), 1000)
    document.addEventListener('pointerdown', touch)
    document.addEventListener('keydown', touch)
    return () => {
      clearInterval(timer)
      document.removeEventListener('pointerdown', touch)
      document.removeEventListener('keydown', touch)
    }
  }, [isOn])
  useEffect(() => {
    if (isOn && seconds >= askAfter + leaveAfter) latest.current()
  }, [isOn, seconds, askAfter, leaveAfter])
  return isOn && seconds >= askAfter ? Math.max(0, askAfter + leaveAfter - seconds) : null
}
