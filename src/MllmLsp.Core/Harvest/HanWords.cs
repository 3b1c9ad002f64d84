using MllmLsp.Core.Text;

namespace MllmLsp.Core.Harvest;

/// <summary>
/// The words by which a run of Han is taken apart. Terms themselves are in no list: a term is what stands between words that belong to
/// none.
/// </summary>
internal static class HanWords
{
    /// <summary>Particles, pronouns, numerals, adverbs, prepositions, conjunctions, and verbs and adjectives that no term begins with.</summary>
    private const string Separating =
        """
        的 比 了 着 过 是 为 在 于 用 使用 采用 利用 通过 基于 引入 提出 包括 包含 例如 比如 譬如 如 如下 即 和 与 及 以及 或 或者 对 对于 将 把 被 由 从 到 向 以 其 其中 所谓
        称为 称作 称之为 叫做 叫 等 等等 并 并且 且 而 而且 但 但是 也 都 就 又 还 再 各 各种 每 每个 某 某些 某种 经 经过 进行 实现 依赖 关于 属于 作为 成为 变为 变成 做 常用
        常见 著名 经典 主流 标准 传统 现有 已有 既有 最新 最近 近期 近年 近年来 首先 其次 然后 接着 随后 最后 最终 因此 所以 因为 由于 当 若 则 可 可以 能 能够 会 要 需 需要 应 应该 应当 必须
        不 不同 不是 没有 有 无 很 更 最 较 非常 十分 分别 同时 之 所 给 让 使 使得 只 只有 只要 仅 仅仅 上 下 里 内 外 中 前 后 时 介绍 讨论 研究 比较 说明 定义 加入 结合 配合
        替换 换成 改用 这 那 这种 这个 这些 这样 这里 那么 那些 该 此 此外 另外 另 它 它们 他 他们 她 我 我们 你 本 本文 本节 本章 作者 一 一个 一种 一类 一些 一组 一次 一般 一定 两 两个 两种 两类 两者
        三 三个 三种 四 五 六 七 八 九 十 几 几个 几种 多种 多个 许多 很多 大量 少量 所有 全部 任何 任意 其他 其它 新 新的 全新 新型 上述 以上 以下 下面 上面 前者 后者 之前 之后 之间
        提升 提高 降低 增加 减少 改进 改善 得到 获得 取得 处理 回答 构建 构造 设计 提供 支持 保持 解决 缓解 避免 防止 导致 产生 考虑 观察 发现 表明 证明 展示 显示 参考 执行 完成
        衡量 度量 调整 冻结 只训 训好 送入 送进 接入 切成 遮住 插入 选用 沿用 丢失 区分 依靠 融入 去掉 丢弃 保留 写出 给出 推出 发布 鼓励 读入 启用 禁用 缺乏 缺少 恢复 激发 有待 受限 看作 视为 定义为 记为 记作 简称 又称 也称 亦称 简记为 缩写为 缩写 全称 译为 译作 是指 指 指的是 意味着 意为 来自 出自 源自 取自 常 常常 通常 往往
        经常 总是 已 已经 正在 仍 仍然 依然 必然 可能 也许 大概 大约 左右 主要 重要 关键 核心 基本 简单 复杂 困难 容易 明显 显著 有效 高效地 直接 间接 单独 独立 共同 一起 相同 相似 类似 相关 相应 对应 具体
        特定 特殊 广泛 普遍 成功 失败 良好 优秀 强大 更好 更强 更高 更低 更大 更小 更多 更少 较大 较小 较高 较低 最好 最高 最低 较好 很好 很大 很小 好 少      
        叫作 适合 适用 适用于 用于 用来 有助于 有利于 无助于 取决于 等于 大于 小于 不如 不能 不会 不再 不需 不需要 无需 无法 难以 易于 只能 只是 就是 都是 也是 还是 而是 而非 并非 并不
        进入 输给 交给 取代 代替 来 起来 出来 看 说 想 知 知道 认为 指出 报告 见 参见 详见 随着 根据 按照 按 沿着 围绕 面向 针对 除了 关注 侧重 强调 涉及 涉及到 面对 带有 具有 拥有 存在 出现
         因而 从而 进而 于是 否则 然而 不过 虽然 尽管 即使 如果 假如 假设 只不过 甚至 尤其 特别 特别是 具体来说 总之 综上 换言之 也就是说 即便 无论 不论 不管 与其 以便 以免 以防 用作 起到 发挥 达到 超过 超越 优于 低于 高于
        时候 时期 情况 方面 方向 部分 阶段 步骤 部 些 个 种 小时 分钟 第一 第二 第三 第四 第五
        今天 昨天 目前 当前 现在 如今 过去 未来 已知 未知 大多 大多数 少数 多数 部分地 完全 完整 彻底 充分 足够 尽量 尽可能 逐步 逐渐 逐个 依次 随机地 反复 多次 再次 重新 继续 开始 结束 停止
        还有 还要 还会 就会 就能 都会 都能 也能 也会 才 才能 却 便 即可 便于 便是 正是 若干 何 如何 怎么 怎样 什么 为什么 哪些 哪个 谁 吗 呢 吧 啊 呀 嘛
        """;

    /// <summary>Words in which a separating word is only a part.</summary>
    private const string Whole =
        """
        文本 样本 成本 版本 脚本 码本 本征 本地 本体 副本 基本 归一化 统一 唯一 同一 单一 归一 比例 比率 比值 比特 占比 配比 同比 百分比 下降 梯度下降 上升 下载 下标 上标 线上 线下 红外 额外 分布外 域外 域内 室内 室外 外显 后训练 后端 前端
        前处理 前部 后融合 异常 正常 日常 常识 常数 常量 可视化 可信 可靠 可逆 可迁移 可组合 可变 可达 共有 固有 私有 专有 有效性 成功率 支持集 参考模型 参考图像 等级 等式 平等 横向 纵向 朝向 倾向 导向 引用 效用 占用 调用 用例 当前 适当 相当 原则 感应 效应 位于
        新颖 新闻 创新 高效 自上而下 自下而上 中值 中位数 预见 意见 把握 提前 时长 同时性 定时 少数据 阅读
        早期 中期 前期 初期 末期 自然语言处理 语言处理 图像处理 信号处理 批处理 对比 对齐 对抗 对话 对象 对数 对偶 对称 应用 作用 通用 专用 复用 重用 可用 有监督 无监督 有向 无向 无关 无偏 有偏 有限 无限 可学习 可解释 可微 可控 可分离 可训练 可扩展 可变形 上下文 中间 中文 中心 集中 命中 前馈 前向 前缀 前沿 前景 后处理
        后验 后向 后缀 后期 后门 下游 上游 上采样 下采样 下一 上界 下界 最大 最小 最优 最近邻 最大化 最小化 不变 不变性 不确定 不确定性 智能 性能 功能 能量 能力 端到端 时间 时序 时空 时刻 时延 实时 自由 多模态 多头 多任务 多尺度 多语言 多轮
        多层 多步 多视角 多视图 多图 多分类 多标签 多粒度 多查询 多项式 多样性 单模态 单头 单层 单步 单阶段 两阶段 三元组 双向 单向 向量 方向性 定向 反向 规则 准则 过拟合 欠拟合 过程 过滤 过平滑 之间的 在线 离线 内在 潜在 外在 存在性 等价 等变 等距 并行 合并
        将来 更新 还原 再训练 再识别 重参数化 各向异性 各向同性 经验 神经 神经网络 饱和 及时 内存 内容 内积 内核 外部 外推 外积 外观 给定 用户 出入 输出 输入 目的 目标 标的 了解 解码 行为 人为 为人 因果 因子 因素 原因 因式 长上下文 长度 长文本 长序列 长尾 长程 长短期 短期 长期 短语
        大模型 大语言模型 大型 大规模 小型 小模型 小样本 小批量 大小 大数据 高斯 高频 低频 高维 低维 低秩 低资源 高分辨率 低分辨率 高阶 低阶 高质量 高精度 低精度 高层 低层 高级 快速 强化学习 弱监督 强监督 强化 强度 增强 少样本 少数类 多数投票 零样本 单样本 一致性 一阶 二阶 三维 二维 一维
        四元数 十亿 一对一 一对多 多对多 多对一 三角 位置 位移 位图 部署 部件 局部 全部 内部 类别 分类 聚类 种类 种子 个性化 个体 条件 条目 项目 事项 选项 多选项 分项 年份 月份 日志 日期 天然 秒级 次序 次数 层次 次优 分位 定位 单位 比特位 位宽 嵌入 类比 类型 类激活 同类
        写作 读取 看图 见解 可见 不可见 说话 说话人 想象 思想 问答 问题 提问 疑问 知识 知觉 感知 认知 来源 未来 去噪 去重 去偏 去模糊 去除 失去 起点 起始 出处 出口 输出层 突出 导出 给予 供给 让步 使能 只读 仅解码器 用法 从属 主从 到达 向后 以太 其余 其实 如实 和声 总和 求和 与门 参与 或门 及格
        因果推断 随机 随机森林 根据地 按需 按键 沿轴 围绕 属性 金属 含义 带宽 频带 具身 具身智能 现象 出现率 除法 去掉 差分 差异 误差 残差 方差 偏差 协方差 标准差 差距 时差 好奇 偏好 友好 爱好 大脑 扩大 放大 放大器 缩小 最小二乘 小波 小数 高度 高光 提高 降低 高亮 多余 多数 减少 至少 快照 快慢 长宽 增长 延长 短路 缩短 加强 强调 弱化 削弱
        标准化 经典力学 关键词 关键帧 关键点 核心网 基本面 复杂度 简单性 直接偏好 直接偏好优化 独立同分布 独立性 相关性 相似度 相似性 对应关系 特定领域 特殊词元 重要性 显著性 显著图 有效性 鲁棒 研究 设计空间 处理器 预处理 度量学习 描述符 描述生成 回答生成 定义域 比较器 引导采样 分类器引导 无分类器引导 支持向量 支持向量机 参考图像 参考答案 保持 结合律
        指令 指导 指数 指标 指针 手指 指示 指称 指代 指向 即时 立即 随即 也即 简称为 是否 正是 是非 为止 以为 认为 作为 成为 变为 为了 分为 为例 称呼 名称 别称 统称 对称性 总称
        阶段性 时间步 时间戳 位置编码 第一人称 关注度 注意力 注意 涉及 发挥 阶段 正则 正例 正样本 负样本 正负样本 正交 正态 才能 便携 方便 何时 几何 几率 可能性 应答 响应 适应 自适应 反应 供应 需求 要求 要素 主要 重要 摘要 须 会话 机会 社会 会议 不足 不平衡 场所 着色 着陆 沿着 附着 过渡 通过率 超过 经过 过去 过早
        """;

    private const string Numerals = "一二三四五六七八九十两几每各某半";

    /// <summary>Behind a number they count; by themselves they are parts of words (相位, 条件, 次数).</summary>
    private const string Measures = "个种类次位张篇条项份款件倍年月日天秒台块组轮维名套页幅段句字对";

    private static readonly Dictionary<string, bool> Words = Read();

    /// <summary>No word of the lists is longer.</summary>
    private const int Longest = 6;

    /// <summary>
    /// The length of the longest word of the lists that begins a text, and whether it separates; a length of 0 where none does.
    /// </summary>
    public static (int Length, bool Separates) At(ReadOnlySpan<char> text)
    {
        var lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(Longest, text.Length); length > 0; length--)
        {
            if (lookup.TryGetValue(text[..length], out var separates))
            {
                return (length, separates);
            }
        }

        return (0, false);
    }

    /// <summary>The length of a number in digits with its measure word that begins a text, as in <c>30张图片</c>; 0 where none does.</summary>
    public static int NumberAt(ReadOnlySpan<char> text)
    {
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        return digits <= 0 || !Scripts.IsHan(text[digits]) ? 0 : digits + (Measures.Contains(text[digits]) ? 1 : 0);
    }

    private static Dictionary<string, bool> Read()
    {
        var words = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var word in Separating.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            words[word] = true;
        }

        foreach (var numeral in Numerals)
        {
            foreach (var measure in Measures)
            {
                words[$"{numeral}{measure}"] = true;
            }
        }

        foreach (var word in Whole.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            // A word that separates by itself (both lists may name it) goes on separating.
            _ = words.TryAdd(word, false);
        }

        // 三维, 二维: dimensions are parts of terms.
        foreach (var dimension in (ReadOnlySpan<string>)["一维", "二维", "三维", "四维"])
        {
            words[dimension] = false;
        }

        return words;
    }
}
