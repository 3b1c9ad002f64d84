using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary><c>textDocument/prepareTypeHierarchy</c> over <c>broader</c>: supertypes are the broader concepts, subtypes the narrower ones.</summary>
public static class ConceptHierarchy
{
    /// <summary>The concepts that the term or link at an offset of a note means; empty where there is none.</summary>
    public static ImmutableArray<Concept> At(Workspace workspace, Document document, int offset)
    {
        if (document.Outline.ReferenceAt(offset) is { } reference && Resolver.Resolve(workspace, document, reference).Concept is { } linked)
        {
            return [linked];
        }

        return TermAt.Find(workspace, document, offset) is { } term ? [term.Concept, .. term.Homonyms] : [];
    }

    /// <summary>The concept whose entry an offset of a glossary file lies in; null outside of all entries.</summary>
    public static Concept? At(GlossaryFile file, Glossary glossary, int offset) =>
        file.Concepts.FirstOrDefault(concept => concept.Span.Touches(offset)) is { } entry ? glossary.Find(entry.Id) ?? entry : null;

    public static ImmutableArray<Concept> Broader(Glossary glossary, string id) =>
        glossary.Find(id) is { } concept
            ? [.. concept.Relations.Where(relation => relation.Kind == RelationKind.Broader).Select(relation => glossary.Find(relation.Target)).OfType<Concept>().Distinct()]
            : [];

    /// <summary>Linear in the relations of the glossary.</summary>
    public static ImmutableArray<Concept> Narrower(Glossary glossary, string id) =>
        [.. glossary.Concepts.Where(concept => concept.Relations.Any(relation => relation.Kind == RelationKind.Broader && relation.Target == id))];
}
