// Stands in for `assistant lsp` where only the life of a process matters; it speaks no protocol.
// The first argument says how it behaves: stay, stubborn (ignores the end of its input and SIGTERM), or exit:CODE.
const [behaviour] = process.argv.slice(2)
process.stderr.write(`stand-in: ${process.argv.slice(2).join(' ')}\n`)
if (behaviour.startsWith('exit:')) {
  process.stderr.write('it will not do\n\n')
  process.exitCode = Number(behaviour.slice('exit:'.length))
} else {
  setInterval(() => undefined, 60_000)
  if (behaviour === 'stubborn') process.on('SIGTERM', () => undefined)
  else process.stdin.on('end', () => process.exit(0)).resume()
  process.stderr.write(`lean=${process.env.ASSISTANT_LEAN ?? ''}\n`)
}
