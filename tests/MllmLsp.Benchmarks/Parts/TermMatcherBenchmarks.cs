using BenchmarkDotNet.Attributes;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Benchmarks.Parts;

/// <summary>Building a matcher of ten thousand labels, and searching two million characters of each language.</summary>
[MemoryDiagnoser]
[InProcess]
public class TermMatcherBenchmarks
{
    private const int LabelCount = 10_000;
    private const int TextLength = 2_000_000;
    private const string Han = "旋转位置编码注意力机制多模态大语言模型视觉特征混合分组查询上下文学习指令微调数据";

    private static readonly string[] Words =
        "attention rotary position embedding token vision language model grouped query cache adapter encoder alignment".Split(' ');

    private Concept[] concepts = [];
    private TermMatcher matcher = TermMatcher.Empty;
    private string chinese = "";
    private string english = "";

    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random(1);
        concepts = [.. Enumerable.Range(0, LabelCount).Select(i => i % 2 == 0 ? Run(random, 2, 8) : Phrase(random)).Distinct().Select(Of)];
        matcher = new TermMatcher(concepts);
        chinese = string.Concat(Enumerable.Range(0, TextLength / 24).Select(_ => Run(random, 4, 11) + "的方法在本文中也很重要，而且简单。"));
        english = string.Join(' ', Enumerable.Range(0, TextLength / 60).Select(_ => Phrase(random) + " is one of the reasons why that works"));
    }

    [Benchmark]
    public TermMatcher Build() => new(concepts);

    [Benchmark]
    public int FindInChinese() => matcher.Find(chinese, MatchMode.Strict).Count;

    [Benchmark]
    public int FindInEnglish() => matcher.Find(english, MatchMode.Strict).Count;

    [Benchmark]
    public TermMatch? AtOneLine() => matcher.At("使用RoPE编码的模型在长上下文任务上表现更好", 12);

    [Benchmark]
    public string Normalize() => Nfc.Normalize(chinese);

    private static string Run(Random random, int least, int most) =>
        new([.. Enumerable.Range(0, random.Next(least, most)).Select(_ => Han[random.Next(Han.Length)])]);

    private static string Phrase(Random random) =>
        string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Words[random.Next(Words.Length)])) + random.Next(97);

    private static Concept Of(string label) => new()
    {
        Id = label,
        Labels = [new Label(label, Language.English, LabelRole.Preferred, default)],
        DefinedIn = "/bench.glossary.yml",
        Span = default,
        NameSpan = default,
    };
}
