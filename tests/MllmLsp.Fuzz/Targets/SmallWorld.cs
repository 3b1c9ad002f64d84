using MllmLsp.Core.Bibliographies;
using MllmLsp.Core.Features;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Fuzz.Targets;

/// <summary>A few notes, a glossary and a bibliography around the file that is tried.</summary>
internal static class SmallWorld
{
    public const string Note = "/ws/notes/tried.md";
    public const string Glossary = "/ws/glossary/tried.yml";

    private static readonly Dictionary<string, SourceText> Texts = new(StringComparer.Ordinal)
    {
        ["/ws/a.md"] = new("---\ntitle: 位置编码\naliases: [PE]\n---\n# Position\n\n## 旋转 (RoPE)\n\nSee [[b#Part|that]], [x](notes/tried.md). ^block\n\n[^1]: note\n"),
        ["/ws/b.md"] = new("# B\n\n## Part\n\n[[tried]] ![[图.png]] RoPE KV cache #多模态\n"),
        ["/ws/notes/c d.md"] = new("# C D\n\n[[位置编码]] [e](../a.md#旋转-rope)\n"),
        ["/ws/kv.md"] = new("---\nterm: true\naliases: [KV 缓存]\n---\n# KV cache\n\nKeeps keys and values.\n"),
    };

    private const string Terms = """
        concepts:
          - id: rope
            prefLabel: { en: RoPE, zh: 旋转位置编码 }
            fullForm: { RoPE: Rotary Position Embedding }
            hiddenLabel: { zh: [旋转编码] }
            definition: { en: Turns pairs by an angle., zh: 成对旋转。 }
            expand: first
            avoid: [{ label: ROPE, reason: { en: spelling } }]
          - id: mof
            term: MoF / 特征混合
            definition: { en: Mixes features of two encoders. }
            related: [rope]
          - id: mllm
            prefLabel: { en: MLLM, zh: 多模态大模型 }
            definition: { en: A language model that sees. }
            broader: [mof]

        """;

    private static readonly Workspace Empty = Workspace.Empty
        .WithFolders([new WorkspaceFolder("/ws", "/ws", Settings.Default with { Preset = Core.Diagnostics.Preset.Strict }, true)])
        .WithFiles(FileSet.Create([.. Texts.Keys, Note, "/ws/图.png", "/ws/papers/x.pdf", "/ws/refs.bib"], ["/ws/node_modules"]))
        .WithState(IndexState.Complete)
        .WithGlossaryFile(GlossaryParser.Parse("/ws/glossary/terms.yml", new SourceText(Terms)))
        .WithBibFiles([BibParser.Parse("/ws/refs.bib", new SourceText("@article{su2021, title={Rotary}, author={Su, J. and Lu, Y.}, year=2021}\n"))])
        .WithDocuments([.. Texts.Select(note => Document.Parse(note.Key, note.Value))]);

    public static FeatureContext English { get; } = new(Language.English, path => Texts.GetValueOrDefault(path)) { LinkTo = place => $"file://{place.Path}" };

    public static FeatureContext Chinese { get; } = English with { Language = Language.Chinese };

    /// <summary>With a note at <see cref="Note"/>, open.</summary>
    public static Workspace WithNote(SourceText text) => Empty.WithDocument(Document.Parse(Note, text, 1));

    /// <summary>With a second glossary at <see cref="Glossary"/>.</summary>
    public static Workspace WithGlossary(GlossaryFile file) => Empty.WithGlossaryFile(file);

    /// <summary>With other settings.</summary>
    public static Workspace With(Settings settings) => Empty.WithFolders([new WorkspaceFolder("/ws", "/ws", settings, true)]);
}
