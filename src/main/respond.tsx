import { showRespondentPage } from '#features/collection/answer/respondent-page.tsx'

const root = document.getElementById('root')
if (root) showRespondentPage(root)
