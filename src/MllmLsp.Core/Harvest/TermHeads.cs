namespace MllmLsp.Core.Harvest;

/// <summary>
/// The words with which technical terms end in Chinese and in English, and words that are no term by themselves. A noun-like run that ends
/// with a head is worth a look even where it stands in a text once; any other has to be frequent, or be given a name beside it.
/// </summary>
internal static class TermHeads
{
    private static readonly HashSet<string> Han = Set(
        """
        模型 网络 编码器 解码器 编码 解码 注意力 机制 学习 训练 预训练 微调 损失 函数 数据集 基准 对齐 融合 嵌入 推理 检索 生成 采样 池化 归一化 正则化 优化 优化器 蒸馏 剪枝 量化 压缩
        合并 检测 分割 识别 分类 分类器 回归 聚类 问答 理解 定位 描述 翻译 摘要 提示 词元 令牌 向量 矩阵 卷积 残差 连接器 投影 投影层 投影器 适配器 层 块 窗口 缓存 记忆 幻觉 偏差 泛化 定律 思维链 链
        树 图谱 策略 奖励 反馈 强化学习 架构 结构 模块 算法 表示 序列 模态 语料 语料库 增强 评测 评估 指标 准确率 召回率 精确率 精度 相似度 散度 梯度 学习率 搜索 规划 感知 智能体 切图 重排
        变换器 匹配 建模 预测 监督 遗忘 对抗 去噪 扩散 掩码 门控 路由 专家 并行 调度 退火 衰减 累积 检查点 分词 分词器 词表 采样器 查询 键值 上下文 塔 头 数据增强 推断 分解 适配 迁移 迁移学习
        零样本 少样本 样本学习 鲁棒性 可解释性 不确定性 一致性 组合性 多模态 跨模态 具身智能 语义 实例 场景 目标检测 标注 去重 空间 特征 数据 能力 性 分析 版面 渲染 合成数据 顺序 方案 范式 任务
        """);

    /// <summary>Heads that many runs end with that are no term: these have to be seen twice, or to stand out.</summary>
    private static readonly HashSet<string> WeakHan = Set("结构 数据 能力 特征 策略 性 图 空间 方案 任务 描述 增强 理解 生成 层 块 头 塔 链 树 提示 语义 实例 场景 预测 优化 查询 评估 评测 指标 训练 学习 推理 分析 识别 检测 顺序 范式 标注 表示 序列 反馈 奖励 监督 上下文");

    private static readonly HashSet<string> English = Set(
        """
        model network encoder decoder attention mechanism learning training pretraining pre-training tuning fine-tuning finetuning loss dataset benchmark alignment fusion embedding reasoning
        retrieval generation sampling pooling normalization normalisation regularization optimization optimizer distillation pruning quantization compression merging detection segmentation recognition
        classification classifier regression clustering answering understanding grounding captioning translation summarization prompting prompt token vector matrix kernel convolution connection connector projection
        projector adapter layer head block window cache memory hallucination bias generalization law thought policy reward feedback framework architecture module algorithm representation sequence modality
        corpus augmentation evaluation metric similarity divergence gradient parallelism batching balancing decoding encoding search parsing planning perception agent resampler transformer penalty
        hacking forgetting modeling modelling masking routing router expert tokenizer checkpointing inference ability abilities data stage rate optimization
        """);

    private static readonly HashSet<string> Generic = Set(
        """
        融合 模型 方法 数据 结果 实验 作者 图像 文本 任务 性能 效果 能力 参数 特征 研究 工作 论文 文章 文献 内容 信息 问题 现象 原因 结论 总结 背景 意义 目标 过程 流程 步骤 阶段 部分 方面 优点 缺点 特点 挑战 动机 训练 测试 评测 评估
        结构 架构 损失 输入 输出 参考 参考文献 附录 引言 概述 摘要 目录 公式 图片 表格 视频 音频 语言 视觉 网络 系统 框架 策略 指标 基准 数据集 样本 标签 学习 推理 生成 理解 描述 分析 优化 预测 识别 检测 分类 机制 函数 算法 空间
        形式 方式 技术 应用 领域 趋势 代码 仓库 链接 来源 笔记 综述 小结 备注 说明 其他 更多 相关工作 未来工作 未来方向 实现路径 代表性项目 总体结构 训练流程 训练方式 训练数据 测试数据 输入方式 输出方式 计算量 速度 显存 内存 时间
        人类 用户 机器 计算机 电脑 世界 社会 公司 大学 团队 中国 美国 谷歌 微软 腾讯 百度 阿里 英文 中文 单词 句子 段落 文字 字符 数字 数量 比例 长度 宽度 高度 大小 规模 程度 质量 水平 层次 对象 物体 序列 顺序 位置 方向
        上下文 语义 场景 实例 监督 反馈 奖励 查询 提示 提升 收益 增益 代价 成本 开销 需求 限制 局限 局限性 复杂性 多样性 重要性 有效性 必要性 可能性 可控性 互动性 主要问题 实验结果 对比实验 消融实验 定性分析 定量分析 统计
        model models data dataset datasets method methods result results experiment experiments task tasks image images text texts token tokens paper papers author authors work works problem problems question questions
        answer answers example examples step steps stage stages training testing evaluation introduction conclusion conclusions motivation background summary overview reference references appendix notes note figure table section
        performance accuracy loss losses input inputs output outputs parameter parameters feature features system systems word words sentence sentences object objects video videos audio language vision user users human people
        time memory size number rate layer layers block blocks head heads network networks code repository open-questions related-work future-work discussion limitations abstract contents list definition framework architecture
        """);

    /// <summary>Written in capitals or with digits, but no terms of the field.</summary>
    private static readonly HashSet<string> NoNames = Set(
        """
        GPU GPUs CPU CPUs TPU RAM SSD URL URLs PDF API APIs JSON XML YAML CSV TSV HTML CSS PNG JPG JPEG GIF MP4 UTF-8 ASCII ISO IEEE ACM ICML ICLR NeurIPS NIPS CVPR ICCV ECCV ACL EMNLP NAACL AAAI IJCAI TPAMI TMLR
        arXiv GitHub HuggingFace OpenAI DeepMind Google Microsoft Meta Nvidia NVIDIA Tencent Alibaba ByteDance Stanford Berkeley MIT CMU UC USTC PhD FAQ ID IDs OK TODO PR PRs USA UK EU AI I'm LaTeX TeX Markdown README Python PyTorch TensorFlow
        January February March April June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday English Chinese Figure Table Section Equation Appendix Step Chapter Part None True False Null
        """);

    /// <summary>The length in characters of the longest Chinese head that ends the text; 0 where none does.</summary>
    public static int HanLength(ReadOnlySpan<char> text) => EndIn(Han, text);

    /// <summary>True where the text ends with a head that many runs end with.</summary>
    public static bool IsWeakHan(ReadOnlySpan<char> text) => EndIn(WeakHan, text) == HanLength(text);

    public static bool IsEnglish(string word) => English.Contains(word) || (word.EndsWith('s') && English.Contains(word[..^1]))
        || (word.Contains('-', StringComparison.Ordinal) && English.Contains(word[(word.LastIndexOf('-') + 1)..]));

    public static bool IsGeneric(string text) => Generic.Contains(text);

    public static bool IsNoName(string word) => NoNames.Contains(word);

    private static int EndIn(HashSet<string> heads, ReadOnlySpan<char> text)
    {
        var lookup = heads.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(5, text.Length); length > 0; length--)
        {
            if (lookup.Contains(text[^length..]))
            {
                return length;
            }
        }

        return 0;
    }

    private static HashSet<string> Set(string words) =>
        words.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
