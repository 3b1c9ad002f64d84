using System.Text.Json;
using BenchmarkDotNet.Attributes;
using MllmLsp.Core.Features;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Rules;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Protocol;

namespace MllmLsp.Benchmarks.Parts;

/// <summary>Questions about one open note among many: each should cost the same among ten times as many.</summary>
[MemoryDiagnoser]
[InProcess]
public class WorkspaceBenchmarks
{
    private Workspace workspace = Workspace.Empty;
    private Document open = Document.Parse("/a.md", SourceText.Empty);
    private Document edited = Document.Parse("/a.md", SourceText.Empty);
    private int link;
    private int term;
    private LspDiagnostic[] diagnostics = [];

    [Params(1_000, 10_000)]
    public int Notes { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        workspace = BenchWorkspace.Of(Notes);
        var text = GeneratedText();
        workspace = workspace.WithDocument(Document.Parse(BenchWorkspace.PathOf(0), new SourceText(text), 1));
        workspace.Prepare();
        open = workspace.Find(BenchWorkspace.PathOf(0))!;
        edited = Document.Parse(open.Path, new SourceText(text + "\nmore"), 2);
        link = text.IndexOf("](", StringComparison.Ordinal) + 2;
        term = text.IndexOf("Transformer", StringComparison.Ordinal) + 4;
        diagnostics = [.. Enumerable.Range(0, 100).Select(i => new LspDiagnostic(new LspRange(new(i, 0), new(i, 5)), 1, "broken-link", "mllm-lsp", $"'{i}' is not there."))];
    }

    private static string GeneratedText() => BenchWorkspace.TextOf(0);

    [Benchmark]
    public Workspace Edit() => workspace.WithDocument(edited);

    [Benchmark]
    public int Rules() => RuleSet.Run(workspace, open, Language.English).Length;

    [Benchmark]
    public object CompletePath() => Completion.At(workspace, open, link, FeatureContext.English);

    [Benchmark]
    public object CompleteTerm() => Completion.At(workspace, open, term, FeatureContext.English);

    [Benchmark]
    public object? HoverTerm() => Hover.At(workspace, open, term, FeatureContext.English);

    [Benchmark]
    public int FindReferences() => References.OfNote(workspace, open).Length;

    [Benchmark]
    public object Graph() => NoteGraph.Of(workspace, Language.English);

    [Benchmark]
    public int Json() => JsonSerializer.SerializeToUtf8Bytes(diagnostics, LspJson.Default.IReadOnlyListLspDiagnostic).Length;
}
