// Notes for the tests in VS Code.

/** Two folders in one window; the second one's own settings say that broken wiki links are no matter. */
export const twoFolders = {
  'both.code-workspace': '{ "folders": [{ "path": "first" }, { "path": "second" }], "settings": {} }',
  'first/encoding.md': [
    '# 位置编码',
    '',
    '使用RoPE编码，见 [[clip]] 和 [[gone]]。',
    '',
    '旋',
    '',
    'A link to [results](clip.md#结果), one to [nothing](nowhere.md), and a note[^1]; also [[clip#结果]].',
    '',
    'See [CLIP][paper].',
    '',
    '[^1]: Of no weight.',
    '',
    '[paper]: clip.md',
    '',
  ].join('\n'),
  'first/clip.md': '# CLIP\n\n## 结果\n\n对比学习，见 [[encoding#位置编码]] 与 [编码](encoding.md)。\n',
  'first/team.glossary.yml': 'concepts:\n  - id: lantern-loss\n    prefLabel: { en: lantern loss, zh: 灯笼损失 }\n    definition: { en: A loss that only this team uses., zh: 只有本团队使用的损失。 }\n',
  'second/mllm-lsp.json': '{ "diagnostics": { "severity": { "broken-wiki-link": "off" } } }\n',
  'second/other.md': '# Other\n\nHere [[gone]] is no matter, but [this](missing.md) is.\n',
};

/** One folder, for the pictures. */
export const oneFolder = {
  '位置编码.md': [
    '# 位置编码',
    '',
    '多数开源模型使用RoPE编码，把相对位置写进 Attention 的内积；外推见 [[长上下文]]。',
    '',
    '与 [[CLIP]] 的图像塔不同，语言模型的位置编码要覆盖更长的序列，见 [[CLIP#训练]] 与 [训练](CLIP.md#训练)。',
    '',
    '- 参考 [实验记录](runs/2025-03.md) 与 [评测](评测.md)。',
    '- 指令微调的数据见 [[指令微调]]。',
    '',
    '',
  ].join('\n'),
  'CLIP.md': '# CLIP\n\n图文对比学习用 InfoNCE 训练两座编码塔，见 [[位置编码]]。\n\n## 训练\n\n批量越大，负样本越多；温度可学习。\n',
  '评测.md': '# 评测\n\n在 MMBench、MME 与 POPE 上评测 LLaVA-1.5，幻觉率见 [位置编码](位置编码.md)。\n',
  '指令微调.md': '# 指令微调\n\n视觉指令微调先训投影层，再放开 LLM；LoRA 与全参微调见 [[评测]]。\n',
  'glossary/team.yml': [
    'title: { en: Our own terms, zh: 团队术语 }',
    'concepts:',
    '  - id: frame-budget',
    '    prefLabel: { en: frame budget, zh: 帧预算 }',
    '    definition: { en: How many video frames one request may hold., zh: 一次请求最多容纳的视频帧数。 }',
    '',
  ].join('\n'),
  '新方法.md': '# 新方法\n\n我们用水壶混合（Mixture of Kettles, MoK）融合两路特征。\n\n这里的 ROPE 是另一回事。\n\n用 LLAVA 的写法。\n',
  'mllm-lsp.json': '{\n  "wikiLinks": { "aliases": true }\n}\n',
};

/** A large vault: links from each note to three others, concepts in all, and a few hundred links that lead nowhere. */
export function manyNotes(count) {
  const files = { '.obsidian/app.json': '{}' };
  const terms = ['RoPE', 'CLIP', 'InfoNCE', 'LoRA', 'ViT', 'LLaVA', 'Q-Former', '注意力机制'];
  const name = number => `note-${String(number).padStart(4, '0')}`;
  // A linear congruential generator: the same notes each time.
  let state = 1;
  const random = below => (state = (state * 1103515245 + 12345) % 2147483648) % below;
  for (let i = 0; i < count; i++) {
    // Some notes are linked to by many, as in vaults that people have.
    const links = [0, 1, 2].map(() => `[[${name(Math.floor((random(1000) / 1000) ** 2 * count))}]]`);
    const gone = i % 15 === 7 ? ' [[gone]]' : '';
    files[`${String(i % 50).padStart(2, '0')}/${name(i)}.md`] = `# Note ${i}\n\n使用${terms[i % terms.length]}，见 ${links.join('、')}。${gone}\n`;
  }
  return files;
}
