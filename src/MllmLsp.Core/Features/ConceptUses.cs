using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary>An id of a concept where a glossary file or concept note names it.</summary>
/// <param name="Id">As it is written there.</param>
internal readonly record struct ConceptUse(string Path, TextSpan Span, string Id);

/// <summary>Finds the relations that lead to a concept.</summary>
internal static class ConceptUses
{
    /// <summary>
    /// Of every entry in force, built-in ones included, and each judged by the glossary in force for its own file: nested glossaries may give one
    /// id to different concepts. Links in front matter are references of the note, and not among these. Linear in the relations.
    /// </summary>
    public static IEnumerable<ConceptUse> Of(Workspace workspace, Concept concept)
    {
        var files = workspace.GlossaryFiles.Values
            .Concat(workspace.ConceptNotes.Values)
            .Concat(workspace.GlossaryAround(concept.DefinedIn).Files.Values)
            .DistinctBy(file => file.Path);
        foreach (var file in files)
        {
            var glossary = workspace.GlossaryAround(file.Path);
            foreach (var entry in file.Concepts)
            {
                foreach (var relation in entry.Relations.Where(relation => relation.Kind != RelationKind.ExactMatch && !relation.IsLink))
                {
                    if (AreSame(glossary.Find(relation.Target), concept))
                    {
                        yield return new ConceptUse(file.Path, relation.Span, relation.Target);
                    }
                }

                for (var i = 0; i < entry.ReplacedBy.Length; i++)
                {
                    if (AreSame(glossary.Find(entry.ReplacedBy[i]), concept))
                    {
                        yield return new ConceptUse(file.Path, entry.ReplacedBySpans[i], entry.ReplacedBy[i]);
                    }
                }
            }
        }
    }

    /// <summary>Whether two glossaries mean one entry, whatever each has laid over or below it.</summary>
    public static bool AreSame(Concept? one, Concept other) =>
        one is not null && one.DefinedIn == other.DefinedIn && one.NameSpan == other.NameSpan;
}
