import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/**
 * A page that loads its own script and style from the extension's folder `dist`, and nothing else from anywhere.
 * @param name Of the script and the style.
 * @param body HTML.
 * @param allowed More that the page's policy allows, such as pictures that are written into the page itself.
 */
export function webviewPage(
  webview: vscode.Webview,
  dist: vscode.Uri,
  name: string,
  body: string,
  allowed = '',
): string {
  const nonce = randomBytes(18).toString('base64');
  const at = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(dist, file)).toString();
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource}; ${allowed}`;
  return `<!doctype html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${at(`${name}.css`)}">
</head>
<body>
${body}
<script nonce="${nonce}" src="${at(`${name}.js`)}"></script>
</body>
</html>`;
}
