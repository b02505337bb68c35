import { Command, CommanderError } from 'commander'
import { sayIn } from '#kernel/words.ts'
import { PROCESS_PORTS } from './commands/command-ports.ts'
import { addContoursCommand } from './commands/contours-command.ts'
import { addInstanceCommands } from './commands/instance-commands.ts'
import { addNetworkCommand } from './commands/network-command.ts'
import { addPurchasesCommand } from './commands/purchases-command.ts'
import { addXlsformCommand } from './commands/xlsform-command.ts'
import { VERSION } from './version.ts'
import { commandsWords } from './words.ts'

const program = new Command('tablee')
  .description(sayIn(commandsWords, PROCESS_PORTS.lang)('program'))
  .version(VERSION)

addInstanceCommands(program)
addPurchasesCommand(program)
addContoursCommand(program)
addNetworkCommand(program)
addXlsformCommand(program)

for (const command of [program, ...program.commands]) command.exitOverride()

// The embedded database's own handles do not keep the process alive: a command under way does.
const underWay = setInterval(() => {}, 60_000)
try {
  await program.parseAsync(process.argv)
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  // --help and --version end with 0; anything else that the parser refuses is wrong usage.
  process.exitCode = error.exitCode === 0 ? 0 : 2
} finally {
  clearInterval(underWay)
}
