using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Tests.Exchange;

public class GlossaryWriterTests
{
    /// <summary>A key that the format gains has to be written, too.</summary>
    [Fact]
    public void Every_key_of_the_format_is_written()
    {
        const string Yaml = """
            concepts:
              - id: zork
                prefLabel: { en: ZK, zh: 佐克 }
                altLabel: { en: [zed] }
                fullForm: { ZK: Zork Kit }
                hiddenLabel: { en: [zokr] }
                kind: model
                keep: false
                deprecated: true
                replacedBy: [zork]
                expand: never
                definition:
                  en: A thing.
                formula: 'x^2'
                broader: [zork]
                related: [zork]
                partOf: [zork]
                basedOn: [zork]
                exactMatch: ['https://example.org/']
                scopeNote:
                  en: Used.
                editorialNote:
                  en: Wrong there.
                example:
                  en: See.
                homonym: true
                near: [kit]
                pinyin: { 佐克: zuo ke }
                source:
                  - { document: a.md, section: S, line: 3, title: T, year: 2020, url: 'https://example.org/' }
                match: [The ZK is here.]
                noMatch: [No kit.]
                avoid:
                  - { label: Zk, reason: { en: case } }
                replace: true

            """;
        var file = GlossaryParser.Parse("a.glossary.yml", new SourceText(Yaml.ReplaceLineEndings("\n")));
        Assert.Empty(file.Problems);
        var written = GlossaryWriter.Write(new LocalizedText(null, null), file.Concepts);
        Assert.Equal(Sorted(Yaml.ReplaceLineEndings("\n")), Sorted(written));
        Assert.All(GlossaryKeys.OfConcept.Except(["term"]), key => Assert.Contains($" {key}: ", written.Replace(":\n", ": \n", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    private static IEnumerable<string> Sorted(string yaml) => yaml.TrimEnd().Split('\n').Order(StringComparer.Ordinal);
}
