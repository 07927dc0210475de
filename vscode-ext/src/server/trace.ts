/**
 * The channel for what editor and server say to each other. The language client traces only into a channel whose log
 * level is *trace*; here the setting `assistant.trace.server` decides, as its description promises.
 */

import { EventEmitter, LogLevel, workspace, type Disposable, type LogOutputChannel } from 'vscode'

export function traceChannel(channel: LogOutputChannel): LogOutputChannel & Disposable {
  const level = (): LogLevel =>
    workspace.getConfiguration('assistant').get('trace.server') === 'off' ? LogLevel.Info : LogLevel.Trace
  const changed = new EventEmitter<LogLevel>()
  const subscription = workspace.onDidChangeConfiguration(event => {
    if (event.affectsConfiguration('assistant.trace.server')) changed.fire(level())
  })
  const own: Partial<LogOutputChannel> = {
    trace: (message, ...rest) => channel.info(message, ...rest),
    onDidChangeLogLevel: changed.event,
    dispose: () => {
      subscription.dispose()
      changed.dispose()
      channel.dispose()
    },
  }
  return new Proxy(channel, {
    get: (target, property) => {
      if (property === 'logLevel') return level()
      if (property in own) return own[property as keyof LogOutputChannel]
      const value: unknown = Reflect.get(target, property)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
}
