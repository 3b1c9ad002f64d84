using CsCheck;
using MllmLsp.Core.Features;
using MllmLsp.Core.Features.Refactorings;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Tests.Features.Refactorings;

public class TableOfContentsTests
{
    private static readonly Gen<string> Heading = Gen.Select(
        Gen.Int[1, 6], RefactoringCheck.OneOf("A", "位置编码", "A", "`x` & [y](z)", "1. 🚀 快速开始", "*e* $x$", "a [b] <c>", "")).Select((level, text) => $"{new string('#', level)} {text}");

    private static readonly Gen<string> Line = Gen.Frequency(
        (4, Heading), (3, RefactoringCheck.OneOf("text", "", "", "- item", "> # q", "```", "标题\n---")), (1, RefactoringCheck.OneOf("<!-- toc -->", "<!-- /toc -->", "<!-- TOC -->", "<!-- tocstop -->", "<!--toc-->")));

    [Theory]
    [InlineData("# T\n\n## A$0\n\n### B\n\n## C\n", "# T||<!-- toc -->||- [A](#a)|  - [B](#b)|- [C](#c)||<!-- /toc -->||## A||### B||## C|")]
    [InlineData("# T$0\n\n<!-- toc -->\nold\n<!-- /toc -->\n\n## 位置 编码\n\n## 位置 编码\n", "# T||<!-- toc -->||- [位置 编码](#位置-编码)|- [位置 编码](#位置-编码-1)||<!-- /toc -->||## 位置 编码||## 位置 编码|")]
    [InlineData("<!-- TOC -->\r\n<!-- tocstop -->\r\n\r\n## A [x](y)$0\r\n", "<!-- TOC -->¶¶- [A x](#a-x)¶¶<!-- tocstop -->¶¶## A [x](y)¶")]
    [InlineData("<!-- toc -->\n\n# A$0\n\n#### B [c]\n", "<!-- toc -->||- [A](#a)|  - [B \\[c\\]](#b-c)||<!-- /toc -->||# A||#### B [c]|")]
    [InlineData("---\ntitle: T\n---\n## A$0\n## B\n", "---|title: T|---|<!-- toc -->||- [A](#a)|- [B](#b)||<!-- /toc -->||## A|## B|")]
    public void Lists_the_headings_that_follow(string note, string expected) => Assert.Equal("/a.md: " + expected, RefactoringCheck.Apply("//- /a.md\n" + note, "toc"));

    [Fact]
    public void In_Obsidian_a_link_names_the_heading() => Assert.Equal(
        "/a.md: <!-- toc -->||- [A (b)](#A%20%28b%29)|- [B](#B)|  - [A (b)](#B#A%20%28b%29)||<!-- /toc -->||## A (b)|## B|### A (b)|",
        RefactoringCheck.Apply("//- /a.md\n<!-- toc -->\n\n<!-- /toc -->\n\n## A (b)$0\n## B\n### A (b)\n", "toc", vault: true));

    [Theory]
    [InlineData("## A$0\n")]
    [InlineData("```\n<!-- toc -->\n```\n\n## A$0")]
    [InlineData("<!-- toc -->\n\n- [A](#a)\n\n<!-- /toc -->\n\n## A$0")]
    public void Nothing_where_nothing_would_change(string note) =>
        Assert.DoesNotContain(RefactoringCheck.Find("//- /a.md\n" + note).Actions, action => action.Id == "toc");

    [Fact]
    public void None_is_made_where_the_editor_asks_by_itself() => Assert.DoesNotContain(
        RefactoringCheck.Find("//- /a.md\n## A$0\n## B", new CodeActionFilter(["source"], IsAutomatic: true)).Actions, action => action.Id == "toc");

    [Fact]
    public void Twice_is_once() => Line.Array[0, 14].Sample(lines =>
    {
        var text = new SourceText(string.Join('\n', lines));
        if (Applied(text) is { } once)
        {
            Assert.Null(Applied(once));
        }
    }, iter: LongRun.Cases(1_000));

    [Fact]
    public void Every_entry_leads_to_its_heading() => Line.Array[0, 14].Sample(lines =>
    {
        var before = new SourceText("<!-- toc -->\n\n" + string.Join('\n', lines.Where(line => !line.StartsWith("<!--", StringComparison.Ordinal) && line != "```")));
        if (Applied(before) is not { } after)
        {
            return;
        }

        var at = Fixture.Parse("//- /a.md\n" + after);
        var links = at.Document.Outline.References.Where(reference => reference.Target.Length == 0 && reference.Fragment is not null).ToArray();
        var wanted = Enumerable.Range(0, at.Document.Outline.Headings.Length).Where(i => at.Document.Outline.Headings[i].Text.Length > 0);
        Assert.Equal(wanted, links.Select(link => Resolver.Resolve(at.Workspace, at.Document, link).HeadingIndex!.Value));
    }, iter: LongRun.Cases(1_000));

    private static SourceText? Applied(SourceText text)
    {
        var note = Document.Parse("/ws/a.md", text, 1);
        var workspace = Workspace.Empty.WithFolders([new WorkspaceFolder("/ws", "/ws", Settings.Default)]).WithFiles(FileSet.Create(["/ws/a.md"], [])).WithDocuments([note]);
        var action = RefactoringFinder.At(workspace, note, default, new CodeActionFilter(["source.tableOfContents"]), FeatureContext.English).SingleOrDefault();
        return action?.Apply().Edits[0].Changes.Reverse().Aggregate(text, (now, change) => now.WithChange(change));
    }
}
