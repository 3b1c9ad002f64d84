import type { Language, Wording } from '../../shared/language';
import type { Severity } from './data';

/** What the page itself says. */
export const words = {
  notes: { en: 'Notes', zh: '笔记' },
  glossaries: { en: 'Glossaries', zh: '术语表' },
  links: { en: 'Links', zh: '链接' },
  findings: { en: 'Findings', zh: '问题' },
  known: { en: 'Known before', zh: '基线已知' },
  conceptsUsed: { en: 'Concepts used', zh: '用到的概念' },
  orphans: { en: 'Orphans', zh: '孤立笔记' },
  size: { en: 'Size', zh: '大小' },
  byRule: { en: 'By rule', zh: '按规则' },
  byFolder: { en: 'By folder', zh: '按目录' },
  noFindings: { en: 'Nothing was found.', zh: '没有发现问题。' },
  allRules: { en: 'all rules', zh: '全部规则' },
  allFolders: { en: 'all folders', zh: '全部目录' },
  search: { en: 'Search findings', zh: '搜索问题' },
  place: { en: 'Place', zh: '位置' },
  message: { en: 'Message', zh: '说明' },
  rule: { en: 'Rule', zh: '规则' },
  more: { en: 'Show more', zh: '显示更多' },
  concepts: { en: 'Concepts', zh: '概念' },
  mostUsed: { en: 'Most used, by notes that mention them', zh: '最常用（按提及的笔记数）' },
  neverUsed: { en: 'Never used', zh: '从未用到' },
  ownGlossary: { en: 'of your own glossary', zh: '自己的术语表' },
  builtIn: { en: 'built in', zh: '内置' },
  none: { en: 'None.', zh: '没有。' },
  mostLinked: { en: 'Most linked to', zh: '被链接最多' },
  mostLinking: { en: 'Most links out', zh: '链出最多' },
  linksIn: { en: 'In', zh: '链入' },
  linksOut: { en: 'Out', zh: '链出' },
  note: { en: 'Note', zh: '笔记' },
  orphanList: { en: 'Notes that no other note links to', zh: '没有其他笔记链接到的笔记' },
  graph: { en: 'Link graph', zh: '链接图' },
  graphHint: {
    en: 'Drag to move, turn the wheel to zoom, point at a node to see what it is linked with.',
    zh: '拖动可平移，滚轮可缩放，指向节点可看到与之相连的部分。',
  },
  graphNotes: { en: 'Notes', zh: '笔记' },
  graphFolders: { en: 'Folders', zh: '目录' },
  noLinks: { en: 'No note links to another one.', zh: '笔记之间没有链接。' },
  candidates: { en: 'Undefined abbreviations', zh: '未定义的缩写' },
  candidatesHint: {
    en: 'Written like abbreviations, but neither in a glossary nor expanded: candidates for entries.',
    zh: '形似缩写，但术语表中没有、文中也未展开：可考虑加入术语表。',
  },
  count: { en: 'Times', zh: '次数' },
  abbreviation: { en: 'Abbreviation', zh: '缩写' },
  example: { en: 'For example in', zh: '例如' },
  root: { en: '(root)', zh: '（根目录）' },
  others: { en: 'other folders', zh: '其他目录' },
} satisfies Record<string, Wording>;

const severities: Record<Severity, Wording> = {
  error: { en: 'error', zh: '错误' },
  warning: { en: 'warning', zh: '警告' },
  information: { en: 'information', zh: '信息' },
  hint: { en: 'hint', zh: '提示' },
};

export function severityName(severity: Severity, language: Language): string {
  return severities[severity][language];
}

/** The name of a folder: the root itself and the folders without room in a chart have names of their own. */
export function shownFolder(path: string, language: Language): string {
  return path === '' ? words.root[language] : path === '/' ? words.others[language] : path;
}

/** How many of a list are shown. */
export function shownOf(shown: number, all: number, language: Language): string {
  return language === 'zh' ? `共 ${all} 条，显示 ${shown} 条` : `${shown} of ${all}`;
}

/** That a graph shows the best linked notes only. */
export function cappedGraph(shown: number, all: number, language: Language): string {
  return language === 'zh' ? `共 ${all} 篇有链接的笔记，此处为链接最多的 ${shown} 篇。` : `The ${shown} best linked of ${all} notes that have links.`;
}
