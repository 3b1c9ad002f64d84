using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Refactorings;

/// <summary>What a link is to lead to.</summary>
/// <param name="Heading">Index of a heading of the note; null for none.</param>
/// <param name="Anchor">Where a block id or an HTML anchor is written; null for none. With neither it is the file as a whole.</param>
internal readonly record struct LinkTarget(string Path, int? Heading = null, TextSpan? Anchor = null)
{
    public bool IsWhole => Heading is null && Anchor is null;

    /// <summary>What a reference leads to; null where it leads to no file.</summary>
    public static LinkTarget? Of(Resolution found) => found is { Status: ResolutionStatus.Found or ResolutionStatus.WrongCase, Path: { } path }
        ? new LinkTarget(path, found.HeadingIndex, found.HeadingIndex is null ? found.PlaceName : null)
        : null;

    public bool IsMetBy(Resolution found) => Of(found) == this;
}
