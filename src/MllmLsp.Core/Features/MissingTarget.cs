using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary>A file that is not there: every link that would lead to it, were it made.</summary>
/// <param name="Wanted">As in <see cref="Resolution.Wanted"/>; with or without a note's extension it is one file.</param>
/// <param name="Fragment">The heading that is asked about; null for the file as a whole.</param>
internal sealed record MissingTarget(string Wanted, bool IsName, string? Fragment) : ReferenceTarget
{
    public override Location? Declaration => null;

    /// <summary>Null where a reference names no file, or one that is there.</summary>
    public static MissingTarget? Of(Workspace workspace, Document document, in Reference reference, int offset)
    {
        if (Resolver.Resolve(workspace, document, reference) is not { Status: ResolutionStatus.MissingFile, Wanted: { } wanted })
        {
            return null;
        }

        var isFragment = reference.Fragment is not null && reference.FragmentSpan.Touches(offset) && !reference.TargetSpan.Touches(offset);
        return new MissingTarget(wanted, reference.IsWiki, isFragment ? reference.Fragment : null);
    }

    public override TextSpan NamedIn(in Reference reference) => Fragment is null ? reference.TargetSpan : reference.FragmentSpan;

    public override IEnumerable<Document> Users(Workspace workspace, Document? asking) =>
        workspace.SettingsFor(asking?.Path ?? Wanted).Extensions.Add("")
            .SelectMany(extension => workspace.MayReferTo(Wanted + extension))
            .DistinctBy(note => note.Path);

    protected override bool IsMeantBy(Workspace workspace, Document note, in Reference reference) =>
        reference.IsWiki == IsName
        && (IsName || reference.HasDestination)
        && (Fragment is null || string.Equals(reference.Fragment, Fragment, StringComparison.OrdinalIgnoreCase))
        && Resolver.Resolve(workspace, note, reference) is { Status: ResolutionStatus.MissingFile, Wanted: { } wanted }
        && Key(workspace, wanted) == Key(workspace, Wanted);

    private static string Key(Workspace workspace, string wanted)
    {
        var extension = PathText.Extension(wanted);
        return NameKey.Folded(workspace.SettingsFor(wanted).Extensions.Contains(extension) ? wanted[..^extension.Length] : wanted);
    }
}
