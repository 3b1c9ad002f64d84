using System.Collections.Immutable;
using CsCheck;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Tests.Exchange;

/// <summary>
/// Concepts with all that entries may say, in texts that break formats: quotation marks, separators of every format, line ends, Han, emoji,
/// whatever YAML, XML, JSON, CSV and Markdown give a meaning to. Each list has been through our own parser, so that it is one which a file
/// can hold.
/// </summary>
internal static class GeneratedConcepts
{
    private static readonly string[] Pieces =
    [
        "RoPE", "旋转位置编码", "a", "Z", "7", "2.5", "é", "😀", "𝐑", "，", "、", "null", "true", "no", "'", "\"", "''", "\"\"", ",", ";", "|", "=", "\\", "\\;", ":", ": ", " #", "#",
        "- ", "&", "*", "!", "%", "@", "`", "{", "}", "[", "]", "<", ">", "</term>", "]]>", "<!--", "$", "~", "?", "(x)", "/", " / ", "-", "_", "\u200B", "\u00AD",
    ];

    private static readonly string[] Ids = ["rope", "旋转", "2d-rope", "a b", "x_x0041_", "a/b", "é😀", "#1", "null", "a;b", "_", "-", "a=b|c", "true"];

    private static readonly Gen<Language> Languages = Gen.OneOf<Language>(Language.English, Language.Chinese);

    private static readonly Gen<string> Line = Gen.OneOf<string>(Pieces).Array[1, 5].Select(string.Concat);

    private static readonly Gen<string> Prose = Gen.Select(
        Line.Select(line => line.Trim()).Array[1, 3], Gen.OneOf<string>("\n", "\n\n", " "), (lines, between) => string.Join(between, lines.Where(line => line.Length > 0)));

    private static readonly Gen<LocalizedText> Localized = Gen.Select(Prose, Prose, Gen.Int[0, 3], (english, chinese, which) =>
        new LocalizedText((which & 1) != 0 && english.Length > 0 ? english : null, (which & 2) != 0 && chinese.Length > 0 ? chinese : null));

    private static readonly Gen<Label> Labels = Gen.Select(
        Line, Languages, Gen.OneOf<LabelRole>(Enum.GetValues<LabelRole>()), Localized, Gen.Bool, (text, language, role, reason, hasReason) =>
            new Label(text, language, role, default) { Reason = role == LabelRole.Avoided && hasReason && !reason.IsEmpty ? reason : null });

    private static readonly Gen<ConceptSource> Sources = Gen.Select(Prose, Gen.Int[1950, 2030], Gen.Int[1, 9], Gen.Int[0, 63], (text, year, line, which) => new ConceptSource(
        (which & 1) != 0 ? "note.md" : null,
        (which & 2) != 0 ? One(text) : null,
        (which & 4) != 0 ? One(text) : null,
        (which & 8) != 0 ? year : null,
        (which & 16) != 0 ? "https://example.org/?a=1&b=2#c" : null)
    { Line = (which & 32) != 0 ? line : null });

    /// <summary>A glossary of up to four concepts that relate to each other.</summary>
    public static Gen<ImmutableArray<Concept>> Lists { get; } =
        Gen.Shuffle(Ids, 1, 4).SelectMany(ids => Entry(ids).Array[ids.Length].Select(entries => Accepted([.. entries.Select((entry, i) => Tied(entry with { Id = ids[i] }))])));

    private static Gen<Concept> Entry(string[] ids)
    {
        var relation = Gen.Select(Gen.OneOf<RelationKind>(Enum.GetValues<RelationKind>()), Gen.OneOf<string>(ids), (kind, id) =>
            new Relation(kind, kind == RelationKind.ExactMatch ? "https://example.org/x?y=1&z=2" : id, default));
        var labels = Gen.Select(Line, Labels.Array[0, 6], (name, rest) => rest.Prepend(new Label("L" + name, Language.English, LabelRole.Preferred, default)).ToImmutableArray());
        var texts = Gen.Select(Localized, Localized, Localized, Localized, (definition, scope, editorial, example) => (definition, scope, editorial, example));
        var flags = Gen.Select(Gen.Int[0, 2], Gen.Bool, Gen.Bool, Gen.OneOf<ConceptKind>(Enum.GetValues<ConceptKind>()), (keep, never, homonym, kind) => (keep, never, homonym, kind));
        var lists = Gen.Select(relation.Array[0, 4], Sources.Array[0, 3], Line.Array[0, 2], Gen.OneOf<string>(ids).Array[0, 1], (relations, sources, near, replacedBy) => (relations, sources, near, replacedBy));
        return Gen.Select(labels, texts, flags, lists, Gen.OneOf<string?>(null, @"\frac{a}{b} < 'x' & \text{""旋转""}", "x_{i;j} | y"), (all, text, flag, list, formula) => new Concept
        {
            Id = "",
            Labels = all,
            Definition = text.definition,
            ScopeNote = text.scope,
            EditorialNote = text.editorial,
            Example = text.example,
            Keep = flag.keep == 0 ? null : flag.keep == 1,
            Expand = flag.never ? ExpandAt.Never : ExpandAt.First,
            Homonym = flag.homonym,
            Kind = flag.kind,
            Formula = formula,
            Relations = [.. list.relations.DistinctBy(one => (one.Kind, one.Target))],
            Sources = [.. list.sources],
            Near = [.. list.near.Select(One).Where(near => near.Length > 0)],
            Match = [.. list.near.Take(1).Select(One).Where(sentence => sentence.Length > 0).Select(sentence => new MatchExample(sentence, default))],
            NoMatch = [.. list.near.Skip(1).Select(One).Where(sentence => sentence.Length > 0).Select(sentence => new MatchExample(sentence, default))],
            ReplacedBy = [.. list.replacedBy],
            Deprecated = list.replacedBy.Length > 0,
            Pinyin = flag.homonym ? all.Take(1).ToImmutableDictionary(label => LabelReader.Canonical(label.Text), _ => "xuan zhuan") : ImmutableDictionary<string, string>.Empty,
            DefinedIn = "",
            Span = default,
            NameSpan = default,
        });
    }

    private static string One(string text) => text.ReplaceLineEndings(" ").Trim();

    /// <summary>Every full form belongs to the first label.</summary>
    private static Concept Tied(Concept concept) => concept with
    {
        Labels = [.. concept.Labels.Select(label => label.Role == LabelRole.FullForm ? label with { Abbreviates = LabelReader.Canonical(concept.Labels[0].Text) } : label)],
    };

    private static ImmutableArray<Concept> Accepted(ImmutableArray<Concept> concepts)
    {
        for (var round = 0; round < 8; round++)
        {
            var file = GlossaryParser.Parse("generated.glossary.yml", new SourceText(GlossaryWriter.Write(new LocalizedText(null, null), concepts)));
            Assert.False(file.IsBroken, string.Join('\n', file.Problems.Select(problem => problem.Message.English)) + "\n" + file.Text);
            concepts = file.Concepts;
            if (file.Problems.IsEmpty)
            {
                break;
            }
        }

        return concepts;
    }
}
