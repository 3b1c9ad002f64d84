import type { Language, Wording } from '../../shared/language';
import type { RelationKind } from './data';

/** What the page itself says. */
export const words = {
  search: { en: 'Search', zh: '搜索' },
  searchHint: { en: 'Any name, pinyin or words of a definition ( / )', zh: '名称、拼音或释义中的词（按 / 键）' },
  kind: { en: 'Kind', zh: '类别' },
  topic: { en: 'Topic', zh: '主题' },
  all: { en: 'all', zh: '全部' },
  none: { en: 'No concept matches. Esc clears the search.', zh: '没有符合的概念。按 Esc 清除搜索。' },
  fullForm: { en: 'full form', zh: '全称' },
  also: { en: 'also', zh: '又称' },
  avoid: { en: 'avoid', zh: '避免' },
  deprecated: { en: 'deprecated', zh: '已弃用' },
  example: { en: 'Example', zh: '例' },
  note: { en: 'Usage', zh: '用法' },
  editorial: { en: 'Editor', zh: '编者' },
  sources: { en: 'Sources', zh: '出处' },
  line: { en: 'line', zh: '行' },
} satisfies Record<string, Wording>;

export const relationWords: Record<RelationKind, Wording> = {
  broader: { en: 'is a', zh: '上位概念' },
  narrower: { en: 'kinds', zh: '下位概念' },
  partOf: { en: 'part of', zh: '属于' },
  hasPart: { en: 'parts', zh: '组成部分' },
  basedOn: { en: 'based on', zh: '基于' },
  basisOf: { en: 'basis of', zh: '衍生' },
  related: { en: 'related', zh: '相关' },
  replacedBy: { en: 'use instead', zh: '改用' },
  replaces: { en: 'replaces', zh: '取代' },
  exactMatch: { en: 'same as', zh: '等同' },
};

const kindWords: Record<string, Wording> = {
  concept: { en: 'concept', zh: '概念' },
  model: { en: 'model', zh: '模型' },
  dataset: { en: 'dataset', zh: '数据集' },
  benchmark: { en: 'benchmark', zh: '基准' },
  method: { en: 'method', zh: '方法' },
  component: { en: 'component', zh: '组件' },
  metric: { en: 'metric', zh: '指标' },
  task: { en: 'task', zh: '任务' },
};

export function kindName(kind: string, language: Language): string {
  return kindWords[kind]?.[language] ?? kind;
}

/** How many concepts are shown. */
export function countOf(shown: number, all: number, language: Language): string {
  return language === 'zh' ? `${all} 个概念，显示 ${shown} 个` : `${shown} of ${all} concepts`;
}
