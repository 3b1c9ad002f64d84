using System.Collections.Immutable;
using MllmLsp.Core.Localization;

namespace MllmLsp.Core.Glossaries.Exchange;

/// <summary>Collects what a reader of another format has to say.</summary>
public sealed class ImportProblems
{
    private readonly List<ImportProblem> problems = [];

    public bool HasFatal => problems.Exists(problem => problem.IsFatal);

    /// <summary>Something that is left out or changed; the rest is read.</summary>
    public void Note(int offset, string english, string chinese) => problems.Add(new ImportProblem(offset, false, new Wording(english, chinese)));

    /// <summary>Something for which the whole file is refused.</summary>
    public void Fail(int offset, string english, string chinese) => problems.Add(new ImportProblem(offset, true, new Wording(english, chinese)));

    /// <summary>In the order of the file.</summary>
    public ImmutableArray<ImportProblem> InOrder() => [.. problems.OrderBy(problem => problem.Offset)];
}
