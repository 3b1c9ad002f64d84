namespace MllmLsp.Core.Harvest;

/// <summary>Verbs that often stand right before a term.</summary>
internal static class HanVerbs
{
    private const string Plain =
        """
        更新 还原 加入 替换 连接 拼接 微调 运行 调用 加载 保存 抽取 提取 转换 转换成 计算 选择 收集 统计 依赖 引导 描述 表示
        注入 扩大 缩小 放大 复用 理解 开源 惩罚 过滤 清洗 采集 渲染 关闭 打开 增大 减小
        """;

    /// <summary>Terms begin with these, too (训练数据, 学习率): they are cut off only before what is long enough to be a term of its own.</summary>
    private const string BeginningTerms = "创造 学习 训练 评估 评测 输入 输出 添加 提炼";

    private static readonly Dictionary<string, bool> Words = Read();

    /// <summary>The verb that begins a text, and whether terms begin with it, too; a length of 0 where none does.</summary>
    public static (int Length, bool BeginsTerms) At(ReadOnlySpan<char> text)
    {
        var lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(3, text.Length); length > 1; length--)
        {
            if (lookup.TryGetValue(text[..length], out var beginsTerms))
            {
                return (length, beginsTerms);
            }
        }

        return (0, false);
    }

    private static Dictionary<string, bool> Read()
    {
        var words = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var word in Plain.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            words[word] = false;
        }

        foreach (var word in BeginningTerms.Split(' '))
        {
            words[word] = true;
        }

        return words;
    }
}
