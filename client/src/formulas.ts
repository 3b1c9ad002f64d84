// A bundle of its own, loaded at the first formula.
import type { LiteElement } from '@mathjax/src/js/adaptors/lite/Element.js';
import { liteAdaptor } from '@mathjax/src/js/adaptors/liteAdaptor.js';
import { RegisterHTMLHandler } from '@mathjax/src/js/handlers/html.js';
import { TeX } from '@mathjax/src/js/input/tex.js';
import '@mathjax/src/js/input/tex/ams/AmsConfiguration.js';
import '@mathjax/src/js/input/tex/base/BaseConfiguration.js';
import '@mathjax/src/js/input/tex/boldsymbol/BoldsymbolConfiguration.js';
import '@mathjax/src/js/input/tex/mathtools/MathtoolsConfiguration.js';
import '@mathjax/src/js/input/tex/newcommand/NewcommandConfiguration.js';
import { mathjax } from '@mathjax/src/js/mathjax.js';
import { SVG } from '@mathjax/src/js/output/svg.js';
import { MathJaxTexFont } from '@mathjax/mathjax-tex-font/js/svg.js';

const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);

const typesetter = mathjax.document('', {
  // Without `autoload` and `require` a formula cannot ask for a file; commands that make links or HTML are not there.
  InputJax: new TeX({
    packages: ['base', 'ams', 'boldsymbol', 'mathtools', 'newcommand'],
    maxMacros: 1000,
    maxBuffer: 5 * 1024,
    formatError: (_: unknown, error: Error) => {
      throw error;
    },
  }),
  OutputJax: new SVG({ fontData: MathJaxTexFont, fontCache: 'local', linebreaks: { inline: false } }),
});

const drawn = new Map<string, string | undefined>();

/**
 * A displayed formula as a picture that needs no font.
 * @param tex Without delimiters.
 * @param color Of the strokes, as CSS writes it.
 * @returns Undefined for what is no TeX.
 */
export function texToSvg(tex: string, color: string): string | undefined {
  const key = `${color} ${tex}`;
  if (!drawn.has(key)) {
    // Glossaries are small; this only keeps a long session from growing.
    if (drawn.size > 500) drawn.clear();
    drawn.set(key, draw(tex, color));
  }
  return drawn.get(key);
}

function draw(tex: string, color: string): string | undefined {
  try {
    const container = typesetter.convert(tex, { display: true, em: 16, ex: 8, containerWidth: 720 }) as LiteElement;
    return adaptor.serializeXML(adaptor.firstChild(container) as LiteElement).replaceAll('currentColor', color);
  } catch {
    return undefined;
  }
}
