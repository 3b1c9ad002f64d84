namespace MllmLsp.Tests.Vaults;

/// <summary>The glossary and the bibliography of a generated vault: invented names, so that nothing else in it is one of them.</summary>
internal static class VaultTerms
{
    public const string GlossaryPath = "glossary/terms.yml";

    public const string BibliographyPath = "refs.bib";

    public const string Glossary = """
        concepts:
          - id: frobnet
            prefLabel: { en: FrobNet, zh: 弗网 }
            avoid: [FrobNett, 佛网]
            kind: model
            definition: d
          - id: glimcore
            prefLabel: { en: GlimCore }
            definition: d
          - id: old
            prefLabel: { en: quux sampling, zh: 旧采样法 }
            deprecated: true
            replacedBy: new
            definition: d
          - id: new
            prefLabel: { en: pal sampling, zh: 新采样法 }
            definition: d
          - id: zqt
            prefLabel: { en: ZQT, zh: 区域羽变换 }
            fullForm: { ZQT: Zonal Quill Transform }
            definition: d
          - id: joined
            prefLabel: { zh: 多尺度拼合 }
            altLabel: { zh: [多层拼接] }
            definition: d
          - id: splicing
            prefLabel: { en: harmonic splicing }
            definition: d
          - id: rope
            prefLabel: { en: RoPE }
            definition: d
        """;

    public static string Bibliography { get; } = string.Concat(Enumerable.Range(0, 40).Select(i => $"@misc{{work{i}, title = {{作品 {i}}}, year = {{{1990 + i}}}}}\n"));

    /// <summary>One edit away from a word of "harmonic splicing", each once: letters that neither word has, put in the place of one or beside it.</summary>
    public static IReadOnlyList<(string Text, string Slip)> Slips { get; } = [.. MakeSlips()];

    private static IEnumerable<(string, string)> MakeSlips()
    {
        foreach (var letter in "qxzwjkv")
        {
            for (var at = 1; at < 6; at++)
            {
                var wrong = "splicing"[..at] + letter + "splicing"[(at + 1)..];
                yield return ($"harmonic {wrong}", wrong);
                var longer = "harmonic"[..at] + letter + "harmonic"[at..];
                yield return ($"{longer} splicing", longer);
            }
        }
    }
}
