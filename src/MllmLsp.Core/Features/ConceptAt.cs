using MllmLsp.Core.Features.GlossaryFiles;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary>The concept under the cursor, for views that follow it.</summary>
public static class ConceptAt
{
    /// <summary>A term, or the concept that a wiki link or a property of a concept note names; null where there is none.</summary>
    public static Concept? Find(Workspace workspace, Document document, int offset)
    {
        if (TermAt.Find(workspace, document, offset) is { } term)
        {
            return term.Concept;
        }

        return document.Outline.ReferenceAt(offset) is { } reference && Resolver.Resolve(workspace, document, reference).Concept is { } linked
            ? linked
            : NoteProperty.At(workspace, document, offset)?.Concept;
    }

    /// <summary>In a glossary file: the concept that an id names, else the one whose entry is around; null between entries.</summary>
    public static Concept? Find(Workspace workspace, GlossaryDocument document, int offset)
    {
        if (GlossaryNavigation.At(workspace, document, offset) is var (named, _))
        {
            return named;
        }

        var file = workspace.GlossaryAround(document.Path).Files.GetValueOrDefault(document.Path);
        return file is null or { IsBroken: true } ? null : file.Concepts.FirstOrDefault(concept => concept.Span.Touches(offset));
    }
}
