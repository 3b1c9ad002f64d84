using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Terms;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Features.QuickFixes;

/// <summary>Fixes of findings about terms.</summary>
internal static class TermFixes
{
    public static IEnumerable<Fix> Variant(FixContext fixing)
    {
        if (Use(fixing, terms => terms.Variants) is { } use)
        {
            var right = RightLabel.For(use);
            yield return fixing.Replace(right, KeepsAnchor(fixing, right) ? FixSafety.Safe : FixSafety.Unsafe);
        }
    }

    public static IEnumerable<Fix> Deprecated(FixContext fixing)
    {
        if (Use(fixing, terms => terms.Deprecated) is not { } use)
        {
            yield break;
        }

        var glossary = fixing.Workspace.GlossaryFor(fixing.Document.Path);
        foreach (var name in use.Concept.ReplacedBy.Select(id => glossary.Find(id)?.NameIn(use.Label.Language)).OfType<string>())
        {
            yield return fixing.Replace(use.IsPlural ? EnglishPlural.Of(name) : name, FixSafety.Unsafe);
        }
    }

    public static IEnumerable<Fix> NotExpanded(FixContext fixing)
    {
        if (Use(fixing, terms => terms.Unexpanded) is not { } use || fixing.Text is not { } text)
        {
            yield break;
        }

        var abbreviation = use.Label.Text;
        var full = use.Concept.Labels.First(label => label.Abbreviates == abbreviation).Text;
        var inHan = Scripts.ContainsHan(text.Slice(text.Lines.LineSpan(text.Lines.LineOf(use.Span.Start))));
        var chinese = use.Concept.ShownLabel(Language.Chinese)?.Text;
        yield return fixing.Replace(
            (inHan, chinese) switch
            {
                (false, _) => $"{full} ({use.Text})",
                (true, null) => $"{full}（{use.Text}）",
                (true, { } name) => $"{name}（{full}, {use.Text}）",
            },
            FixSafety.Unsafe);
    }

    public static IEnumerable<Fix> Unknown(FixContext fixing)
    {
        if (fixing.Folder is { } folder && fixing.Text is { } text)
        {
            yield return NewConcept.For(fixing, folder, text.Slice(fixing.Finding.Span).ToString());
        }
    }

    /// <summary>All uses of the name in the note, since one alone would make the note no more consistent.</summary>
    public static IEnumerable<Fix> Inconsistent(FixContext fixing)
    {
        if (fixing.Text is not { } text)
        {
            yield break;
        }

        foreach (var translation in fixing.Document.Terms?.Translations ?? [])
        {
            if (translation.Span != fixing.Finding.Span)
            {
                continue;
            }

            var changes = fixing.Workspace.GlossaryFor(fixing.Document.Path).Matcher.Find(text.AsSpan(), MatchMode.Strict)
                .Where(match => match.Label.Text == translation.Label && match.Concept.Id == translation.Concept.Id && Prose.IsProse(fixing.Document.Outline, match.Span.Start))
                .Select(match => new TextChange(match.Span, translation.Main));
            yield return new Fix(
                fixing.Say($"Write '{translation.Main}' throughout this note", $"全文统一为“{translation.Main}”"),
                FixSafety.Unsafe,
                [new DocumentEdit(fixing.Document.Path, [.. changes])]);
        }
    }

    public static IEnumerable<Fix> Misspelt(FixContext fixing)
    {
        foreach (var slip in fixing.Document.Terms?.Misspellings ?? [])
        {
            if (slip.Span == fixing.Finding.Span)
            {
                yield return fixing.Replace(slip.Correct, FixSafety.Unsafe);
            }
        }
    }

    /// <summary>The fix that says that the word is no term here; last, since it mends nothing.</summary>
    public static IEnumerable<Fix> Ignore(FixContext fixing)
    {
        if (fixing.Text is { } text && text.Slice(fixing.Finding.Span).ToString() is var word && fixing.Features.IgnoreWord(fixing.Document.Path, word) is { } edit)
        {
            yield return new Fix(
                fixing.Say($"'{word}' is not a term here: add it to ignoreWords", $"“{word}”在这里不是术语：加入 ignoreWords"), FixSafety.Unsafe, [edit])
            {
                Silences = true,
            };
        }
    }

    private static TermUse? Use(FixContext fixing, Func<NoteTerms, IEnumerable<TermUse>> uses)
    {
        foreach (var use in fixing.Document.Terms is { } terms ? uses(terms) : [])
        {
            if (use.Span == fixing.Finding.Span)
            {
                return use;
            }
        }

        return null;
    }

    /// <summary>A heading with another anchor would break the links that lead to it.</summary>
    private static bool KeepsAnchor(FixContext fixing, string right)
    {
        var isInHeading = fixing.Document.Outline.Headings.Any(heading => heading.Span.Contains(fixing.Finding.Span));
        return !isInHeading || (fixing.Text is { } text && Slugger.Slug(text.Slice(fixing.Finding.Span).ToString()) == Slugger.Slug(right));
    }
}
