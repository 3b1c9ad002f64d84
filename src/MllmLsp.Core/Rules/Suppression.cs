using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Rules;

/// <summary>Takes out what comments in the note suppress, and reports comments that suppress nothing.</summary>
internal static class Suppression
{
    public static IEnumerable<Diagnostic> Apply(RuleContext context)
    {
        var comments = context.Outline.Suppressions;
        if (comments.IsEmpty)
        {
            return context.Findings;
        }

        var kept = new List<Diagnostic>();
        var used = new HashSet<(int Comment, int Code)>();
        foreach (var finding in context.Findings)
        {
            if (Suppressor(context, comments, finding) is { } by)
            {
                used.Add(by);
            }
            else
            {
                kept.Add(finding);
            }
        }

        if (context.Workspace.State == IndexState.Complete)
        {
            // Until then it may be of use for what was not found yet.
            kept.AddRange(Unused(context, comments, used));
        }

        return kept;
    }

    /// <summary>Which comment, and which of its codes (-1: a comment without codes), takes the finding out; null for none.</summary>
    private static (int Comment, int Code)? Suppressor(RuleContext context, IReadOnlyList<SuppressionComment> comments, Diagnostic finding)
    {
        (int, int)? block = null;
        for (var i = 0; i < comments.Count; i++)
        {
            var comment = comments[i];
            var code = CodeIndex(comment, finding.Code);
            if (code is null)
            {
                continue;
            }

            switch (comment.Kind)
            {
                case SuppressionKind.Disable when comment.Span.Start <= finding.Span.Start:
                    block = (i, code.Value);
                    break;
                case SuppressionKind.DisableFile or SuppressionKind.DisableLine or SuppressionKind.DisableNextLine
                    when comment.Covers.Touches(finding.Span.Start):
                    return (i, code.Value);
                case SuppressionKind.Enable when comment.Span.Start <= finding.Span.Start:
                    block = null;
                    break;
            }
        }

        return block;
    }

    private static int? CodeIndex(SuppressionComment comment, string code)
    {
        if (comment.Codes.IsEmpty)
        {
            return -1;
        }

        for (var i = 0; i < comment.Codes.Length; i++)
        {
            if (comment.Codes[i].Name == code)
            {
                return i;
            }
        }

        return null;
    }

    private static IEnumerable<Diagnostic> Unused(RuleContext context, IReadOnlyList<SuppressionComment> comments, HashSet<(int, int)> used)
    {
        for (var i = 0; i < comments.Count; i++)
        {
            var comment = comments[i];
            if (comment.Kind == SuppressionKind.Enable)
            {
                continue;
            }

            if (comment.Codes.IsEmpty && !used.Contains((i, -1)))
            {
                yield return Report(context, comment.Span, null);
            }

            for (var code = 0; code < comment.Codes.Length; code++)
            {
                if (!used.Contains((i, code)))
                {
                    yield return Report(context, comment.Codes[code].Span, comment.Codes[code].Name);
                }
            }
        }
    }

    private static Diagnostic Report(RuleContext context, TextSpan span, string? code)
    {
        var known = code is null || DiagnosticCodes.DefaultSeverities.ContainsKey(code);
        var message = known
            ? context.Say("Nothing is suppressed here: remove the comment or the code.", "这里没有可抑制的问题：请删去此注释或代码。")
            : context.Say($"There is no diagnostic '{code}': correct the code.", $"没有名为 {code} 的诊断：请改正代码。");
        return new Diagnostic(DiagnosticCodes.UnusedSuppression, DiagnosticCodes.DefaultSeverities[DiagnosticCodes.UnusedSuppression], span, message)
        {
            IsUnnecessary = true,
        };
    }
}
