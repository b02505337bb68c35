// Runs with nothing installed: only node: imports here.
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { giveUp, run, say, startLine } from './processes.mjs'

const ON_THE_PATH = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const ELSEWHERE = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].map((name) =>
    join(process.env[name] ?? 'C:\\', 'Google', 'Chrome', 'Application', 'chrome.exe'),
  ),
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function findProgram(names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram)
}

const findChromium = () =>
  findProgram(ON_THE_PATH) ?? (ELSEWHERE[process.platform] ?? []).find((file) => existsSync(file))

const mayInstallPackages = () => process.getuid?.() === 0 && existsSync('/etc/debian_version')

async function installPackages(names) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const end = startLine(`Installation de ${names.join(', ')}`, `Installing ${names.join(', ')}`)
  const update = await run('apt-get', ['update', '-qq'], { quiet: true, env })
  const install = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], {
    quiet: true,
    env,
  })
  end(install.code === 0 ? '' : `✗\n${update.output}${install.output}`)
}

/**
 * The browser that the journeys drive: the one of CHROMIUM_PATH, of the machine, or Debian's package, installed here
 * when that is allowed. Also brings pdftoppm, with which the journeys look at reports as pictures.
 * @returns {Promise<string>} path of the program
 */
export async function ensureChromium() {
  const chosen = process.env.CHROMIUM_PATH
  if (chosen && !isProgram(chosen)) {
    giveUp(
      `CHROMIUM_PATH désigne ${chosen}, qui n'est pas un programme.`,
      `CHROMIUM_PATH is ${chosen}, which is not a program.`,
    )
  }
  const missing = []
  if (!chosen && !findChromium()) missing.push('chromium', 'fonts-dejavu-core')
  if (!findProgram(['pdftoppm'])) missing.push('poppler-utils')
  if (missing.length > 0 && mayInstallPackages()) await installPackages(missing)

  const browser = chosen ?? findChromium()
  if (!browser) {
    giveUp(
      'Les parcours ont besoin de Chromium ou de Chrome. Installez-en un (Debian, Ubuntu : apt-get install chromium), ou donnez son chemin dans CHROMIUM_PATH, puis relancez.',
      'The journeys need Chromium or Chrome. Install one (Debian, Ubuntu: apt-get install chromium), or give its path in CHROMIUM_PATH, then run again.',
    )
  }
  if (!findProgram(['pdftoppm'])) {
    say(
      'ATTENTION : pdftoppm (poppler-utils) est absent, les rapports PDF ne seront pas regardés comme images.',
      'WARNING: pdftoppm (poppler-utils) is missing, PDF reports will not be looked at as pictures.',
    )
  }
  return browser
}
