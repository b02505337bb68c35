import type { LeversHere } from './levers-frame.tsx'

type Root = Pick<LeversHere, 'root'>

export const agendaAddress = ({ root }: Root) => `${root}/agenda`
export const eventAddress = ({ root }: Root, eventId: string) => `${root}/agenda/${eventId}`
export const attendanceAddress = (here: Root, eventId: string) => `${eventAddress(here, eventId)}/presences`
export const diagnosisAddress = (here: Root, eventId: string) => `${eventAddress(here, eventId)}/bilan`
