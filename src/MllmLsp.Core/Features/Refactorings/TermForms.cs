using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Features.Refactorings;

/// <summary>
/// The term under the cursor in its other forms: English, Chinese, and as a note writes it where it first uses it, <c>旋转位置编码（Rotary Position
/// Embedding, RoPE）</c>; and from each of them to the others.
/// </summary>
internal static class TermForms
{
    public static IEnumerable<Refactoring> Find(RefactoringContext at)
    {
        if (TermAt.Find(at.Workspace, at.Document, at.Span.Start) is not { } match || !at.Span.IsEmpty && !match.Span.Contains(at.Span))
        {
            yield break;
        }

        var concept = match.Concept;
        var inHan = ProseLanguages.At(at.Text, match.Span) == ProseLanguage.Han;
        var written = Written(at, concept, match.Span);
        if (!LinkText.CanHoldLink(at, written))
        {
            yield break;
        }

        var now = at.TextAt(written);
        var isPlural = match.IsPlural && written == match.Span;
        var english = concept.ShownLabel(Language.English)?.Text;
        foreach (var (id, title, form) in new[]
        {
            ("english", at.Say("in English", "英文"), english is not null && isPlural ? EnglishPlural.Of(english) : english),
            ("chinese", at.Say("in Chinese", "中文"), concept.ShownLabel(Language.Chinese)?.Text),
            ("first-use", at.Say("as at its first use", "首次出现的写法"), FirstUse.Form(concept, inHan)),
        })
        {
            if (form is not null && form != now)
            {
                yield return at.Edit(
                    $"term-{id}", CodeActionKinds.RewriteTerm, at.Say($"Write it {title}: {form}", $"改为{title}：{form}"), () => [new TextChange(written, Spaced(at, written, form))]);
            }
        }
    }

    /// <summary>The whole first-use form where the match is a part of one; else the match.</summary>
    private static TextSpan Written(RefactoringContext at, Concept concept, TextSpan match)
    {
        var line = at.LineAt(match.Start);
        var longest = match;
        foreach (var form in new[] { FirstUse.Form(concept, inHan: true), FirstUse.Form(concept, inHan: false) }.OfType<string>().SelectMany(Spellings))
        {
            for (var from = line.Start; from < line.End;)
            {
                var found = at.Text.Slice(TextSpan.FromBounds(from, line.End)).IndexOf(form, StringComparison.OrdinalIgnoreCase);
                if (found < 0)
                {
                    break;
                }

                var span = new TextSpan(from + found, form.Length);
                longest = span.Contains(match) && span.Length > longest.Length ? span : longest;
                from = span.Start + 1;
            }
        }

        return longest;
    }

    /// <summary>With brackets of both widths, with and without a space before them.</summary>
    private static IEnumerable<string> Spellings(string form)
    {
        var ascii = form.Replace('（', '(').Replace('）', ')').Replace(" (", "(", StringComparison.Ordinal);
        var spaced = ascii.Replace("(", " (", StringComparison.Ordinal);
        var wide = ascii.Replace('(', '（').Replace(')', '）');
        return [ascii, spaced, wide, wide.Replace(", ", "，", StringComparison.Ordinal), spaced.Replace(", ", "，", StringComparison.Ordinal)];
    }

    /// <summary>A form that begins or ends in Latin letters keeps apart from Latin letters around it.</summary>
    private static string Spaced(RefactoringContext at, TextSpan span, string form)
    {
        var before = !WordEdge.IsOpenBefore(at.Text.AsSpan(), span.Start) && LabelShape.NeedsEdge(Scripts.CodePointAt(form, 0)) ? " " : "";
        var behind = !WordEdge.IsOpenAfter(at.Text.AsSpan(), span.End) && LabelShape.NeedsEdge(Scripts.CodePointBefore(form, form.Length)) ? " " : "";
        return before + form + behind;
    }
}
