using CsCheck;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Features;
using MllmLsp.Core.Features.Renaming;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Tests.Features.Renaming;

/// <summary>Whatever stands around a label: after a rename every link leads where it led.</summary>
public class ConceptLabelRenameProperties
{
    /// <summary>With capitals as the old one has them: by these a line is known for a paper's title.</summary>
    private const string NewName = "ZqPE";

    private const string Glossary = "concepts:\n  - { id: rope, prefLabel: { en: RoPE, zh: 旋转编码 }, definition: { en: RoPE turns., zh: d } }\n  - 2D RoPE\n";

    private static readonly string[] Pieces =
    [
        "RoPE", "RoPEs", "RoPE's", "RoPE-based", "2D RoPE", "旋转编码", "rope", "[[RoPE]]", "[[RoPE|x]]", "[[旋转编码]]", "`RoPE`", "“RoPE”", "$RoPE$", "*", "**",
        "[RoPE](a.md#rope)", "[x](b.md#rope-1)", "[[a#RoPE]]", "[[b#RoPE|y]]", "[RoPE](https://e.org)", "[RoPE]", "\n\n## RoPE\n\n", "\n\n# RoPE 综述\n\n", "[[RoPE 综述]]",
        "\n\n> RoPE\n\n", "\n- ", "\n| RoPE | b |\n|--|--|\n", "\n```\nRoPE\n```\n", "\n\n[RoPE]: b.md\n\n", " ", " ", "，", "(", ")", "<b>", "<!-- RoPE -->", "😀",
    ];

    private static readonly Gen<string> Note = Gen.Int[0, Pieces.Length - 1].Array[0, 30].Select(picks => string.Concat(picks.Select(pick => Pieces[pick])));

    [Fact]
    public void Links_lead_where_they_led() => Gen.Select(Note, Note).Sample(
        (a, b) =>
        {
            var texts = new Dictionary<string, SourceText>
            {
                ["/ws/a.md"] = new(a),
                ["/ws/b.md"] = new(b),
                ["/ws/g.glossary.yml"] = new(Glossary),
            };
            var before = Build(texts);
            var renamed = Renamed(before, texts, "RoPE", NewName);
            var now = Build(renamed);
            foreach (var note in before.Documents)
            {
                Assert.Equal(Targets(before, note), Targets(now, now.Find(note.Path)!));
            }
        },
        iter: 1000);

    private static Workspace Build(Dictionary<string, SourceText> texts) => Workspace.Empty
        .WithFolders([new WorkspaceFolder("/ws", "/ws", Settings.Default, false)])
        .WithFiles(FileSet.Create(texts.Keys, []))
        .WithState(IndexState.Complete)
        .WithGlossaryFiles([GlossaryParser.Parse("/ws/g.glossary.yml", texts["/ws/g.glossary.yml"])])
        .WithDocuments([.. texts.Where(file => file.Key.EndsWith(".md", StringComparison.Ordinal)).Select(file => Document.Parse(file.Key, file.Value))]);

    private static Dictionary<string, SourceText> Renamed(Workspace workspace, Dictionary<string, SourceText> texts, string from, string to)
    {
        var concept = workspace.GlossaryFor("/ws/a.md").Find("rope")!;
        var subject = new ConceptLabelRename(default, workspace, "/ws/a.md", concept, concept.Labels.Single(label => label.Text == from));
        var result = subject.Rename(to, new FeatureContext(Language.English, path => texts[path]));
        Assert.Null(result.Refusal?.English);
        return texts.ToDictionary(file => file.Key, file => result.Edits.FirstOrDefault(edit => edit.Path == file.Key) is { } edit ? Apply(file.Value, edit) : file.Value);
    }

    private static SourceText Apply(SourceText text, DocumentEdit edit)
    {
        Assert.All(edit.Changes.Zip(edit.Changes.Skip(1)), pair => Assert.True(pair.First.Span.End <= pair.Second.Span.Start));
        return edit.Changes.Reverse().Aggregate(text, (changed, change) => changed.WithChange(change));
    }

    private static string Targets(Workspace workspace, Document note) => string.Join('\n', note.Outline.References.Select(reference =>
        Resolver.Resolve(workspace, note, reference) is var found ? $"{found.Status} {found.Path} {found.HeadingIndex} {found.Concept?.Id}" : ""));
}
