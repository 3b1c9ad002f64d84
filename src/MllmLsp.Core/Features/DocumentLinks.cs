using System.Collections.Immutable;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary>A part of a note that a click can follow.</summary>
/// <param name="Span">The target as written: destination, or a wiki link's target with its fragment.</param>
/// <param name="Target">Where it leads in the workspace; null for an address.</param>
/// <param name="Address">A web or mail address as written; null for a place in the workspace.</param>
/// <param name="Tooltip">The title of what it leads to, or null.</param>
public sealed record DocumentLink(TextSpan Span, Location? Target, string? Address, string? Tooltip);

/// <summary><c>textDocument/documentLink</c>: every link that leads somewhere. What leads nowhere is none: diagnostics speak of it.</summary>
public static class DocumentLinks
{
    /// <summary>In the order of the text. Linear in the references of the note.</summary>
    public static ImmutableArray<DocumentLink> Of(Workspace workspace, Document document, FeatureContext context)
    {
        var links = ImmutableArray.CreateBuilder<DocumentLink>();
        foreach (var reference in document.Outline.References)
        {
            if (!reference.WholeTargetSpan.IsEmpty && Link(workspace, document, reference, context) is { } link)
            {
                links.Add(link);
            }
        }

        return links.ToImmutable();
    }

    private static DocumentLink? Link(Workspace workspace, Document document, in Reference reference, FeatureContext context)
    {
        if (reference.HasDestination && Destination.Classify(reference.Target) == DestinationKind.External)
        {
            return IsSafeAddress(reference.Target)
                ? new DocumentLink(reference.WholeTargetSpan, null, reference.Fragment is { } fragment ? $"{reference.Target}#{fragment}" : reference.Target, null)
                : null;
        }

        var resolution = Resolver.Resolve(workspace, document, reference);
        if (resolution.Concept is { } concept)
        {
            return new DocumentLink(reference.WholeTargetSpan, Definition.Entry(concept), null, concept.NameIn(context.Language));
        }

        if (resolution.Path is not { } path || resolution.Status is ResolutionStatus.Unchecked || (resolution.IsFolder && resolution.Document is null))
        {
            return null;
        }

        var place = resolution.Place is { } whole ? new Location(path, whole, resolution.PlaceName ?? whole) : new Location(path, default, default);
        return new DocumentLink(reference.WholeTargetSpan, place, null, Title(workspace, document, resolution, path));
    }

    private static string? Title(Workspace workspace, Document document, Resolution resolution, string path)
    {
        if (resolution is { HeadingIndex: { } index, Document: { } target })
        {
            return path == document.Path ? target.Outline.Headings[index].Text : $"{Name(target)} › {target.Outline.Headings[index].Text}";
        }

        return path == document.Path ? null
            : resolution.Document is { } note ? Name(note)
            : workspace.FolderOf(path) is { } folder ? PathText.Relative(folder.Path, path)
            : PathText.Name(path);
    }

    private static string Name(Document note) => note.Outline.Title is { Length: > 0 } title ? title : PathText.Stem(note.Path);

    /// <summary>Only what a click in a browser may do: a note cannot make an editor run a command.</summary>
    private static bool IsSafeAddress(string target) =>
        target.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || target.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || target.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);
}
