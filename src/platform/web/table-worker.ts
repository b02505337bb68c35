import { serveTables } from './table-serving.ts'

// Runs as a thread of its own (table-thread.ts): files that the server judges are only read here.
serveTables()
