import * as vscode from 'vscode';

/** As the server writes a formula on a card; text of notes and glossaries cannot make such a block, since it is escaped. */
const formula = /^(`{3,})latex\n([\s\S]*?)\n\1$/gm;

/** VS Code draws nothing of a Markdown text beyond 100,000 characters. */
const longestImage = 60_000;

/** A card with its formulas drawn, in a colour that the theme's background lets be read. What cannot be drawn stays TeX. */
export async function withFormulas<T>(card: T): Promise<T> {
  if (!(card instanceof vscode.MarkdownString)) return card;
  card.value = await formulasDrawn(card.value);
  return card;
}

/** Markdown of a card with its formulas drawn. */
export async function formulasDrawn(markdown: string): Promise<string> {
  if (!markdown.includes('latex\n')) return markdown;
  const color = foreground(vscode.window.activeColorTheme.kind);
  const { texToSvg } = await import('./formulas.js');
  return markdown.replace(formula, (block, _fence: string, tex: string) => {
    const svg = texToSvg(tex, color);
    if (svg === undefined) return block;
    const image = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
    return image.length > longestImage ? block : `![${alternative(tex)}](${image})`;
  });
}

/** The TeX as an image's description: on one line, and nothing in it that Markdown reads. */
function alternative(tex: string): string {
  return tex.replace(/\s+/g, ' ').replace(/[\\[\]`*_<>&!()#|~]/g, '\\$&');
}

/** The editor's own foreground in VS Code's default themes: a picture cannot ask for the theme's colour. */
function foreground(kind: vscode.ColorThemeKind): string {
  switch (kind) {
    case vscode.ColorThemeKind.Light:
      return '#3b3b3b';
    case vscode.ColorThemeKind.Dark:
      return '#cccccc';
    case vscode.ColorThemeKind.HighContrast:
      return '#ffffff';
    case vscode.ColorThemeKind.HighContrastLight:
      return '#000000';
  }
}
