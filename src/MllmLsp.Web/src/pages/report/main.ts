import { element } from '../../shared/element';
import { pageLanguage } from '../../shared/language';
import { pageData, pageRoot } from '../../shared/page';
import { bars, type Bar } from './bars';
import type { Candidate, Finding, Folder, Note, ReportData, Severity } from './data';
import { linkGraph } from './graph';
import { number, Table } from './table';
import { severityName, shownFolder, words } from './words';

const language = pageLanguage();
const data = pageData<ReportData>();
const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
const folderNames = new Map(data.folders.map((folder) => [folder.path, folderName(folder)]));
const starts: (() => void)[] = [];

pageRoot().append(
  element('header', { class: 'head' }, element('h1', {}, data.title), tiles()),
  section(words.findings[language], findings()),
  section(words.concepts[language], concepts()),
  section(words.notes[language], notes()),
  section(words.graph[language], begun(linkGraph(data, language))),
  ...(data.candidates.length > 0 ? [section(words.candidates[language], candidates())] : []),
);
// A chart needs the size of its element, so it begins when all elements are in the page.
for (const start of starts) {
  start();
}

function tiles(): HTMLElement {
  const { summary } = data;
  const size = summary.bytes < 1e6 ? `${Math.ceil(summary.bytes / 1e3)} kB` : `${(summary.bytes / 1e6).toLocaleString(undefined, { maximumFractionDigits: 1 })} MB`;
  const tile = (name: string, value: string, attention = false): HTMLElement =>
    element('div', { class: attention ? 'tile attention' : 'tile' }, element('dt', {}, name), element('dd', {}, value));
  return element(
    'dl',
    { class: 'tiles' },
    tile(words.findings[language], data.findingCount.toLocaleString(), data.findingCount > 0),
    ...(summary.known > 0 ? [tile(words.known[language], summary.known.toLocaleString())] : []),
    tile(words.notes[language], summary.notes.toLocaleString()),
    tile(words.size[language], size),
    tile(words.links[language], summary.links.toLocaleString()),
    tile(words.conceptsUsed[language], `${(summary.concepts - data.unusedCount).toLocaleString()} / ${summary.concepts.toLocaleString()}`),
    tile(words.orphans[language], data.orphanCount.toLocaleString()),
  );
}

function findings(): HTMLElement {
  if (data.findingCount === 0) {
    return element('p', { class: 'muted' }, words.noFindings[language]);
  }
  const table = new Table<Finding>(
    [words.place[language], words.message[language], words.rule[language]],
    (finding) => [
      element('td', { class: 'place' }, `${finding.path}:${finding.line}:${finding.column}`),
      finding.message,
      element('td', {}, element('span', { class: `chip ${finding.severity}` }, finding.code)),
    ],
    language,
  );
  const rule = choice(words.rule[language], words.allRules[language], data.rules.map((one) => [one.code, one.code]));
  const folder = choice(words.byFolder[language], words.allFolders[language], data.folders.map((one) => [one.path, folderName(one)]));
  const search = element('input', { type: 'search', placeholder: words.search[language], 'aria-label': words.search[language] });
  const summary = element('p', { class: 'muted' });
  const show = (): void => {
    const wanted = search.value.trim().toLocaleLowerCase();
    const found = data.findings.filter(
      (one) =>
        (rule.value === '*' || one.code === rule.value) &&
        (folder.value === '*' || folderOf(one.path) === folder.value) &&
        (wanted === '' || `${one.path} ${one.message} ${one.code}`.toLocaleLowerCase().includes(wanted)),
    );
    const everything = rule.value === '*' && folder.value === '*' && wanted === '';
    table.show(found, 30, everything ? data.findingCount : found.length);
    summary.textContent = data.rules.find((one) => one.code === rule.value)?.summary ?? '';
  };
  for (const control of [rule, folder, search]) {
    control.addEventListener('input', show);
  }
  show();
  const pick = (control: HTMLSelectElement) => (name: string) => {
    const option = [...control.options].find((one) => one.text === name);
    control.value = option === undefined || control.value === option.value ? '*' : option.value;
    show();
  };
  const byRule: Bar[] = data.rules.map((one) => ({
    name: one.code,
    parts: [{ name: words.findings[language], value: one.count, colour: (now) => now.severity[one.severity] }],
  }));
  const byFolder: Bar[] = data.folders
    .filter((one) => severities.some((severity) => one.counts[severity] > 0))
    .map((one) => ({
      name: folderName(one),
      parts: severities
        .filter((severity) => data.folders.some((other) => other.counts[severity] > 0))
        .map((severity) => ({ name: severityName(severity, language), value: one.counts[severity], colour: (now) => now.severity[severity] })),
    }));
  return element(
    'div',
    {},
    element(
      'div',
      { class: 'columns' },
      element('div', {}, element('h3', {}, words.byRule[language]), begun(bars(byRule, words.byRule[language], pick(rule)))),
      element('div', {}, element('h3', {}, words.byFolder[language]), begun(bars(byFolder, words.byFolder[language], pick(folder)))),
    ),
    element('form', { class: 'filter', role: 'search', onsubmit: (event) => event.preventDefault() }, search, rule, folder),
    summary,
    table.box,
  );
}

function concepts(): HTMLElement {
  const used: Bar[] = data.used.slice(0, 25).map((one) => ({
    name: one.name,
    parts: [{ name: words.notes[language], value: one.notes, colour: (now) => now.accent }],
  }));
  const own = data.unused.filter((one) => one.own);
  const builtIn = data.unused.filter((one) => !one.own);
  const list = (name: string, these: typeof data.unused): HTMLElement | null =>
    these.length === 0
      ? null
      : element(
          'details',
          { open: these === own },
          element('summary', {}, `${words.neverUsed[language]}: ${name} (${these.length.toLocaleString()})`),
          element('p', { class: 'words' }, ...these.map((one) => element('span', { title: one.other }, one.name))),
        );
  return element(
    'div',
    { class: 'columns' },
    element(
      'div',
      {},
      element('h3', {}, words.mostUsed[language]),
      used.length > 0 ? begun(bars(used, words.mostUsed[language])) : element('p', { class: 'muted' }, words.none[language]),
    ),
    element('div', {}, element('h3', {}, words.neverUsed[language]), list(words.ownGlossary[language], own), list(words.builtIn[language], builtIn)),
  );
}

function notes(): HTMLElement {
  const columns = [words.note[language], `#${words.linksIn[language]}`, `#${words.linksOut[language]}`];
  const row = (note: Note) => [
    element('td', {}, element('span', {}, note.title), element('span', { class: 'path' }, note.path)),
    number(note.linksIn),
    number(note.linksOut),
  ];
  const table = (compare: (a: Note, b: Note) => number, keep: (note: Note) => boolean): HTMLElement => {
    const shown = new Table<Note>(columns, row, language);
    shown.show(data.notes.filter(keep).sort(compare), 15);
    return shown.box;
  };
  const orphans = element(
    'details',
    {},
    element('summary', {}, `${words.orphanList[language]} (${data.orphanCount.toLocaleString()})`),
    element('p', { class: 'words' }, ...data.orphans.map((path) => element('span', {}, path)), data.orphans.length < data.orphanCount ? '…' : null),
  );
  return element(
    'div',
    {},
    element(
      'div',
      { class: 'columns' },
      element('div', {}, element('h3', {}, words.mostLinked[language]), table((a, b) => b.linksIn - a.linksIn, (note) => note.linksIn > 0)),
      element('div', {}, element('h3', {}, words.mostLinking[language]), table((a, b) => b.linksOut - a.linksOut, (note) => note.linksOut > 0)),
    ),
    orphans,
  );
}

function candidates(): HTMLElement {
  const table = new Table<Candidate>(
    [words.abbreviation[language], `#${words.count[language]}`, `#${words.notes[language]}`, words.example[language]],
    (one) => [element('td', { class: 'place' }, one.text), number(one.count), number(one.notes), element('td', { class: 'path' }, one.example)],
    language,
  );
  table.show(data.candidates, 20);
  return element('div', {}, element('p', { class: 'muted' }, words.candidatesHint[language]), table.box);
}

function section(title: string, content: HTMLElement): HTMLElement {
  return element('section', {}, element('h2', {}, title), content);
}

function begun({ box, start }: { readonly box: HTMLElement; readonly start: () => void }): HTMLElement {
  starts.push(start);
  return box;
}

function choice(name: string, all: string, options: readonly (readonly [string, string])[]): HTMLSelectElement {
  return element(
    'select',
    { 'aria-label': name },
    element('option', { value: '*' }, all),
    ...options.map(([value, text]) => element('option', { value }, text)),
  );
}

/** The folder of the list that a path counts to: the deepest one that holds it. */
function folderOf(path: string): string {
  for (let end = path.lastIndexOf('/'); end >= 0; end = path.lastIndexOf('/', end - 1)) {
    if (folderNames.has(path.slice(0, end))) {
      return path.slice(0, end);
    }
    if (end === 0) {
      break;
    }
  }
  return folderNames.has('') && !path.includes('/') ? '' : '/';
}

function folderName(folder: Folder): string {
  return shownFolder(folder.path, language);
}
