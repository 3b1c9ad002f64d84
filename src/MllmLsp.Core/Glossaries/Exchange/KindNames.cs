namespace MllmLsp.Core.Glossaries.Exchange;

/// <summary>The kinds of concepts as files write them.</summary>
public static class KindNames
{
    private static readonly Dictionary<string, ConceptKind> Chinese = new(StringComparer.Ordinal)
    {
        ["概念"] = ConceptKind.Concept,
        ["模型"] = ConceptKind.Model,
        ["数据集"] = ConceptKind.Dataset,
        ["基准"] = ConceptKind.Benchmark,
        ["方法"] = ConceptKind.Method,
        ["组件"] = ConceptKind.Component,
        ["指标"] = ConceptKind.Metric,
        ["任务"] = ConceptKind.Task,
    };

    /// <summary>As the glossary format has it: <c>model</c>, <c>dataset</c>, ...</summary>
    public static string Of(ConceptKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The kind with a name, in either language; null for none.</summary>
    public static ConceptKind? Of(string name) =>
        Enum.GetValues<ConceptKind>().Cast<ConceptKind?>().FirstOrDefault(kind => name.Equals(Of(kind!.Value), StringComparison.OrdinalIgnoreCase))
        ?? (Chinese.TryGetValue(name, out var chinese) ? chinese : null);
}
