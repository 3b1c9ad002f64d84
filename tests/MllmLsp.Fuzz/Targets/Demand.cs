using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Text;
using MllmLsp.Fuzz.Engine;

namespace MllmLsp.Fuzz.Targets;

/// <summary>What must hold for any input.</summary>
internal static class Demand
{
    /// <exception cref="Violation" />
    public static void That(bool holds, string rule, string detail = "")
    {
        if (!holds)
        {
            throw new Violation(rule, detail);
        }
    }

    public static void Equal(string expected, string actual, string rule)
    {
        if (!string.Equals(expected, actual, StringComparison.Ordinal))
        {
            var at = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
            throw new Violation(rule, $"from offset {at} on: expected '{Around(expected, at)}', got '{Around(actual, at)}'");
        }
    }

    public static void Inside(TextSpan span, int length, string what) =>
        That(span.Start >= 0 && span.Length >= 0 && span.End <= length, $"{what} inside the text", $"{span} of {length}");

    /// <summary>A finding and what it offers; places in other files are not looked at.</summary>
    public static void Inside(Diagnostic finding, string path, int length)
    {
        Inside(finding.Span, length, $"{finding.Code}");
        foreach (var related in finding.Related.Where(related => related.Path == path))
        {
            Inside(related.Span, length, $"{finding.Code}'s related place");
        }

        foreach (var fix in finding.Fixes)
        {
            Applies(fix.Edits, path, length, $"a fix of {finding.Code}");
        }
    }

    /// <summary>Edits of one file lie inside of it and do not overlap.</summary>
    public static void Applies(IEnumerable<DocumentEdit> edits, string path, int length, string what)
    {
        foreach (var edit in edits.Where(edit => edit.Path == path && !edit.Creates))
        {
            var end = 0;
            foreach (var change in edit.Changes.OrderBy(change => change.Span))
            {
                Inside(change.Span, length, what);
                That(change.Span.Start >= end, $"{what} does not overlap itself", $"{change.Span} after {end}");
                end = change.Span.End;
            }
        }
    }

    private static string Around(string text, int at) => text.Substring(Math.Min(at, text.Length), Math.Min(80, text.Length - Math.Min(at, text.Length)));
}
