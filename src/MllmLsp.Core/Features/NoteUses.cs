using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary>A place that speaks of a note or a concept, with the line around it.</summary>
/// <param name="Title">Of the note in which it stands.</param>
/// <param name="Line">The line without white space at its ends, shortened around the place; empty where the text is not to be had.</param>
/// <param name="InLine">The place within <paramref name="Line"/>.</param>
public sealed record NoteUse(Location Location, string Title, string Line, TextSpan InLine);

/// <summary>Backlinks of notes and uses of concepts, for lists that a reader goes through.</summary>
public static class NoteUses
{
    private const int Before = 60;
    private const int Longest = 200;

    /// <summary>Links from other notes, by path and offset. Linear in the references of the workspace.</summary>
    public static ImmutableArray<NoteUse> OfNote(Workspace workspace, string path, FeatureContext context) =>
        workspace.Find(path) is { } note ? WithLines(workspace, References.OfNote(workspace, note).Where(location => location.Path != path), context) : [];

    /// <summary>Mentions and wiki links, by path and offset. Reads the notes that mention it.</summary>
    public static ImmutableArray<NoteUse> OfConcept(Workspace workspace, Concept concept, FeatureContext context) =>
        WithLines(workspace, References.OfConcept(workspace, concept, context), context);

    private static ImmutableArray<NoteUse> WithLines(Workspace workspace, IEnumerable<Location> found, FeatureContext context)
    {
        var uses = ImmutableArray.CreateBuilder<NoteUse>();
        foreach (var inNote in found.GroupBy(location => location.Path, StringComparer.Ordinal))
        {
            var title = workspace.Find(inNote.Key)?.Outline.Title ?? PathText.Stem(inNote.Key);
            var text = context.TextOf(workspace, inNote.Key);
            uses.AddRange(inNote.Select(location => text is null
                ? new NoteUse(location, title, "", default)
                : WithLine(location, title, text)));
        }

        return uses.ToImmutable();
    }

    private static NoteUse WithLine(Location location, string title, SourceText text)
    {
        var line = text.Lines.LineSpan(text.Lines.LineOf(Math.Min(location.Selection.Start, text.Length)));
        var start = Math.Max(line.Start, location.Selection.Start - Before);
        while (start < line.End && char.IsWhiteSpace(text[start]) || (start > line.Start && start < line.End && char.IsLowSurrogate(text[start])))
        {
            start++;
        }

        var end = Math.Min(line.End, start + Longest);
        if (end < line.End && char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }

        var shown = text.Slice(TextSpan.FromBounds(start, Math.Max(start, end))).TrimEnd().ToString();
        var prefix = start > line.Start && !text.Slice(TextSpan.FromBounds(line.Start, start)).IsWhiteSpace() ? "…" : "";
        var from = Math.Clamp(location.Selection.Start - start, 0, shown.Length) + prefix.Length;
        var to = Math.Clamp(location.Selection.End - start, 0, shown.Length) + prefix.Length;
        return new NoteUse(location, title, prefix + shown + (end < line.End ? "…" : ""), TextSpan.FromBounds(from, Math.Max(from, to)));
    }
}
