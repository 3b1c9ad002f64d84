using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Features.QuickFixes;

/// <summary>Fixes of link labels and footnotes.</summary>
internal static class LabelFixes
{
    public static IEnumerable<Fix> UndefinedReference(FixContext fixing)
    {
        if (fixing.Reference is not { } reference)
        {
            yield break;
        }

        foreach (var near in EditDistance.Nearest(reference.Written, fixing.Document.Outline.Definitions.Select(d => d.Written), 3))
        {
            yield return fixing.Replace(near, FixSafety.Unsafe);
        }

        if (Append(fixing, $"[{Written(fixing)}]: ") is { } add)
        {
            yield return add;
        }
    }

    public static IEnumerable<Fix> UndefinedFootnote(FixContext fixing)
    {
        if (fixing.Reference is not { } reference)
        {
            yield break;
        }

        foreach (var near in EditDistance.Nearest(reference.Written, fixing.Document.Outline.Footnotes.Select(f => f.Written), 3))
        {
            yield return fixing.Replace(near, FixSafety.Unsafe);
        }

        if (Append(fixing, $"[^{Written(fixing)}]: ") is { } add)
        {
            yield return add;
        }
    }

    public static IEnumerable<Fix> Remove(FixContext fixing)
    {
        var whole = fixing.Document.Outline.Definitions.Where(d => d.LabelSpan == fixing.Finding.Span).Select(d => d.Span)
            .Concat(fixing.Document.Outline.Footnotes.Where(f => f.LabelSpan == fixing.Finding.Span).Select(f => f.Span));
        foreach (var span in whole.Take(1))
        {
            yield return fixing.Change(fixing.Say("Remove the definition", "删去此定义"), FixSafety.Unsafe, LineFixes.WholeLines(fixing, span), "");
        }
    }

    private static string Written(FixContext fixing) => fixing.Text?.Slice(fixing.Finding.Span).ToString() ?? fixing.Reference?.Target ?? "";

    private static Fix? Append(FixContext fixing, string line)
    {
        if (fixing.Text is not { } text)
        {
            return null;
        }

        return fixing.Change(
            fixing.Say($"Add '{line.Trim()}' at the end", $"在末尾加上“{line.Trim()}”"),
            FixSafety.Manual,
            new TextSpan(text.Length, 0),
            FixContext.BlankLineBefore(text) + line + FixContext.LineEnd(text));
    }
}
