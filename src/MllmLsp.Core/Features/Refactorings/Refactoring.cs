using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Features.Refactorings;

/// <summary>A change that an editor can offer. Cheap to find; its edits are computed when somebody chooses it.</summary>
/// <param name="Id">Tells it from the others that are offered at one place; says no more than that.</param>
/// <param name="Kind">One of <see cref="CodeActionKinds"/>.</param>
/// <param name="Title">What it does, in the reader's language.</param>
/// <param name="Apply">Computes the edits. As costly as what it does; never throws.</param>
public sealed record Refactoring(string Id, string Kind, string Title, Func<RefactoringResult> Apply)
{
    /// <summary>Why it cannot be done here, in the reader's language; null where it can.</summary>
    public string? Disabled { get; init; }

    /// <summary>One that cannot be done here.</summary>
    public static Refactoring NotHere(string id, string kind, string title, string reason) =>
        new(id, kind, title, () => RefactoringResult.Refused(reason)) { Disabled = reason };
}

/// <summary>What a refactoring changes.</summary>
/// <param name="Edits">Empty where nothing has to change.</param>
public sealed record RefactoringResult(ImmutableArray<DocumentEdit> Edits)
{
    /// <summary>A file that goes once the edits are made; null for none.</summary>
    public string? Deletes { get; init; }

    /// <summary>Why there are no edits, in the reader's language; null where there is no reason to have none.</summary>
    public string? Refusal { get; init; }

    public static RefactoringResult Refused(string reason) => new([]) { Refusal = reason };

    /// <summary>Changes of one document, in any order.</summary>
    public static RefactoringResult In(string path, params IEnumerable<TextChange> changes) =>
        new([new DocumentEdit(path, [.. changes.OrderBy(change => change.Span)])]);
}
