// Anchors of headings against npm's github-slugger.
import GithubSlugger, { slug } from 'github-slugger';
import unassigned from '@unicode/unicode-13.0.0/General_Category/Unassigned/regex.mjs';
import { strictEqual } from 'node:assert';
import { Random } from './random.mjs';

const words = [
  'RoPE', '旋转位置编码', 'KV Cache', 'Q-Former', 'LLaVA-1.5', '注意力', 'foo', 'Foo', 'foo-1', 'a', '1', '１２', '²', '½', 'Ⅳ', 'ⓐ', '①', '㈠', 'ß', 'İ', 'ı',
  'Σας', 'हिन्दी', 'ไทย', 'é', 'e\u0301', '🗺️', '🚀', '👨‍👩‍👧', '论文 & 代码', '（括号）', '「引」', 'C++', 'C#', '.NET', 'snake_case', '__init__', '‿', '–', '—', '・', '々',
  'ー', '\u00a0', '\u3000', '\t', '\u200b', '\ufe0f', '\ufeff', '', ' ', '  ', '-', '--', '/', '\\', '.', ':', '?', '!', '`x`', '<b>', '&amp;', '%20', "'", '"', '~', '$x$', '^', '|',
];

/** Headings as people write them; the words above meet by chance. */
const written = [
  '1.1 什么是多模态大模型？', '2、CLIP（Contrastive Language-Image Pre-training）', 'Qwen2.5-VL：动态分辨率', '📖 参考资料', 'Q&A', 'FAQ / 常见问题', 'Step 1: `pip install`',
  '第 3 章　视觉编码器', '什么是 LoRA?', 'ViT-L/14@336px', '图 1 — 架构', 'A → B', 'BLIP-2 的 Q-Former', '總結', 'はじめに', '소개', 'Введение', 'Überblick', '¿Qué es?', 'naïve café',
  'x² + y²', '10 ％', '① 预训练', '*强调* 与 **粗**', 'a_b_c', 'Ⅰ. 引言', '~~旧~~', '#hashtag', 'C# 与 F#', '…', '———', '！？', '３．１ 数据', 'TL;DR', 'v2.0.0-beta.1', '{#id}', '[链接](x)',
];

export const cases = [
  {
    name: 'a heading alone',
    run: async host => {
      const texts = [...words, ...written];
      const ours = await host.slugs(texts);
      const slugger = new GithubSlugger();
      strictEqual(JSON.stringify(ours), JSON.stringify(texts.map(text => slugger.slug(text))));
      return texts.length;
    },
  },
  {
    name: 'every character',
    run: async host => {
      let compared = 0;
      const differing = [];
      for (let start = 0; start <= 0x10ffff; start += 0x4000) {
        const texts = [];
        for (let c = start; c < start + 0x4000; c++) {
          texts.push(`${c.toString(16)}x${String.fromCodePoint(c)}x`);
        }
        const ours = await host.slugs(texts);
        for (const [i, text] of texts.entries()) {
          compared++;
          if (ours[i] !== slug(text)) {
            differing.push(start + i);
          }
        }
      }
      const unexplained = differing.filter(c => !isDeliberate(c));
      strictEqual(unexplained.map(c => c.toString(16)).join(' '), '');
      return compared;
    },
  },
];

/**
 * github-slugger 2.0.0 drops what Unicode got after version 13; GitHub follows Unicode, and so do we. Half a surrogate pair, which it
 * keeps, can stand in no address.
 */
function isDeliberate(c) {
  return (c >= 0xd800 && c <= 0xdfff) || unassigned.test(String.fromCodePoint(c));
}

export function generated(seed) {
  const random = new Random(seed);
  const pool = random.chance(0.3) ? ['foo', 'foo-1', 'foo-2', 'Foo', 'foo 1', '甲', '甲-1'] : [...words, ...written];
  return random.many(1, 12, () => random.many(1, 5, () => random.pick(pool)).join(random.pick(['', ' ', '-', ' '])));
}

export async function compare(host, texts) {
  const slugger = new GithubSlugger();
  strictEqual(JSON.stringify(await host.slugs(texts), null, 1), JSON.stringify(texts.map(text => slugger.slug(text)), null, 1));
}
