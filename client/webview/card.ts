// The page of a concept's card: draws the Markdown that the extension sends, and says which link was clicked.
import MarkdownIt from 'markdown-it';
import type { FromCard, ToCard } from '../src/card/messages';

const vscode = acquireVsCodeApi();
const card = document.getElementById('card');
const markdown = new MarkdownIt({ html: false, linkify: false });
// The server writes links to files and to the web only; pictures are the formulas that the extension has drawn.
markdown.validateLink = link => /^(file:|https?:|data:image\/svg\+xml;base64,)/.test(link);

window.addEventListener('message', ({ data }: MessageEvent<ToCard>) => {
  if (card === null) return;
  if (data.type === 'card') card.innerHTML = markdown.render(data.markdown);
  else card.textContent = data.text;
  window.scrollTo(0, 0);
});
document.addEventListener('click', event => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link === null) return;
  event.preventDefault();
  event.stopPropagation();
  tell({ type: 'open', href: link.getAttribute('href') ?? '' });
});
tell({ type: 'ready' });

function tell(said: FromCard): void {
  vscode.postMessage(said);
}
