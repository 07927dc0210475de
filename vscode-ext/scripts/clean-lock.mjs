// Takes the addresses out of package-lock.json: npm writes where a package may be funded, and that is nobody's business here.
// Run it after every `npm install`; `.npmrc` already keeps the addresses of the archives out.
import { readFileSync, writeFileSync } from 'node:fs'

const path = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(path, 'utf8'))
for (const entry of Object.values(lock.packages)) {
  delete entry.funding
  delete entry.resolved
}
writeFileSync(path, JSON.stringify(lock, undefined, 2) + '\n')
