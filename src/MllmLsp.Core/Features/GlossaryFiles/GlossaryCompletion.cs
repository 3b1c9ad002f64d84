using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.GlossaryFiles;

/// <summary><c>textDocument/completion</c> in a glossary file: keys that the entry lacks, ids of concepts, and the words that a key knows.</summary>
public static class GlossaryCompletion
{
    /// <param name="offset">UTF-16 offset of the cursor.</param>
    public static CompletionList At(Workspace workspace, GlossaryDocument document, int offset, FeatureContext context)
    {
        return document.IsBuiltIn || GlossaryPlace.At(document.Text, offset) is not { } place
            ? CompletionList.Empty
            : At(workspace, document, place, offset, context);
    }

    /// <summary>The same in the front matter of a concept note, for the keys that mean something there; empty in any other note.</summary>
    internal static CompletionList InNote(Workspace workspace, Document note, SourceText text, int offset, FeatureContext context)
    {
        if (note.Outline.FrontMatter is not { Content: { IsEmpty: false } content })
        {
            return CompletionList.Empty;
        }

        // Line ends in place of what stands before keep the offsets.
        var front = new SourceText(string.Concat(new string('\n', content.Start), text.Slice(content)));
        if (!IsConceptNote(workspace, note, front) || GlossaryPlace.InEntry(front, offset) is not { } place)
        {
            return CompletionList.Empty;
        }

        var own = workspace.ConceptNotes.TryGetValue(note.Path, out var file) && file.Concepts is [var entry] ? entry.Id : null;
        var inNote = place with { Keys = place.Keys.RemoveAll(NotOfNotes), EntryId = place.EntryId ?? own };
        return At(workspace, new GlossaryDocument(note.Path, front), inNote, offset, context);

        bool NotOfNotes(GlossaryWord word) => place.Keys.Equals(GlossaryFormat.OfConcept) && !GlossaryKeys.OfNote.Contains(word.Name);
    }

    /// <summary>What says so may stand behind what is being typed, where the note is none as long as its front matter is no YAML.</summary>
    private static bool IsConceptNote(Workspace workspace, Document note, SourceText front)
    {
        if (workspace.ConceptNotes.ContainsKey(note.Path))
        {
            return true;
        }

        var tokens = LooseYaml.Read(front, 0);
        return tokens.Zip(tokens.Skip(1)).Any(pair =>
            pair.First is { IsKey: true, Path.IsEmpty: true } && front.Slice(pair.First.Span).SequenceEqual("term") && front.Slice(pair.Second.Span).SequenceEqual("true"));
    }

    private static CompletionList At(Workspace workspace, GlossaryDocument document, GlossaryPlace place, int offset, FeatureContext context)
    {
        if (place.IsKey)
        {
            return new CompletionList([.. Keys(document.Text, place, context)], false);
        }

        // Ids are offered by names, too, and a client filters by one text of an item only: it has to ask again.
        return place.Key?.Value == GlossaryValue.Ids
            ? new CompletionList([.. Ids(workspace, document, place, offset, context)], true)
            : new CompletionList([.. Words(document.Text, place, context)], false);
    }

    private static IEnumerable<CompletionItem> Keys(SourceText text, GlossaryPlace place, FeatureContext context)
    {
        // A key that is being renamed has its colon already.
        var behind = text.AsSpan()[place.Span.End..];
        var end = behind.StartsWith(":", StringComparison.Ordinal) || behind.StartsWith("\":", StringComparison.Ordinal) ? "" : ": ";
        var rank = 0;
        foreach (var word in place.Keys.Where(word => !place.Siblings.Contains(word.Name)))
        {
            yield return new CompletionItem(word.Name, CompletionKind.Property, place.Span, word.Name + end, null, $"{rank++:D4}", null, null)
            {
                Documentation = word.Meaning.In(context.Language),
            };
        }
    }

    private static IEnumerable<CompletionItem> Words(SourceText text, GlossaryPlace place, FeatureContext context)
    {
        var rank = 0;
        foreach (var word in place.Key is { } key ? GlossaryFormat.Words(key.Value) : [])
        {
            yield return new CompletionItem(word.Name, CompletionKind.EnumMember, place.Span, Spaced(text, place, word.Name), null, $"{rank++:D4}", null, null)
            {
                Documentation = word.Meaning.In(context.Language),
            };
        }
    }

    private static IEnumerable<CompletionItem> Ids(Workspace workspace, GlossaryDocument document, GlossaryPlace place, int offset, FeatureContext context)
    {
        var typed = document.Text.Slice(TextSpan.FromBounds(place.Span.Start, Math.Clamp(offset, place.Span.Start, place.Span.End))).ToString();
        var offers = new List<(int Rank, Concept Concept, string? Filter)>();
        foreach (var concept in workspace.GlossaryAround(document.Path).Concepts.Where(concept => concept.Id != place.EntryId && !concept.Deprecated))
        {
            if (Fit(typed, concept) is { } fit)
            {
                offers.Add((fit.Rank, concept, fit.Filter));
            }
        }

        var rank = 0;
        foreach (var (_, concept, filter) in offers.OrderBy(offer => offer.Rank).ThenBy(offer => offer.Concept.Id, StringComparer.Ordinal))
        {
            yield return new CompletionItem(
                concept.Id,
                CompletionKind.Concept,
                place.Span,
                Spaced(document.Text, place, concept.Id),
                filter,
                $"{rank++:D4}",
                Names(concept, context.Language),
                concept.Id);
        }
    }

    /// <summary>How well the typed text fits the id or a name; a name then is what the client has to compare with.</summary>
    private static (int Rank, string? Filter)? Fit(string typed, Concept concept)
    {
        if (typed.Length == 0)
        {
            return (0, null);
        }

        var byId = FuzzyMatch.Rank(typed, concept.Id);
        var (byName, name) = (FuzzyMatch.None, "");
        foreach (var label in concept.Labels.Where(label => label.Role is not (LabelRole.Hidden or LabelRole.Avoided)))
        {
            var rank = FuzzyMatch.Rank(typed, label.Text);
            (byName, name) = rank < byName ? (rank, label.Text) : (byName, name);
        }

        return Math.Min(byId, byName) == FuzzyMatch.None ? null : byId <= byName ? (byId, null) : (byName, name);
    }

    private static string? Names(Concept concept, Language language)
    {
        var name = concept.NameIn(language);
        var other = concept.ShownLabel(language == Language.English ? Language.Chinese : Language.English)?.Text;
        return other is null || other == name ? name : $"{name} · {other}";
    }

    /// <summary>A value begins behind a space: right behind the colon or hyphen it would not be one.</summary>
    private static string Spaced(SourceText text, GlossaryPlace place, string value) =>
        place.Span.Start > 0 && text[place.Span.Start - 1] is ':' or '-' && place.Span.IsEmpty ? " " + value : value;
}
