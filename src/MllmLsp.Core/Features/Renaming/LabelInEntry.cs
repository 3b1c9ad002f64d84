using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Features.Renaming;

/// <summary>
/// The places of a label in its own entry: where it is written, where it is the key of a full form or a reading, and the id, where that was made
/// of the label and is used.
/// </summary>
internal sealed class LabelInEntry
{
    private static readonly ImmutableHashSet<string> KeysOfLabels = ["", "term", "prefLabel", "altLabel", "fullForm", "pinyin"];

    private readonly GlossaryFile file;
    private readonly SourceText text;
    private readonly Concept entry;
    private readonly Label label;
    private readonly bool isNote;

    /// <param name="file">The glossary file, or the note as one.</param>
    /// <param name="text">The whole text of either.</param>
    /// <param name="entry">As the file has it.</param>
    public LabelInEntry(GlossaryFile file, SourceText text, Concept entry, Label label, bool isNote) =>
        (this.file, this.text, this.entry, this.label, this.isNote) = (file, text, entry, label, isNote);

    /// <summary>
    /// The changes after which the entry has the new label in the place of the old one and is the same in all else. Null where there are none:
    /// the text would be read as something else.
    /// </summary>
    /// <param name="keptId">An id that the entry is given, since it would lose it; null for none.</param>
    public ImmutableArray<TextChange>? Changes(string name, string? keptId)
    {
        EntryScalar[] scalars =
        [
            .. isNote
                ? MarkdownParser.Parse(text).FrontMatter is { Content.IsEmpty: false } front ? EntryScalars.OfNote(text, front.Content) : []
                : EntryScalars.OfFile(text).FirstOrDefault(one => one.Entry == entry.Span).Scalars ?? [],
        ];
        var changes = new Dictionary<TextSpan, TextChange>();
        foreach (var scalar in scalars)
        {
            var names = KeysOfLabels.Contains(scalar.Key) || (isNote && scalar.Key is "title" or "aliases" or "alias");
            var inner = scalar.Inner(text);
            if (names && !scalar.IsBlock(text) && LabelReader.Canonical(scalar.Node.Value) == label.Text)
            {
                changes[inner] = new TextChange(inner, scalar.Written(text, inner, name));
            }
            else if (inner.Contains(label.Span) && Within(label.Span) is { } part)
            {
                changes[part] = new TextChange(part, scalar.Written(text, part, name));
            }
        }

        // What stands in no scalar is the heading of a note.
        if (isNote && !scalars.Any(scalar => scalar.Node.Span.Contains(label.Span)) && Within(label.Span) is { } inHeading)
        {
            changes[inHeading] = new TextChange(inHeading, name);
        }

        var all = WithId([.. changes.Values.OrderBy(change => change.Span)], keptId);
        return changes.Count > 0 && IsAsMeant(all, name) ? all : null;
    }

    /// <summary>The label within a place that says more (a line of all labels, a heading with marks); null where it is not spelled out there.</summary>
    private TextSpan? Within(TextSpan place)
    {
        if (place.IsEmpty)
        {
            return null;
        }

        var at = text.Slice(place).IndexOf(label.Text, StringComparison.Ordinal);
        return at < 0 ? null : new TextSpan(place.Start + at, label.Text.Length);
    }

    /// <summary>An id that would be written where a changed label begins is put before it in one change: two of one place have no order.</summary>
    private ImmutableArray<TextChange> WithId(ImmutableArray<TextChange> changes, string? id)
    {
        if (id is null)
        {
            return changes;
        }

        var inserted = isNote ? NewId.InNote(text, id) : NewId.InGlossary(text, entry, id);
        var here = changes.FirstOrDefault(change => change.Span.Start == inserted.Span.Start && !change.Span.IsEmpty);
        return here.Span.IsEmpty
            ? [.. changes.Add(inserted).OrderBy(change => change.Span)]
            : changes.Replace(here, here with { NewText = inserted.NewText + here.NewText });
    }

    private bool IsAsMeant(ImmutableArray<TextChange> changes, string name)
    {
        var changed = changes.Reverse().Aggregate(text, (before, change) => before.WithChange(change));
        var after = isNote ? ConceptNote.Read(file.Path, changed, MarkdownParser.Parse(changed)) : GlossaryParser.Parse(file.Path, changed);
        return !after.IsBroken
            && after.Concepts.Length == file.Concepts.Length
            && after.Problems.Length <= file.Problems.Length
            && file.Concepts.Zip(after.Concepts).All(pair => Expected(pair.First, name).SequenceEqual(Named(pair.Second)));
    }

    private IEnumerable<(string Text, LabelRole Role, Language Language, string? Abbreviates)> Expected(Concept concept, string name) =>
        concept.Span != entry.Span || concept.NameSpan != entry.NameSpan
            ? Named(concept)
            : Named(concept).Select(one => (
                one.Text == label.Text ? name : one.Text, one.Role, one.Language, one.Abbreviates == label.Text ? name : one.Abbreviates));

    private static IEnumerable<(string Text, LabelRole Role, Language Language, string? Abbreviates)> Named(Concept concept) =>
        concept.Labels.Select(one => (one.Text, one.Role, one.Language, one.Abbreviates));
}
