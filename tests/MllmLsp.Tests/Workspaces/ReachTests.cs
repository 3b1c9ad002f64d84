using CsCheck;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Rules;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Tests.Workspaces;

/// <summary>Whoever an edit does not reach has the findings that he had.</summary>
public class ReachTests
{
    private static readonly string[] Paths = ["/ws/a.md", "/ws/b.md", "/ws/sub/c.md", "/ws/sub/readme.md"];

    private static readonly string[] Texts =
    [
        "# Title A\n## Part\n[[b]] [[c#Part]] [x](sub/c.md#part) [y](b.md#gone)",
        "# Title A\n[[Title B]] [z](a.md#part) [f](sub/) tranformer layers",
        "# Title B\n## Part\n[[Title A]] [x](../a.md#title-a) tranformer layers",
        "no title, [[a#^block]] [q](a.md#anchor)",
        "<a id=\"anchor\"></a> text ^block",
        "---\naliases: [Title B]\n---\n# Title C\n[[sub/c]]",
        "",
    ];

    [Theory]
    [InlineData("# A", "# A\n\nmore words", "/ws/a.md")]
    [InlineData("# A", "# A\n## New", "/ws/a.md /ws/b.md")]
    [InlineData("# A", "# Other", "/ws/a.md /ws/b.md")]
    [InlineData("# A", "# A\n[x](c.md)", "/ws/a.md /ws/c.md")]
    public void Reaches_who_links_to_it_and_no_further(string before, string after, string expected)
    {
        var start = Build([("/ws/a.md", before), ("/ws/b.md", "[x](a.md#new)"), ("/ws/c.md", "# C")]);
        var end = start.WithDocument(Document.Parse("/ws/a.md", new SourceText(after), 1));
        Assert.Equal(expected, string.Join(' ', Reach.Of(start, end, ["/ws/a.md"])!.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_file_more_or_less_may_reach_anybody()
    {
        var start = Build([("/ws/a.md", "x"), ("/ws/b.md", "y")]);
        Assert.Null(Reach.Of(start, start.WithFiles(start.Files.With("/ws/c.png")), []));
        Assert.Null(Reach.Of(start, start.WithoutDocument("/ws/b.md"), []));
        Assert.Empty(Reach.Of(start, start, [])!);
    }

    [Fact]
    public void Who_is_not_reached_has_the_same_findings() =>
        Gen.Select(Gen.Int[0, Texts.Length - 1].Array[Paths.Length], Gen.Int[0, Paths.Length - 1], Gen.Int[0, Texts.Length - 1]).Sample(
            (texts, edited, text) =>
            {
                var start = Build(Paths.Zip(texts, (path, of) => (path, Texts[of])));
                var end = start.WithDocument(Document.Parse(Paths[edited], new SourceText(Texts[text]), 1));
                var reached = Reach.Of(start, end, [Paths[edited]])!;
                foreach (var path in Paths.Where(path => !reached.Contains(path)))
                {
                    Assert.Equal(FindingsOf(start, path), FindingsOf(end, path));
                }
            },
            iter: 500);

    private static string[] FindingsOf(Workspace workspace, string path) =>
        [.. RuleSet.Run(workspace, workspace.Find(path)!, Language.English).Select(found => $"{found.Span} {found.Code} {found.Message}")];

    private static Workspace Build(IEnumerable<(string Path, string Text)> notes)
    {
        var all = notes.ToArray();
        return Workspace.Empty
            .WithFolders([new WorkspaceFolder("/ws", "/ws", Settings.Default with { Preset = Preset.Strict })])
            .WithFiles(FileSet.Create(all.Select(note => note.Path), []))
            .WithGlossaryFile(Core.Glossaries.GlossaryParser.Parse("/ws/t.glossary.yml", new SourceText("concepts:\n  - term: transformer layers\n    definition: d\n")))
            .WithDocuments([.. all.Select(note => Document.Parse(note.Path, new SourceText(note.Text), 1))])
            .WithState(IndexState.Complete);
    }
}
