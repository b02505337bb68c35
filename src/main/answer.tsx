import { showParticipantPage } from '#features/workshops/answer/participant-page.tsx'

const root = document.getElementById('root')
if (root) showParticipantPage(root)
