using System.Collections.Immutable;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>Reads a glossary file. Total: any text gives a file, with its problems.</summary>
public static class GlossaryParser
{
    /// <param name="path">
    /// As in <c>Document.Path</c>; its name decides whether a file without <c>concepts</c> is a mistake or none of ours.
    /// </param>
    public static GlossaryFile Parse(string path, SourceText text)
    {
        var problems = new ProblemList(path);
        var yaml = text.ToString();
        var root = YamlReader.Read(yaml, problems, out var isBroken);
        if (isBroken)
        {
            return File(IsNamedGlossary(path) || HasConceptsLine(yaml));
        }

        var values = new YamlValues(yaml, problems);
        if (root is not YamlMap map || !map.Entries.Any(entry => entry.Key.Value == "concepts"))
        {
            if (IsNamedGlossary(path))
            {
                problems.Warn(
                    root is null ? new TextSpan(0, 0) : FirstLine(text),
                    "A glossary lists its entries under the key 'concepts': add it.",
                    "术语表须在键“concepts”下列出条目：请加上此键。");
            }

            return File(IsNamedGlossary(path));
        }

        return ReadFile(map, values) with { IsGlossary = true };

        GlossaryFile File(bool isGlossary) =>
            new(path, text, new LocalizedText(null, null), [], [], isGlossary ? problems.InOrder() : [], isGlossary, isBroken);

        GlossaryFile ReadFile(YamlMap top, YamlValues read)
        {
            var title = new LocalizedText(null, null);
            ImmutableArray<string> appliesTo = [];
            ImmutableArray<string> rejected = [];
            var isCandidates = false;
            var concepts = ImmutableArray.CreateBuilder<Concept>();
            foreach (var (key, value) in top.Entries)
            {
                switch (key.Value)
                {
                    case "title":
                        title = read.Localized(value);
                        break;
                    case "appliesTo":
                        appliesTo = [.. read.Texts(value).Select(glob => glob.Text)];
                        break;
                    case "candidates":
                        isCandidates = read.Flag(value) ?? false;
                        break;
                    case "rejected":
                        rejected = value is YamlScalar { IsNull: true } ? [] : [.. read.Texts(value).Select(name => name.Text)];
                        break;
                    case "concepts":
                        ReadConcepts(path, value, read, problems, concepts);
                        break;
                    default:
                        read.UnknownKey(key, top.Entries, GlossaryKeys.OfFile);
                        break;
                }
            }

            return new GlossaryFile(path, text, title, appliesTo, concepts.DrainToImmutable(), problems.InOrder(), true, false)
            {
                IsCandidates = isCandidates,
                Rejected = rejected,
            };
        }
    }

    private static void ReadConcepts(
        string path, YamlNode node, YamlValues values, ProblemList problems, ImmutableArray<Concept>.Builder concepts)
    {
        if (node is YamlScalar { IsNull: true })
        {
            return;
        }

        if (node is not YamlList list)
        {
            problems.Warn(
                node.Span,
                "'concepts' has to be a list: begin each entry with a hyphen and a space.",
                "“concepts”须为列表：请以连字符加空格开始每个条目。");
            return;
        }

        foreach (var entry in list.Items)
        {
            if (ConceptReader.Read(path, entry, values, problems) is { } concept)
            {
                concepts.Add(concept);
            }
        }
    }

    private static TextSpan FirstLine(SourceText text) => text.Lines.LineSpan(0);

    private static bool IsNamedGlossary(string path) =>
        path.StartsWith(Glossary.BuiltInScheme, StringComparison.Ordinal)
        || path.EndsWith(".glossary.yml", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".glossary.yaml", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a file that cannot be read was meant to be: any line that begins with the key makes it a glossary.</summary>
    private static bool HasConceptsLine(string yaml) =>
        yaml.StartsWith("concepts:", StringComparison.Ordinal) || yaml.Contains("\nconcepts:", StringComparison.Ordinal);
}
