using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Features;
using MllmLsp.Core.Features.Renaming;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Tests.Features.Renaming;

/// <summary>Renaming ids of concepts: each row has all files before, and what becomes of those that change.</summary>
public class ConceptIdRenameTests
{
    [Theory]
    [InlineData(
        "//- /glossary/g.yml\nconcepts:\n  - id: ro$0pe\n    term: RoPE\n  - { id: b, term: B, related: [\"rope\", c], replacedBy: rope }\n  - { id: c, term: C }\n"
        + "//- /glossary/h.yml\nconcepts:\n  - id: d\n    term: D\n    partOf:\n      - rope\n"
        + "//- /n.md\n---\nterm: true\nbroader: [rope]\n---\n# N\n"
        + "//- /b.md\n[[rope]] [[rope|shown]] [[RoPE]] rope\n",
        "/glossary/g.yml\nconcepts:\n  - id: new-id\n    term: RoPE\n  - { id: b, term: B, related: [\"new-id\", c], replacedBy: new-id }\n  - { id: c, term: C }\n"
        + "/glossary/h.yml\nconcepts:\n  - id: d\n    term: D\n    partOf:\n      - new-id\n"
        + "/n.md\n---\nterm: true\nbroader: [new-id]\n---\n# N\n"
        + "/b.md\n[[new-id]] [[new-id|shown]] [[RoPE]] rope\n")]
    [InlineData(
        "//- /g.glossary.yml\nconcepts:\n  - { id: a, term: A, broader: ro$0pe }\n  - prefLabel: RoPE\n    kind: method\n",
        "/g.glossary.yml\nconcepts:\n  - { id: a, term: A, broader: new-id }\n  - id: new-id\n    prefLabel: RoPE\n    kind: method\n")]
    [InlineData(
        "//- /g.glossary.yml\nconcepts:\r\n  - { id: a, term: A, broader: ro$0pe }\r\n  - \"RoPE / 旋转位置编码\"\r\n",
        "/g.glossary.yml\nconcepts:\r\n  - { id: a, term: A, broader: new-id }\r\n  - id: new-id\r\n    term: \"RoPE / 旋转位置编码\"\r\n")]
    [InlineData(
        "//- /g.glossary.yml\nconcepts:\n  - { id: a, term: A, broader: ro$0pe }\n  - { term: RoPE }\n",
        "/g.glossary.yml\nconcepts:\n  - { id: a, term: A, broader: new-id }\n  - { id: new-id, term: RoPE }\n")]
    [InlineData(
        "//- /g.glossary.yml\nconcepts:\n  - { id: a, term: A, broader: ro$0pe }\n//- /n.md\n---\nterm: true\n---\n# RoPE\n",
        "/g.glossary.yml\nconcepts:\n  - { id: a, term: A, broader: new-id }\n/n.md\n---\nid: new-id\nterm: true\n---\n# RoPE\n")]
    [InlineData(
        "//- /g.glossary.yml\nconcepts:\n  - { id: only-id, term: A }\n//- /b.md\n[[only$0-id]]\n",
        "/g.glossary.yml\nconcepts:\n  - { id: new-id, term: A }\n/b.md\n[[new-id]]\n")]
    [InlineData(
        "//- /a.md\n---\nterm: true\nid: own\nrelated: [o$0wn]\n---\n# A\n",
        "/a.md\n---\nterm: true\nid: new-id\nrelated: [new-id]\n---\n# A\n")]
    [InlineData(
        "//- /g.glossary.yml\nconcepts:\n  - { id: x, term: Root }\n//- /sub/h.glossary.yml\nconcepts:\n  - { id: $0x, term: Nested }\n  - { id: y, term: Y, related: x }\n",
        "/sub/h.glossary.yml\nconcepts:\n  - { id: new-id, term: Nested }\n  - { id: y, term: Y, related: x }\n")]
    public void Renames_everywhere(string files, string expected)
    {
        var at = Fixture.Parse(files);
        var result = Subject(at)!.Rename("new-id", ContextOf(at));
        Assert.Null(result.Refusal);
        Assert.Equal(Split(expected), result.Edits.ToDictionary(edit => edit.Path, edit => Ended(Apply(at.Texts[edit.Path], edit))));
    }

    [Theory]
    [InlineData("//- /g.glossary.yml\nconcepts:\n  - { id: a, term: A, rel$0ated: b }\n")]
    [InlineData("//- /g.glossary.yml\nconcepts:\n  - { id: a, term: A, related: no$0ne }\n")]
    [InlineData("//- /b.md\nwor$0ds\n")]
    public void Nothing_else_is_renamed(string files) => Assert.Null(Subject(Fixture.Parse(files)));

    [Theory]
    [InlineData("b", "'b' is the id of 'Bee' already: choose another one.")]
    [InlineData("cee", "'cee' is the id of 'cee' already: choose another one.")]
    [InlineData("Big", "'Big' is no id: write lower-case letters, digits and Chinese characters, with single hyphens between words.")]
    [InlineData("a--b", "'a--b' is no id: write lower-case letters, digits and Chinese characters, with single hyphens between words.")]
    [InlineData("null", "'null' is no id: write lower-case letters, digits and Chinese characters, with single hyphens between words.")]
    [InlineData("", "'' is no id: write lower-case letters, digits and Chinese characters, with single hyphens between words.")]
    public void A_name_that_cannot_be_is_refused(string name, string expected)
    {
        var at = Fixture.Parse("//- /g.glossary.yml\nconcepts:\n  - { id: $0a, term: A }\n  - { id: b, term: Bee }\n  - term: cee\n");
        var result = Subject(at)!.Rename(name, ContextOf(at));
        Assert.Equal(expected, result.Refusal?.English);
        Assert.Empty(result.Edits);
    }

    [Fact]
    public void The_same_name_changes_nothing()
    {
        var at = Fixture.Parse("//- /g.glossary.yml\nconcepts:\n  - { id: $0a, term: A }\n");
        var result = Subject(at)!.Rename(" a ", ContextOf(at));
        Assert.Equal((true, true), (result.Refusal is null, result.Edits.IsEmpty));
    }

    [Fact]
    public void Built_in_ids_stay()
    {
        var at = Fixture.Parse("//- /g.glossary.yml\nconcepts:\n  - { id: a, term: A, related: ro$0pe }\n  - { id: my-rope, term: RoPE }\n");
        var builtIn = GlossaryParser.Parse(Glossary.BuiltInScheme + "g.yml", new SourceText("concepts:\n  - { id: rope, term: RoPE }\n"));
        var subject = Rename.At(at.Workspace.WithBuiltInGlossary([builtIn]), at.Glossary!, at.Offset)!;
        Assert.Equal("'rope' is an entry of the built-in glossary, whose ids cannot be changed.", subject.Refusal?.English);
        Assert.Equal(subject.Refusal, subject.Rename("x", ContextOf(at)).Refusal);
    }

    [Fact]
    public void An_id_laid_over_a_built_in_entry_is_one_s_own()
    {
        var at = Fixture.Parse("//- /g.glossary.yml\nconcepts:\n  - { id: a, term: A, related: [my-rope, rope] }\n  - { id: my-$0rope, term: RoPE }\n//- /b.md\n[[my-rope]]\n");
        var builtIn = GlossaryParser.Parse(Glossary.BuiltInScheme + "g.yml", new SourceText("concepts:\n  - { id: rope, term: RoPE }\n"));
        var workspace = at.Workspace.WithBuiltInGlossary([builtIn]);
        var result = Rename.At(workspace, at.Glossary!, at.Offset)!.Rename("new-id", ContextOf(at));
        Assert.Equal(
            Split("/g.glossary.yml\nconcepts:\n  - { id: a, term: A, related: [new-id, rope] }\n  - { id: new-id, term: RoPE }\n/b.md\n[[new-id]]\n"),
            result.Edits.ToDictionary(edit => edit.Path, edit => Ended(Apply(at.Texts[edit.Path], edit))));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_named_before_anything_changes()
    {
        var at = Fixture.Parse("//- /g.glossary.yml\nconcepts:\n  - { id: $0a, term: A }\n//- /h.glossary.yml\nconcepts:\n  - { id: b, term: B, related: a }\n");
        var broken = at.Workspace.WithGlossaryFile(GlossaryParser.Parse("/ws/h.glossary.yml", new SourceText("concepts:\n  - { id: b, term: B, related: a\n")));
        var result = Rename.At(broken, at.Glossary!, at.Offset)!.Rename("x", ContextOf(at));
        Assert.StartsWith("h.glossary.yml cannot be read", result.Refusal?.English, StringComparison.Ordinal);
    }

    private static RenameSubject? Subject(Fixture at) =>
        at.Glossary is { } glossary ? Rename.At(at.Workspace, glossary, at.Offset) : Rename.At(at.Workspace, at.Document, at.Offset);

    private static string Apply(SourceText text, DocumentEdit edit) =>
        edit.Changes.Reverse().Aggregate(text, (changed, change) => changed.WithChange(change)).ToString();

    private static Dictionary<string, string> Split(string files) => ("\n" + files).Split("\n/", StringSplitOptions.RemoveEmptyEntries)
        .ToDictionary(file => "/ws/" + file[..file.IndexOf('\n')], file => Ended(file[(file.IndexOf('\n') + 1)..]));

    /// <summary>The line end at which files are split belongs to the one before.</summary>
    private static string Ended(string content) => content.EndsWith('\n') ? content : content + "\n";

    private static FeatureContext ContextOf(Fixture at) => new(Language.English, path => at.Texts.GetValueOrDefault(path));
}
