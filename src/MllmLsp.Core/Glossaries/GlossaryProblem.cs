using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>A mistake in a glossary file. Files are read once for readers of any language, so its words are kept in all of them.</summary>
/// <param name="Code">One of <see cref="DiagnosticCodes"/>.</param>
/// <param name="Span">Just the broken part, in UTF-16 offsets of the file.</param>
/// <param name="Message">One sentence that says what is wrong and what to do.</param>
public sealed record GlossaryProblem(string Code, Severity Severity, TextSpan Span, Wording Message)
{
    /// <summary>Other entries that explain the mistake; empty when there is none.</summary>
    public ImmutableArray<GlossaryProblemPlace> Related { get; init; } = [];

    /// <summary>Edits that mend the mistake, best first; empty when none can be computed.</summary>
    public ImmutableArray<GlossaryProblemFix> Fixes { get; init; } = [];

    /// <summary>The problem as one reader sees it.</summary>
    public Diagnostic ToDiagnostic(Language language) => new(Code, Severity, Span, Message.In(language))
    {
        Related = [.. Related.Select(place => new RelatedPlace(place.Path, place.Span, place.Message.In(language)))],
        Fixes = [.. Fixes.Select(fix => new Fix(fix.Title.In(language), fix.Safety, fix.Edits))],
    };
}

/// <summary>As <see cref="RelatedPlace"/>, for a reader of any language.</summary>
public sealed record GlossaryProblemPlace(string Path, TextSpan Span, Wording Message);

/// <summary>As <see cref="Fix"/>, for a reader of any language.</summary>
public sealed record GlossaryProblemFix(Wording Title, FixSafety Safety, ImmutableArray<DocumentEdit> Edits)
{
    /// <summary>The fix that writes <paramref name="text"/> in the place of what is wrong.</summary>
    internal static GlossaryProblemFix ChangeTo(string text, string path, TextSpan span) => new(
        new Wording($"Change to '{text}'", $"改为“{text}”"), FixSafety.Unsafe, [new DocumentEdit(path, [new TextChange(span, text)])]);
}
