import { openDataFolder } from '../../src/platform/data-folder.ts'

// Holds the data folder until it is killed; `announce` as second argument plays a running server.
const [folder = '', mode] = process.argv.slice(2)
const open = await openDataFolder(folder)
if (mode === 'announce')
  await open.announce({ url: 'http://127.0.0.1:4600', key: 'k'.repeat(24), pid: process.pid })
console.log('held')
setInterval(() => undefined, 1000)
