using MllmLsp.Core.Features;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Tests.Features;

public class CodeActionsTests
{
    [Theory]
    [InlineData("[[Rotory$0]]\n//- /Rotary.md\n", "Change to 'Rotary'", "[[Rotary]]")]
    [InlineData("[[AI$0]]\n//- /Note.md\n---\naliases: [AI]\n---\n", "Change to 'Note|AI'", "[[Note|AI]]")]
    [InlineData("| x |\n|---|\n| [[AI$0]] |\n//- /Note.md\n---\naliases: [AI]\n---\n", "Change to 'Note\\|AI'", "| x |\n|---|\n| [[Note\\|AI]] |")]
    [InlineData("[x](Note.M$0d)\n//- /note.md\n", "Change to 'note.md'", "[x](note.md)")]
    [InlineData("[x](%E7%AC%94%E8%AE%B0%201.M$0D)\n//- /笔记 1.md\n", "Change to '%E7%AC%94%E8%AE%B0%201.md'", "[x](%E7%AC%94%E8%AE%B0%201.md)")]
    [InlineData("[x](sub\\n$0.md)\n//- /sub/n.md\n", "Change to 'sub/n.md'", "[x](sub/n.md)")]
    [InlineData("[x](nota$0.md)\n//- /sub/note.md\n", "Change to 'sub/note.md'", "[x](sub/note.md)")]
    [InlineData("[x](/nota$0.md)\n//- /sub/note.md\n", "Change to '/sub/note.md'", "[x](/sub/note.md)")]
    [InlineData("[x](\u200Bhttps://e$0.org)", "Remove the invisible character", "[x](https://e.org)")]
    [InlineData("[x](./a$0 b.png)\n//- /a b.png\n", "Write <./a b.png>", "[x](<./a b.png>)")]
    [InlineData("[[#Parrt$0]]\n# Part", "Change to 'Part'", "[[#Part]]\n# Part")]
    [InlineData("[x](#parrt$0)\n# Part", "Change to 'part'", "[x](#part)\n# Part")]
    [InlineData("[[#Gone$0]]", "Add the heading 'Gone' to 'a.md'", "[[#Gone]]\n\n## Gone\n")]
    [InlineData("[x][labell$0]\n\n[label]: #x\n", "Change to 'label'", "[x][label]\n\n[label]: #x\n")]
    [InlineData("[x][Gone$0]\r\n", "Add '[Gone]:' at the end", "[x][Gone]\r\n\r\n[Gone]: \r\n")]
    [InlineData("x[^9$0]", "Add '[^9]:' at the end", "x[^9]\n\n[^9]: \n")]
    [InlineData("a\n\n[u$0]: x.md\n\nb", "Remove the definition", "a\n\n\nb")]
    [InlineData("段落\n-$0\n下文", "Put a blank line before it", "段落\n\n-\n下文")]
    [InlineData("<!-- mllm-lsp-disable-file broken-link$0 -->\n\nx", "Remove the comment", "\nx")]
    public void Mends(string note, string title, string expected) => Check(note, title, expected);

    [Fact]
    public void Creates_the_note()
    {
        var (fixture, action) = Find("[[sub/New$0]]", "Create the note 'sub/New.md'");
        var edit = Assert.Single(action.Fix.Edits);
        Assert.True(edit.Creates);
        Assert.Equal("/ws/sub/New.md", edit.Path);
        Assert.Equal("# New\n", new SourceText("").WithChange(edit.Changes[0]).ToString());
        Assert.NotNull(fixture);
    }

    [Fact]
    public void Defines_the_term_behind_the_last_entry()
    {
        var (fixture, action) = Find(
            "[[New$0Term]]\n//- /glossary/g.yml\nconcepts:\n  - term: RoPE\n    definition: d\n\n# end\n", "Define the term 'NewTerm' in the glossary");
        var edit = Assert.Single(action.Fix.Edits);
        Assert.Equal(
            "concepts:\n  - term: RoPE\n    definition: d\n  - term: \"NewTerm\"\n    definition: \"\"\n\n# end\n",
            fixture.Texts[edit.Path].WithChange(edit.Changes[0]).ToString());
    }

    [Theory]
    // A key of its own, in lists of both styles, in place of a single one; and a built-in entry that gets one laid over it.
    [InlineData("  - id: zork\n    prefLabel: { en: Zorkam }\n    definition: d\n", "  - id: zork\n    prefLabel: { en: Zorkam }\n    definition: d\n    altLabel: { en: Zorkan }\n")]
    [InlineData("  - term: Zorkam\n    altLabel: [Zorkom]\n    definition: d\n", "  - term: Zorkam\n    altLabel: [Zorkom, Zorkan]\n    definition: d\n")]
    [InlineData("  - term: Zorkam\n    altLabel: Zorkom\n    definition: d\n", "  - term: Zorkam\n    altLabel: [Zorkom, Zorkan]\n    definition: d\n")]
    [InlineData("  - term: Zorkam / 佐卡姆\n    altLabel:\n      zh: 佐克\n      en:\n        - \"Zorkom\"\n    definition: d\n", "  - term: Zorkam / 佐卡姆\n    altLabel:\n      zh: 佐克\n      en:\n        - \"Zorkom\"\n        - Zorkan\n    definition: d\n")]
    public void Adds_the_name_to_the_concept(string entry, string expected)
    {
        var (fixture, action) = Find("[[Zork$0an]]\n//- /glossary/g.yml\nconcepts:\n" + entry, "Add 'Zorkan' as another label of 'Zorkam'");
        var edit = Assert.Single(action.Fix.Edits);
        Assert.Equal("concepts:\n" + expected, fixture.Texts[edit.Path].WithChange(edit.Changes[0]).ToString());
    }

    [Fact]
    public void Prefers_the_only_safe_fix() => Assert.True(Find("[x](Note.M$0d)\n//- /note.md\n", "Change to 'note.md'").Action.IsPreferred);

    private static void Check(string note, string title, string expected)
    {
        var (fixture, action) = Find(note, title);
        var edit = Assert.Single(action.Fix.Edits);
        Assert.Equal(fixture.Document.Path, edit.Path);
        Assert.Equal(expected, fixture.Document.Text!.WithChange(Assert.Single(edit.Changes)).ToString());
    }

    private static (Fixture Fixture, CodeAction Action) Find(string note, string title)
    {
        var fixture = Fixture.Parse("//- /a.md\n" + note);
        var actions = CodeActions.In(
            fixture.Workspace, fixture.Document, new TextSpan(fixture.Offset, 0), new FeatureContext(Language.English, p => fixture.Texts.GetValueOrDefault(p)));
        Assert.Contains(title, actions.Select(a => a.Fix.Title));
        return (fixture, actions.First(a => a.Fix.Title == title));
    }
}
