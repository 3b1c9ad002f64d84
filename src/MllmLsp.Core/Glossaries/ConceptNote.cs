using System.Collections.Immutable;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>
/// A note as a glossary entry: title and aliases are its labels, the first paragraph is its definition, and the properties that a glossary
/// knows (<see cref="GlossaryKeys.OfNote"/>) mean what they mean there. All other properties are the note's own affair.
/// </summary>
internal static class ConceptNote
{
    /// <summary>Total: any note gives a file, with one concept or, where it has no name that can be a label, with none.</summary>
    /// <returns>
    /// A file that keeps no more of the text than the entry takes: up to the end of title, front matter and definition, so that offsets hold.
    /// </returns>
    public static GlossaryFile Read(string path, SourceText text, Outline outline)
    {
        var problems = new ProblemList(path);
        var values = new YamlValues(text.ToString(), problems);
        var properties = Properties(path, text, outline.FrontMatter, problems);
        var title = Title(path, outline);
        var aliases = (outline.FrontMatter?.Aliases ?? []).Select(alias => (alias.Name, alias.Span));
        var concept = ConceptReader.ReadNote(path, properties, title, aliases, values, problems);
        var end = Math.Max(outline.FrontMatter?.Span.End ?? 0, title.Span.End);
        if (concept is not null && outline.FirstParagraph is { } paragraph)
        {
            end = Math.Max(end, paragraph.End);
            concept = WithDefinition(concept, ParagraphText.Plain(text, outline, paragraph)) with
            {
                Span = TextSpan.FromBounds(Math.Min(title.Span.Start, paragraph.Start), Math.Max(title.Span.End, paragraph.End)),
            };
        }

        var head = new SourceText(text.AsSpan()[..end].ToString());
        return new GlossaryFile(path, head, new LocalizedText(null, null), [], concept is null ? [] : [concept], problems.InOrder(), true, false);
    }

    /// <summary>Whether two readings of a note's path are the same entry, so that the glossaries that hold one need not be made again.</summary>
    public static bool AreSame(GlossaryFile one, GlossaryFile other) =>
        one.Text.AsSpan().SequenceEqual(other.Text.AsSpan())
        && one.Concepts.Select(concept => concept.Definition).SequenceEqual(other.Concepts.Select(concept => concept.Definition))
        && one.Concepts.Select(concept => concept.Span).SequenceEqual(other.Concepts.Select(concept => concept.Span));

    /// <summary>A note without a title is called by its file's name.</summary>
    private static (string Text, TextSpan Span) Title(string path, Outline outline)
    {
        if (outline.FrontMatter is { Title: { Length: > 0 } title } matter)
        {
            return (title, matter.TitleSpan);
        }

        if (outline.FirstTopHeading is { Text.Length: > 0 } heading)
        {
            return (heading.Text, heading.TextSpan);
        }

        var name = path[(path.LastIndexOf('/') + 1)..];
        var dot = name.LastIndexOf('.');
        return (dot > 0 ? name[..dot] : name, new TextSpan(0, 0));
    }

    /// <summary>What the front matter says in so many words goes before the paragraph, in each language.</summary>
    private static Concept WithDefinition(Concept concept, string paragraph)
    {
        var isChinese = YamlValues.LanguageFor(paragraph) == Language.Chinese;
        var given = concept.Definition;
        return concept with
        {
            Keys = concept.Keys | ConceptKeys.Definition,
            Definition = new LocalizedText(given.English ?? (isChinese ? null : paragraph), given.Chinese ?? (isChinese ? paragraph : null)),
        };
    }

    /// <summary>
    /// The front matter read as YAML, at its place in the note. Mistakes count where they stand in a property of the glossary's; a front matter
    /// that is no YAML at all is reported, since its properties do not count.
    /// </summary>
    private static YamlMap? Properties(string path, SourceText text, FrontMatter? matter, ProblemList problems)
    {
        if (matter is null || matter.Content.IsEmpty)
        {
            return null;
        }

        // Line ends in place of what stands before: neither offsets nor the indentation of the first key change.
        var yaml = string.Concat(new string('\n', matter.Content.Start), text.Slice(matter.Content));
        var found = new ProblemList(path);
        var root = YamlReader.Read(yaml, found, out var isBroken) as YamlMap;
        var ours = (root?.Entries ?? []).Where(entry => GlossaryKeys.OfNote.Contains(entry.Key.Value)).ToImmutableArray();
        problems.AddRange(found.InOrder().Where(problem => isBroken || ours.Any(entry => entry.Value.Span.Contains(problem.Span))));
        return root;
    }
}
