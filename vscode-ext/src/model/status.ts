/** What the status bar says: from the state of the server's process and from what the server says of itself. */

import type { Status } from '../messages'

/** State of the server's process, as the extension sees it. */
export type ServerState =
  | { kind: 'off'; reason: 'untrusted' | 'stopped' }
  | { kind: 'missing'; message: string }
  | { kind: 'starting' }
  | { kind: 'running' }
  | { kind: 'waiting'; message: string; seconds: number }
  | { kind: 'failed'; message: string }

export interface StatusText {
  /** With an icon of the editor: `$(name)`. */
  text: string
  tooltip: string
  /** For a screen reader: no icons. */
  spoken: string
  severity: 'normal' | 'warning' | 'error'
}

export const STARTING: Status = { state: 'starting', prover: '', lean: '', leanInsteadOf: '', running: [], message: '', hint: '' }

const NAME = 'Lean Assistant'

export function statusText(server: ServerState, status: Status, ghostText: boolean): StatusText {
  switch (server.kind) {
    case 'off':
      return server.reason === 'untrusted'
        ? said('$(shield)', 'restricted', 'Nothing is started in a workspace that is not trusted. Click to trust it.', 'warning')
        : said('$(circle-slash)', 'stopped', 'The server is stopped. Click to start it.')
    case 'missing':
      return said('$(warning)', 'not installed', server.message, 'warning')
    case 'starting':
      return said('$(loading~spin)', 'starting', 'The server is starting.')
    case 'waiting':
      return said('$(history)', 'restarting', `${server.message} It is restarted in ${server.seconds} s.`, 'warning')
    case 'failed':
      return said('$(error)', 'failed', server.message, 'error')
    case 'running':
      return running(status, ghostText)
  }
}

function running(status: Status, ghostText: boolean): StatusText {
  const lines = [
    status.prover && `Prover: ${status.prover}`,
    status.lean && `Lean ${status.lean}`,
    status.leanInsteadOf && `The project names another Lean: ${status.leanInsteadOf}`,
    `Ghost text is ${ghostText ? 'on' : 'off'}`,
    ...status.running.map(job => `Running: ${job.title}`),
  ].filter(line => line !== '')
  switch (status.state) {
    case 'starting':
      return said('$(loading~spin)', 'starting', lines.join('\n'))
    case 'error':
      return said('$(error)', status.message || 'error', [status.message, status.hint, ...lines].filter(line => line !== '').join('\n'), 'error')
    case 'busy':
      return said('$(sync~spin)', busy(status), lines.join('\n'))
    case 'idle':
      return status.leanInsteadOf
        ? said('$(warning)', 'another Lean than the project names', lines.join('\n'), 'warning')
        : said(ghostText ? '$(sparkle)' : '$(eye-closed)', status.prover || 'ready', lines.join('\n'))
  }
}

function busy(status: Status): string {
  if (status.message !== '') return status.message
  const newest = status.running.at(-1)
  if (newest === undefined) return `${status.prover || 'assistant'} is busy`
  const others = status.running.length - 1
  return others === 0 ? newest.title : `${newest.title} (+${others})`
}

function said(icon: string, words: string, tooltip: string, severity: StatusText['severity'] = 'normal'): StatusText {
  const short = words.length > 40 ? `${words.slice(0, 39)}…` : words
  return { text: `${icon} Lean: ${short}`, tooltip: `${NAME}\n${tooltip}`, spoken: `${NAME}: ${words}`, severity }
}
