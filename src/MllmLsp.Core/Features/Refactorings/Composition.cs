using System.Text;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Features.Refactorings;

/// <summary>A text that is put together from parts of notes and from new words, and that knows where each part came from.</summary>
internal sealed class Composition
{
    private readonly StringBuilder text = new();
    private readonly List<Part> parts = [];

    public IReadOnlyList<Part> Parts => parts;

    public int Length => text.Length;

    /// <summary>New words.</summary>
    public void Add(string words) => _ = text.Append(words);

    /// <summary>A part of a note.</summary>
    /// <param name="changes">What is written otherwise, in offsets of the note; in order, none overlapping. Those outside of the part do not count.</param>
    /// <param name="isCopy">The note keeps the part, too: what leads there goes on to do so.</param>
    public void Add(string path, SourceText source, TextSpan span, IEnumerable<TextChange>? changes = null, bool isCopy = false)
    {
        var at = span.Start;
        foreach (var change in (changes ?? []).Where(change => span.Contains(change.Span) && change.Span.Start >= at))
        {
            AddPart(path, source, TextSpan.FromBounds(at, change.Span.Start), isCopy);
            _ = text.Append(change.NewText);
            at = change.Span.End;
        }

        AddPart(path, source, TextSpan.FromBounds(at, span.End), isCopy);
    }

    public SourceText ToText() => new(text.ToString());

    /// <summary>The text with changes in its own offsets.</summary>
    public string With(IEnumerable<TextChange> changes) => Within(TextSpan.FromBounds(0, text.Length), changes);

    /// <summary>What makes this text of the note's, where changes in offsets of this text are made, too: only what differs.</summary>
    public IEnumerable<TextChange> ChangesOf(string path, SourceText source, IReadOnlyList<TextChange> changes)
    {
        var (sourceEnd, end) = (0, 0);
        foreach (var part in parts.Where(part => part.Path == path && !part.IsCopy))
        {
            if (Between(source, TextSpan.FromBounds(sourceEnd, part.Source.Start), TextSpan.FromBounds(end, part.Start), changes) is { } between)
            {
                yield return between;
            }

            foreach (var change in changes.Where(change => part.Span.Contains(change.Span)))
            {
                yield return new TextChange(change.Span.Shift(part.Source.Start - part.Start), change.NewText);
            }

            (sourceEnd, end) = (part.Source.End, part.Span.End);
        }

        if (Between(source, TextSpan.FromBounds(sourceEnd, source.Length), TextSpan.FromBounds(end, text.Length), changes) is { } last)
        {
            yield return last;
        }
    }

    private TextChange? Between(SourceText source, TextSpan was, TextSpan now, IReadOnlyList<TextChange> changes)
    {
        var written = Within(now, changes);
        return source.Slice(was).SequenceEqual(written) ? null : new TextChange(was, written);
    }

    private string Within(TextSpan span, IEnumerable<TextChange> changes)
    {
        var result = new StringBuilder();
        var at = span.Start;
        foreach (var change in changes.Where(change => span.Contains(change.Span)))
        {
            _ = result.Append(text, at, change.Span.Start - at).Append(change.NewText);
            at = change.Span.End;
        }

        return result.Append(text, at, span.End - at).ToString();
    }

    private void AddPart(string path, SourceText source, TextSpan span, bool isCopy)
    {
        if (!span.IsEmpty)
        {
            parts.Add(new Part(path, span, text.Length, isCopy));
            _ = text.Append(source.Slice(span));
        }
    }

    /// <param name="Path">Of the note that it came from.</param>
    /// <param name="Source">Where it stands there.</param>
    /// <param name="Start">Where it begins in the composition.</param>
    internal sealed record Part(string Path, TextSpan Source, int Start, bool IsCopy)
    {
        public TextSpan Span => new(Start, Source.Length);
    }
}
