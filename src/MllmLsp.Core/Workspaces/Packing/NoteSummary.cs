using System.Collections.Immutable;
using MllmLsp.Core.Syntax;

namespace MllmLsp.Core.Workspaces.Packing;

/// <summary>What every reading of a folder asks of each note, so that of most nothing else has to be unpacked.</summary>
/// <param name="Title">As <see cref="Outline.Title"/>.</param>
/// <param name="Aliases">Of the front matter.</param>
/// <param name="Term">As <see cref="FrontMatter.Term"/>.</param>
/// <param name="Suppresses">Whether a comment suppresses findings.</param>
public sealed record NoteSummary(string? Title, ImmutableArray<string> Aliases, bool? Term, bool Suppresses)
{
    public static NoteSummary Of(Outline outline) =>
        new(outline.Title, AliasesOf(outline.FrontMatter), outline.FrontMatter?.Term, !outline.Suppressions.IsEmpty);

    /// <summary>The names in a front matter.</summary>
    public static ImmutableArray<string> AliasesOf(FrontMatter? front) => front is { Aliases.IsEmpty: false } ? [.. front.Aliases.Select(alias => alias.Name)] : [];
}
