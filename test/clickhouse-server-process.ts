import { DataType, load, open } from 'ffi-rs'

/**
 * A process that is a ClickHouse server: `libchdb.so` holds the server's TCP and HTTP handlers too. Run as a child
 * with the arguments library, folder, tcp port, http port and configuration file.
 * It ends when its parent does.
 */
const [library = '', folder = '', tcpPort = '', httpPort = '', config = ''] = process.argv.slice(2)

// The server runs in a thread of its own that nothing can ask to stop; what it holds is thrown away.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))

open({ library: 'chdb', path: library })
const argv = [
  'clickhouse',
  `--config-file=${config}`,
  `--path=${folder}`,
  '--listen_host=127.0.0.1',
  `--tcp_port=${tcpPort}`,
  `--http_port=${httpPort}`,
  '--query=SYSTEM START LISTEN TCP; SYSTEM START LISTEN HTTP; SELECT sleepEachRow(1) FROM numbers(1000000) ' +
    'SETTINGS max_block_size = 1, function_sleep_max_microseconds_per_block = 0 FORMAT Null',
]
await load({
  library: 'chdb',
  funcName: 'chdb_query_cmdline',
  retType: DataType.I64,
  paramsType: [DataType.I32, DataType.StringArray],
  paramsValue: [argv.length, argv],
  runInNewThread: true,
})
process.exit(1)
