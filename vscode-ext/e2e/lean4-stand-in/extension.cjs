/**
 * A stand-in for Lean's own extension: the same identity, and exports of the same shape. It has no server; every goal is
 * the same one, by which a test knows who was asked. When it is «stopped» it rejects as the real one does: with a string.
 */

const { commands, workspace } = require('vscode')

const GOAL = 'answer : Prop\n⊢ answer = of_the_stand_in'

exports.activate = context => {
  let running = true
  const client = {
    isRunning: () => running,
    getClientFolder: () => workspace.workspaceFolders?.[0]?.uri,
    sendRequest: method => {
      if (!running) return Promise.reject('No connection to Lean')
      if (method === '$/lean/plainGoal') return Promise.resolve({ goals: [GOAL], rendered: GOAL })
      return Promise.reject(new Error(`The stand-in does not know ${method}.`))
    },
  }
  const features = { clientProvider: { getClients: () => [client], getActiveClient: () => client } }
  context.subscriptions.push(commands.registerCommand('lean4.standIn.stop', () => (running = false)))
  return { lean4EnabledFeatures: Promise.resolve(features), allFeatures: () => Promise.resolve(features) }
}
