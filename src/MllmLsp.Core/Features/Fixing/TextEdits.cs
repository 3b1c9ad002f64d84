using System.Text;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Features.Fixing;

/// <summary>Changes of one text that do not get into each other's way.</summary>
internal sealed class TextEdits
{
    private readonly SortedDictionary<TextSpan, string> changes = [];

    public bool IsEmpty => changes.Count == 0;

    /// <summary>
    /// Whether a change is in already or can join: it neither overlaps nor touches another one, so that no two fixes ever write into one
    /// word. Two times the same change is one change.
    /// </summary>
    public bool Accepts(TextChange change) => changes.TryGetValue(change.Span, out var same)
        ? same == change.NewText
        : !changes.Keys.Any(other => other.Start <= change.Span.End && change.Span.Start <= other.End);

    public void Add(TextChange change) => changes[change.Span] = change.NewText;

    /// <summary>The text with all changes in it; their spans are those of <paramref name="text"/>.</summary>
    public SourceText Apply(SourceText text)
    {
        var result = new StringBuilder(text.Length);
        var at = 0;
        foreach (var (span, newText) in changes)
        {
            result.Append(text.Slice(TextSpan.FromBounds(at, span.Start))).Append(newText);
            at = span.End;
        }

        return new SourceText(result.Append(text.Slice(TextSpan.FromBounds(at, text.Length))).ToString());
    }
}
