using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Terms;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Tests.Workspaces;

/// <summary>A list of terms is made where a rule that reads it is on somewhere, and nowhere else.</summary>
public sealed class WantedTermListsTests
{
    private const string Note = "this note speaks of a Transfomer, of ZQX and of a model that has RoPE.\n\n旋转编码很有用。位置旋转也很有用。\n";

    private const string Glossary = """
        concepts:
          - id: rope
            prefLabel: { en: RoPE, zh: 旋转位置编码 }
            altLabel: { zh: [旋转编码, 位置旋转] }
            fullForm: { RoPE: Rotary Position Embedding }
            definition: d
          - id: transformer
            prefLabel: { en: Transformer }
            definition: d
        """;

    private static readonly Settings Some = Settings.Default with { Severities = Severities(DiagnosticCodes.MisspeltTerm) };

    [Fact]
    public void None_by_default() => Assert.Equal(TermLists.None, WantedTermLists.Of(Settings.Default));

    [Fact]
    public void All_where_every_rule_is_on() => Assert.Equal(TermLists.All, WantedTermLists.Of(Settings.Default with { Preset = Preset.Strict }));

    [Theory]
    [InlineData(DiagnosticCodes.AbbreviationNotExpanded, TermLists.Unexpanded)]
    [InlineData(DiagnosticCodes.InconsistentTranslation, TermLists.Translations)]
    [InlineData(DiagnosticCodes.UndefinedAbbreviation, TermLists.UnknownAbbreviations)]
    [InlineData(DiagnosticCodes.MisspeltTerm, TermLists.Misspellings)]
    [InlineData(DiagnosticCodes.TermVariant, TermLists.None)]
    public void One_where_a_severity_turns_its_rule_on(string code, TermLists expected) =>
        Assert.Equal(expected, WantedTermLists.Of(Settings.Default with { Severities = Severities(code) }));

    [Fact]
    public void Overrides_and_folders_below_count()
    {
        var over = new SettingsOverride(PathGlobs.None, Preset.Strict, Severities(DiagnosticCodes.TermVariant), []);
        Assert.Equal(TermLists.All, WantedTermLists.Of(Settings.Default with { Overrides = [over] }));
        var nested = new WorkspaceFolder("/a", "/a", Settings.Default) { Nested = [new SettingsScope("/a/b", Some)] };
        Assert.Equal(TermLists.Misspellings, WantedTermLists.Of([nested, new WorkspaceFolder("/c", "/c", Settings.Default)]));
    }

    [Fact]
    public void A_note_is_read_for_no_more_than_is_asked()
    {
        var workspace = Workspace.Empty.WithGlossaryFile(GlossaryParser.Parse("/n/g.glossary.yml", new SourceText(Glossary)));
        Assert.Equal(TermLists.None, Lists(Read(workspace, Note)));
        Assert.Equal(TermLists.All, Lists(Read(workspace.WithFolders([new("/n", "/n", Settings.Default with { Preset = Preset.Strict })]), Note)));
        Assert.Equal(TermLists.Misspellings, Lists(Read(workspace.WithFolders([new("/n", "/n", Some)]), Note)));
    }

    [Fact]
    public void All_rules_run_where_a_comment_suppresses_something()
    {
        var workspace = Workspace.Empty.WithGlossaryFile(GlossaryParser.Parse("/n/g.glossary.yml", new SourceText(Glossary)));
        Assert.Equal(TermLists.All, Lists(Read(workspace, $"<!-- mllm-lsp-disable-file misspelt-term -->\n\n{Note}")));
    }

    private static NoteTerms Read(Workspace workspace, string note) => workspace.WithDocument(Document.Parse("/n/a.md", new SourceText(note))).Find("/n/a.md")!.Terms!;

    private static TermLists Lists(NoteTerms terms) =>
        (terms.Unexpanded.IsEmpty ? TermLists.None : TermLists.Unexpanded) | (terms.Translations.IsEmpty ? TermLists.None : TermLists.Translations)
        | (terms.UnknownAbbreviations.IsEmpty ? TermLists.None : TermLists.UnknownAbbreviations) | (terms.Misspellings.IsEmpty ? TermLists.None : TermLists.Misspellings);

    private static ImmutableSortedDictionary<string, Severity?> Severities(string code) =>
        ImmutableSortedDictionary.Create<string, Severity?>(StringComparer.Ordinal).Add(code, Severity.Warning);
}
