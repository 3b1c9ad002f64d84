using MllmLsp.Core.Diagnostics;

namespace MllmLsp.Tests.Rules;

/// <summary>Which rules each preset has: the list, word for word.</summary>
public class PresetTests
{
    private static readonly string[] Files =
        ["bibliography-problem", "broken-relation", "circular-definition", "failed-example", "glossary-problem", "invalid-setting", "isolated-concept", "missing-definition", "unmatchable-label", "unreadable-file", "unused-setting", "unused-suppression"];

    private static readonly string[] Links =
        ["broken-heading", "broken-link", "broken-wiki-link", "malformed-link", "undefined-citation", "undefined-footnote", "undefined-reference", "unused-definition", "unused-footnote", "wrong-case-path"];

    private static readonly string[] Terms = ["deprecated-term", "term-variant"];

    [Fact]
    public void Default_has_links_terms_and_accidental_headings() => Check(Preset.Default, [.. Files, .. Links, .. Terms, "accidental-setext"]);

    [Fact]
    public void Links_only_has_links() => Check(Preset.LinksOnly, [.. Files, .. Links]);

    [Fact]
    public void Terms_only_has_terms() => Check(Preset.TermsOnly, [.. Files, .. Terms]);

    [Fact]
    public void Strict_has_all() => Check(Preset.Strict, [.. DiagnosticCodes.DefaultSeverities.Keys]);

    private static void Check(Preset preset, string[] codes) => Assert.Equal(
        codes.Order(StringComparer.Ordinal), DiagnosticCodes.DefaultSeverities.Keys.Where(code => preset.Includes(code)));
}
