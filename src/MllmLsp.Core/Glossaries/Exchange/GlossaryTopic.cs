using System.Collections.Immutable;
using MllmLsp.Core.Localization;

namespace MllmLsp.Core.Glossaries.Exchange;

/// <summary>What is exported together: the concepts of one glossary file.</summary>
/// <param name="Name">The file's name without its extensions; unique within an export.</param>
/// <param name="Title">Of the file; empty where it has none.</param>
/// <param name="Concepts">As they are in force, merged.</param>
public sealed record GlossaryTopic(string Name, LocalizedText Title, ImmutableArray<Concept> Concepts)
{
    private const string Notes = "notes";

    /// <summary>
    /// The concepts of a glossary by the file that defines them, files in the order of their first concept. A built-in concept that a
    /// workspace changes counts to the file that <see cref="Concept.DefinedIn"/> names. Concept notes, each a file, count together.
    /// </summary>
    public static ImmutableArray<GlossaryTopic> Of(Glossary glossary, IEnumerable<Concept> concepts)
    {
        var topics = ImmutableArray.CreateBuilder<GlossaryTopic>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in concepts.GroupBy(concept => IsNote(concept.DefinedIn) ? Notes : concept.DefinedIn))
        {
            var stem = NameOf(group.Key);
            var name = stem;
            for (var number = 2; !names.Add(name); number++)
            {
                name = $"{stem}-{number}";
            }

            topics.Add(new GlossaryTopic(name, glossary.Files.GetValueOrDefault(group.Key)?.Title ?? new LocalizedText(null, null), [.. group]));
        }

        return topics.DrainToImmutable();
    }

    /// <summary>The topic's title, else its name.</summary>
    public string TitleIn(Language language) => Title.In(language) ?? Name;

    /// <summary>Glossaries are YAML; what else defines a concept is a note.</summary>
    private static bool IsNote(string path) => !path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) && !path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase);

    private static string NameOf(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        foreach (var extension in new[] { ".yml", ".yaml", ".md", ".markdown", ".glossary" })
        {
            name = name.EndsWith(extension, StringComparison.OrdinalIgnoreCase) && name.Length > extension.Length ? name[..^extension.Length] : name;
        }

        return name;
    }
}
