using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Rules;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Tests.Rules;

/// <summary>Holds the findings of one note against those written down: <c>code 'text of the span'</c>, with commas between.</summary>
internal static class RuleCheck
{
    /// <summary>The notes that tables of rows link to. A row's own note is <c>/a.md</c> and comes first.</summary>
    public const string Notes = """

        //- /note.md
        # Note title
        ## Part One
        ### Inner
        ## 位置 编码
        ## Questions & answers
        ## 📷 相机

        text ^blk

        <div id="html-id">x</div> and <span name="in-text">y</span>

        ## Named {#given}
        //- /titled.md
        ---
        title: Given Title
        aliases: [Nickname]
        ---
        # Heading title
        //- /sub/deep.md
        # Deep
        //- /docs/README.md
        //- /empty/only.txt
        //- /img.png
        //- /笔记 一.md
        # 笔记
        //- /glossary/g.yml
        concepts:
          - id: rope
            prefLabel: { en: RoPE, zh: 旋转位置编码 }
            definition: d
        """;

    /// <summary>The default, and the rules about references that only <c>strict</c> has.</summary>
    public static Settings References { get; } = Settings.Default with
    {
        Severities = Settings.Default.Severities.Add(DiagnosticCodes.AmbiguousLink, Severity.Information).Add(DiagnosticCodes.DuplicateDefinition, Severity.Warning),
    };

    public static void Check(string fixture, string expected, Settings? settings = null, bool vault = false, IndexState state = IndexState.Complete)
    {
        var at = Fixture.Parse(fixture, settings ?? References, vault, state);
        Assert.Equal(expected, Findings(at.Workspace, at.Document));
    }

    public static void CheckNote(string note, string expected, Settings? settings = null, bool vault = false, IndexState state = IndexState.Complete) =>
        Check("//- /a.md\n" + note + Notes, expected, settings, vault, state);

    public static string Findings(Workspace workspace, Document document) => string.Join(
        ", ",
        RuleSet.Run(workspace, document, Language.English).Select(f => $"{f.Code} '{document.Text!.Slice(f.Span)}'"));
}
