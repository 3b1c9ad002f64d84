using System.Collections.Immutable;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Fixing;

/// <summary>A finding that was mended.</summary>
/// <param name="Path">Of the file that it was found in.</param>
/// <param name="Title">What was done.</param>
public sealed record AppliedFix(string Path, string Code, string Title);

/// <summary>What came of applying fixes; nothing has been written anywhere.</summary>
/// <param name="Workspace">As it is with the new texts.</param>
/// <param name="Texts">The new texts, by path: of files that changed and of new ones.</param>
/// <param name="Created">Paths of <paramref name="Texts"/> that did not exist before.</param>
/// <param name="Applied">In the order in which they were applied.</param>
/// <param name="IsSettled">False: the bound on passes was reached, and some fix would still apply.</param>
public sealed record FixOutcome(
    Workspace Workspace,
    ImmutableSortedDictionary<string, SourceText> Texts,
    ImmutableHashSet<string> Created,
    ImmutableArray<AppliedFix> Applied,
    bool IsSettled);
