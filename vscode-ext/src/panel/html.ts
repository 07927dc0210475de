/** The page of the panel. Nothing but its own script and style runs there; all text comes as text, later. */

import { randomBytes } from 'node:crypto'
import { Uri, type Webview } from 'vscode'

export function panelHtml(webview: Webview, extension: Uri): string {
  const nonce = randomBytes(16).toString('base64url')
  const script = webview.asWebviewUri(Uri.joinPath(extension, 'dist', 'panel.js')).toString()
  const style = webview.asWebviewUri(Uri.joinPath(extension, 'media', 'panel.css')).toString()
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`
  return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="UTF-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="${style}">
  <title>Lean Proving Assistant</title>
</head>
<body>
  <main id="panel"></main>
  <script nonce="${nonce}" src="${script}"></script>
</body>
</html>`
}
