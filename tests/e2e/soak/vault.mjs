// A folder of notes as people write them on multimodal models: Chinese and English, links of every kind, some of them broken.

const WORDS = ['RoPE', '旋转位置编码', 'LLaVA', 'Q-Former', '交叉注意力', 'cross-attention', 'CLIP', '视觉编码器', 'ViT', '指令微调', 'LoRA', '分辨率', 'token', '对齐', 'projector', '特征融合', 'SigLIP', '幻觉'];
const CHINESE = ['模型先把图像切成小块，', '再与文本一起送入语言模型。', '训练分为两个阶段。', '这里与前面的做法不同：', '实验表明效果更好，', '不过代价是显存。'];
const ENGLISH = ['The vision tower stays frozen', 'while the projector learns', 'which costs little', 'at a higher resolution', 'and the order of patches matters', 'as before'];

export const folderOf = number => `topic-${number % 40}`;
export const pathOf = number => `${folderOf(number)}/note-${number}.md`;

export const GLOSSARY = `concepts:
  - { id: patch-merger, term: patch merger / 图块合并, definition: { en: Joins neighbouring patches., zh: 把相邻图块合为一个。 } }
  - { id: anyres, term: AnyRes / 任意分辨率, definition: { en: Cuts an image into tiles., zh: 把图像切成若干块。 } }
`;

/** One sentence, with a link in one of four. `count` is the number of notes that exist. */
export function sentence(random, count) {
  const word = random.pick(WORDS);
  const target = random.chance(0.97) ? random.below(count) : count + random.below(1000);
  const link = random.below(16);
  const text = link === 0 ? `[[note-${target}]]`
    : link === 1 ? `[[note-${target}#用法]]`
    : link === 2 ? `[another](../${pathOf(target)})`
    : link === 3 ? `[here](../${pathOf(target)}#result-${random.below(4)})`
    : word;
  return random.chance(0.5)
    ? `${random.pick(CHINESE)}${text}${random.chance(0.3) ? random.pick(WORDS) : ''}${random.pick(CHINESE)}`
    : `${random.pick(ENGLISH)} ${text} ${random.pick(ENGLISH)}.`;
}

export function note(random, number, count) {
  const lines = [`# Note ${number}`, ''];
  for (let part = 0; part < 4; part++) {
    lines.push(part === 1 ? '## 用法' : `## Result ${part}`, '');
    lines.push(...random.many(2, 5, () => sentence(random, count)), '');
  }
  if (random.chance(0.2)) lines.push('- [ ] to do', '- [x] done', '', '$$', 'a_i = \\sum_j b_{ij}', '$$', '');
  return lines.join('\n');
}

/** Every file of the folder, by its path. */
export function* files(random, count) {
  yield ['mllm-lsp.json', '{}\n'];
  yield ['glossary/team.glossary.yml', GLOSSARY];
  for (let number = 0; number < count; number++) yield [pathOf(number), note(random, number, count)];
}
