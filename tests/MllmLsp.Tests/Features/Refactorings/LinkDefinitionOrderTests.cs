using CsCheck;
using MllmLsp.Core.Features;
using MllmLsp.Core.Features.Refactorings;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Tests.Features.Refactorings;

public class LinkDefinitionOrderTests
{
    private static readonly Gen<string> Line = RefactoringCheck.OneOf(
        "[a] [b][] [x][10]", "[2]$", "[论文]", "", "", "[b]: u", "[a]: v", "[A]: v", "[a]: w", "[10]: x 'y'", "[2]: z", "[论文]: l", "[//]: # (c)", "[gone]: g", "text", "  [b]: in", "- [a]: i");

    [Theory]
    [InlineData("[b] [a]$0\n\n[b]: y\n[a]: x\n", "[b] [a]||[a]: x|[b]: y|")]
    [InlineData("[10] [9] [x][论文]$0\r\n\r\n[论文]: z\r\n[10]: y\r\n[9]: x", "[10] [9] [x][论文]¶¶[9]: x¶[10]: y¶[论文]: z")]
    [InlineData("[a]$0\n\n[gone]: z\n[a]: x\n[A]: x\n\nText\n\n[a]: x\n", "[a]||[a]: x||Text||")]
    [InlineData("[a]$0 [b]\n\n[b]: q\n[a]: x\n[a]: other\n", "[a] [b]||[a]: x|[a]: other|[b]: q|")]
    [InlineData("[a]$0 [b]\n\n[b]: x\n  'title of\n   two lines'\n[a]: y\n", "[a] [b]||[a]: y|[b]: x|  'title of|   two lines'|")]
    public void Sorts_and_removes(string note, string expected) =>
        Assert.Equal("/a.md: " + expected, RefactoringCheck.Apply("//- /a.md\n" + note, "organize-link-definitions"));

    [Theory]
    [InlineData("[a] [b]$0\n\n[a]: x\n[b]: y\n")]
    [InlineData("x$0\n\n[//]: # (a remark)\n[comment]: <> (another)\n")]
    [InlineData("x$0")]
    public void Nothing_where_all_is_in_order(string note) =>
        Assert.DoesNotContain(RefactoringCheck.Find("//- /a.md\n" + note).Actions, action => action.Id == "organize-link-definitions");

    [Fact]
    public void Twice_is_once_and_every_link_keeps_its_address() => Line.Array[0, 16].Sample(lines =>
    {
        var before = new SourceText(string.Join('\n', lines));
        if (Applied(before) is { } after)
        {
            Assert.Null(Applied(after));
            Assert.Equal(Addresses(before), Addresses(after));
        }
    }, iter: LongRun.Cases(1_000));

    private static IEnumerable<(string, string?)> Addresses(SourceText text)
    {
        var outline = MarkdownParser.Parse(text);
        return outline.References.Where(reference => reference.Kind is ReferenceKind.Full or ReferenceKind.Collapsed or ReferenceKind.Shortcut or ReferenceKind.Undefined)
            .Select(reference => (reference.Target, outline.FindDefinition(reference.Target)?.Destination));
    }

    private static SourceText? Applied(SourceText text)
    {
        var note = Document.Parse("/ws/a.md", text, 1);
        var action = RefactoringFinder.At(Workspace.Empty.WithDocument(note), note, default, new CodeActionFilter(["source.organizeLinkDefinitions"]), FeatureContext.English)
            .SingleOrDefault();
        return action?.Apply().Edits[0].Changes.Reverse().Aggregate(text, (now, change) => now.WithChange(change));
    }
}
