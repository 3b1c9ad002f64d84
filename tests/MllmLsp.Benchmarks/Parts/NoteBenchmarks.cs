using BenchmarkDotNet.Attributes;
using Markdig;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Terms;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;
using MllmLsp.Core.Workspaces.Packing;
using MllmLsp.Server.Files;

namespace MllmLsp.Benchmarks.Parts;

/// <summary>What is done to one note of 5 kB: by Markdig alone for comparison, and by each of our steps.</summary>
[MemoryDiagnoser]
[InProcess]
public class NoteBenchmarks
{
    private static readonly MarkdownPipeline Plain = new MarkdownPipelineBuilder { PreciseSourceLocation = true }.UsePipeTables().UseFootnotes().UseMathematics().Build();

    private readonly string heading = "第三节 Rotary Position Embedding: 旋转位置编码 (RoPE)";
    private Workspace workspace = Workspace.Empty;
    private SourceText text = SourceText.Empty;
    private Outline outline = Outline.Empty;
    private byte[] packed = [];

    [GlobalSetup]
    public void Prepare()
    {
        workspace = BenchWorkspace.Of(200);
        text = new SourceText(BenchWorkspace.TextOf(0));
        outline = MarkdownParser.Parse(text);
        packed = OutlinePack.Pack(outline);
    }

    [Benchmark(Baseline = true)]
    public object MarkdigAlone() => Markdown.Parse(text.ToString(), Plain);

    [Benchmark]
    public Outline Parse() => MarkdownParser.Parse(text);

    [Benchmark]
    public NoteTerms Terms() => TermReader.Read(workspace.GlossaryFor(BenchWorkspace.PathOf(0)), BenchWorkspace.PathOf(0), outline, text, TermLists.All);

    [Benchmark]
    public byte[] Pack() => OutlinePack.Pack(outline);

    [Benchmark]
    public Outline Unpack() => OutlinePack.Unpack(packed);

    [Benchmark]
    public string Slug() => Slugger.Slug(heading);

    [Benchmark]
    public int Decode() => FileReader.Decode("/a.md", System.Text.Encoding.UTF8.GetBytes(text.ToString())).Text.Length;
}
