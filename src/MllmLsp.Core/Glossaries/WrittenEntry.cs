using System.Collections.Immutable;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>An entry as its file has it, and what became of it.</summary>
/// <param name="Written">The entry alone: its spans lie in its own file.</param>
/// <param name="InForce">The concept of the merged glossary, which may have more from other files.</param>
internal readonly record struct WrittenEntry(GlossaryFile File, Concept Written, Concept InForce)
{
    public string Path => Written.DefinedIn;

    /// <summary>The entries that count, in the order of the files.</summary>
    public static ImmutableArray<WrittenEntry> Of(Glossary glossary, ImmutableArray<GlossaryFile> files, IEnumerable<Concept> leftOut)
    {
        var without = new HashSet<Concept>(leftOut, ReferenceEqualityComparer.Instance);
        var byPlace = new Dictionary<(string, TextSpan), Concept>();
        foreach (var concept in glossary.Concepts)
        {
            byPlace.TryAdd((concept.DefinedIn, concept.Span), concept);
        }

        var entries = ImmutableArray.CreateBuilder<WrittenEntry>();
        foreach (var file in files)
        {
            foreach (var concept in file.Concepts.Where(concept => !without.Contains(concept)))
            {
                // An entry that another one is laid over is found by its id, which the merged concept keeps.
                if ((byPlace.GetValueOrDefault((concept.DefinedIn, concept.Span)) ?? glossary.Find(concept.Id)) is { } inForce)
                {
                    entries.Add(new WrittenEntry(file, concept, inForce));
                }
            }
        }

        return entries.DrainToImmutable();
    }
}
