using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>Collects what is wrong between the entries of all files, by path.</summary>
internal sealed class FoundProblems
{
    private readonly Dictionary<string, List<GlossaryProblem>> byPath = new(StringComparer.Ordinal);

    public void Warn(string path, TextSpan span, Wording message, params ImmutableArray<GlossaryProblemPlace> related) =>
        Add(path, new GlossaryProblem(DiagnosticCodes.GlossaryProblem, Severity.Warning, span, message) { Related = related });

    /// <summary>Adds a problem with the severity that its code has by default.</summary>
    public void Add(string path, string code, TextSpan span, Wording message, params ImmutableArray<GlossaryProblemPlace> related) =>
        Add(path, new GlossaryProblem(code, DiagnosticCodes.DefaultSeverities[code], span, message) { Related = related });

    public void Add(string path, GlossaryProblem problem)
    {
        if (!byPath.TryGetValue(path, out var found))
        {
            byPath.Add(path, found = []);
        }

        found.Add(problem);
    }

    /// <summary>Each file's in the order of its text.</summary>
    public ImmutableDictionary<string, ImmutableArray<GlossaryProblem>> InOrder() => byPath.ToImmutableDictionary(
        one => one.Key, one => one.Value.OrderBy(problem => problem.Span).ToImmutableArray(), StringComparer.Ordinal);
}
