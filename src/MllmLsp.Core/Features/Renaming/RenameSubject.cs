using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Features.Renaming;

/// <summary>Something with a name that can be changed wherever it is used.</summary>
/// <param name="Span">Its name under the cursor, in the asking document.</param>
/// <param name="Name">As it is written there: what an editor offers for editing.</param>
public abstract record RenameSubject(TextSpan Span, string Name)
{
    /// <summary>Why it cannot be renamed at all; null where it can.</summary>
    public virtual Wording? Refusal => null;

    /// <summary>The changes that give it another name everywhere, or why that name cannot be.</summary>
    public abstract RenameResult Rename(string name, FeatureContext context);
}

/// <summary>Changes by document, or a reason why there are none.</summary>
/// <param name="Edits">Empty where nothing changes, or <paramref name="Refusal"/> says why not.</param>
public sealed record RenameResult(ImmutableArray<DocumentEdit> Edits, Wording? Refusal = null)
{
    /// <summary>A file that gets another path after the edits; null for none.</summary>
    public FileMove? Move { get; init; }

    /// <summary>Those of the changed places that may mean something else: an editor asks about them where it can.</summary>
    public ImmutableHashSet<(string Path, TextSpan Span)> Doubtful { get; init; } = [];

    public static RenameResult Refused(string english, string chinese) => new([], new Wording(english, chinese));

    /// <summary>Changes of any order, as edits by document; two of one place are one.</summary>
    public static RenameResult Of(IEnumerable<(string Path, TextChange Change)> changes) => new(
        [
            .. changes.Distinct()
                .GroupBy(change => change.Path, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new DocumentEdit(group.Key, [.. group.Select(change => change.Change).OrderBy(change => change.Span)])),
        ]);
}
