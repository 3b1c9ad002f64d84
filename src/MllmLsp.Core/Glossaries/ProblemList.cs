using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>Collects what is wrong in one glossary file.</summary>
/// <param name="path">Of the file.</param>
internal sealed class ProblemList(string path)
{
    /// <summary>A file with more mistakes than this is no glossary that anybody mends line by line.</summary>
    private const int Max = 500;

    private readonly List<GlossaryProblem> problems = [];

    /// <summary>Adds a mistake that leaves the rest of the file in force.</summary>
    public void Warn(TextSpan span, string english, string chinese) => Warn(span, new Wording(english, chinese));

    /// <param name="correction">What the author may have meant to write at <paramref name="span"/>; null when nobody can tell.</param>
    public void Warn(TextSpan span, Wording message, string? correction = null) => Add(
        new GlossaryProblem(DiagnosticCodes.GlossaryProblem, Severity.Warning, span, message)
        {
            Fixes = correction is null ? [] : [GlossaryProblemFix.ChangeTo(correction, path, span)],
        });

    /// <summary>Adds a mistake for which the whole file is left out.</summary>
    public void Fail(TextSpan span, string english, string chinese) => Fail(span, new Wording(english, chinese));

    public void Fail(TextSpan span, Wording message) => Add(new GlossaryProblem(DiagnosticCodes.GlossaryProblem, Severity.Error, span, message));

    public void AddRange(IEnumerable<GlossaryProblem> found) => problems.AddRange(found.Take(Max - problems.Count));

    /// <summary>In the order of the file.</summary>
    public ImmutableArray<GlossaryProblem> InOrder() => [.. problems.OrderBy(problem => problem.Span)];

    private void Add(GlossaryProblem problem)
    {
        if (problems.Count < Max)
        {
            problems.Add(problem);
        }
    }
}
