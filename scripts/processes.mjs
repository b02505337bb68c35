// Runs on Node 18 and later with nothing installed: only node: imports here.
import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)))

const inEnglish = /^en/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '')

/** Progress and complaints go to stderr: stdout belongs to the command that was asked for. */
export function say(french, english) {
  process.stderr.write(`${inEnglish ? english : french}\n`)
}

/** Ends the script with a message in both languages: whoever reads it may not have chosen the language of the machine. */
export function giveUp(french, english) {
  process.stderr.write(`\n${french}\n\n${english}\n`)
  process.exit(1)
}

/** Starts a line, and returns a function that ends it with the seconds that passed. */
export function startLine(french, english) {
  const began = performance.now()
  process.stderr.write(`${inEnglish ? english : french}… `)
  return (word = '') =>
    process.stderr.write(`${word}${word && ' '}(${((performance.now() - began) / 1000).toFixed(1)} s)\n`)
}

/** A copy of `env` in which the programs of `folder` are found first (Windows calls the variable Path). */
export function withProgramsOf(folder, env = process.env) {
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  const rest = (env[key] ?? '').split(delimiter).filter((entry) => entry !== folder)
  return { ...env, [key]: [folder, ...rest].join(delimiter) }
}

/**
 * Runs a program to its end. `quiet` keeps its output instead of showing it; the output is then in the answer.
 * Never throws for a failing program: look at `code` (128 + signal number when a signal ended it).
 */
export function run(
  command,
  args,
  { quiet = false, env = process.env, cwd = projectRoot, shell = false } = {},
) {
  return new Promise((resolve) => {
    const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit'
    const child = spawn(command, args, { cwd, env, shell, stdio })
    let output = ''
    const keep = (piece) => {
      output += piece
    }
    child.stdout?.setEncoding('utf8').on('data', keep)
    child.stderr?.setEncoding('utf8').on('data', keep)
    const forward = (signal) => child.kill(signal)
    process.on('SIGTERM', forward)
    process.on('SIGINT', forward)
    const end = (code) => {
      process.off('SIGTERM', forward)
      process.off('SIGINT', forward)
      resolve({ code, output })
    }
    child.on('error', (error) => {
      output += String(error)
      end(127)
    })
    child.on('close', (code, signal) => end(signal ? 128 + constants.signals[signal] : code))
  })
}

/** Runs npm with the Node of this process: the npm that called us where there is one, else the first on the PATH. */
export function runNpm(args, options = {}) {
  const cli = process.env.npm_execpath ?? ''
  const env = withProgramsOf(dirname(process.execPath), options.env)
  if (/np[mx]-cli\.[cm]?js$/.test(cli)) {
    return run(process.execPath, [cli.replace('npx-cli', 'npm-cli'), ...args], { ...options, env })
  }
  return run('npm', args, { ...options, env, shell: process.platform === 'win32' })
}

/** Runs the program that a package brings, from its JavaScript file: no shell, no .cmd, the same Node. */
export function runTool(file, args, options = {}) {
  return run(process.execPath, [join(projectRoot, 'node_modules', file), ...args], options)
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/**
 * Lets one process at a time do `work`; the others wait. The lock holds the number of its process: one whose
 * process is dead is taken over, so that a killed installation never blocks the next one.
 */
export async function oneAtATime(name, work) {
  const folder = join(projectRoot, '.cache')
  mkdirSync(folder, { recursive: true })
  const lock = join(folder, `${name}.lock`)
  for (;;) {
    try {
      const file = openSync(lock, 'wx')
      writeSync(file, String(process.pid))
      closeSync(file)
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    await sleep(200) // also gives the one who has just made the lock the time to write its number into it
    const holder = Number(readLock(lock))
    if (!holder || !isAlive(holder)) rmSync(lock, { force: true })
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function readLock(lock) {
  try {
    return readFileSync(lock, 'utf8')
  } catch {
    return ''
  }
}
