namespace MllmLsp.Core.Harvest;

/// <summary>Verbs that often stand right before a term. Those that terms begin with, too (训练目标, 生成模型, 检索增强), are not here.</summary>
internal static class HanVerbs
{
    private static readonly HashSet<string> Words =
        """
        更新 还原 加入 替换 连接 拼接 微调 运行 调用 加载 保存 抽取 提取 转换 转换成 计算 选择 收集 统计 依赖 引导 描述 表示
        注入 扩大 缩小 放大 复用 理解 开源 惩罚 过滤 清洗 采集 渲染 关闭 打开 增大 减小
        """.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    public static int LengthAt(ReadOnlySpan<char> text)
    {
        var lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(3, text.Length); length > 1; length--)
        {
            if (lookup.Contains(text[..length]))
            {
                return length;
            }
        }

        return 0;
    }
}
