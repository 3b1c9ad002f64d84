export type Language = 'en' | 'zh';

/** Something the page says, in both languages. */
export interface Wording {
  readonly en: string;
  readonly zh: string;
}

/** The language that the page was written in: its `lang`, else English. */
export function pageLanguage(): Language {
  return document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
}
