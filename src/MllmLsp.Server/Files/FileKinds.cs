using System.Collections.Immutable;

namespace MllmLsp.Server.Files;

/// <summary>What a path's name says about it.</summary>
internal static class FileKinds
{
    private static readonly string[] OpaqueNames = [".git", ".hg", ".svn", "node_modules"];
    private static readonly string[] YamlExtensions = [".yml", ".yaml"];

    /// <summary>Folders that other programs fill: too large to list, and nothing that a note should link to.</summary>
    public static bool IsOpaqueName(ReadOnlySpan<char> name)
    {
        foreach (var opaque in OpaqueNames)
        {
            if (name.SequenceEqual(opaque))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether any part of a path has an opaque name.</summary>
    public static bool IsBelowOpaqueName(ReadOnlySpan<char> path)
    {
        foreach (var part in path.Split('/'))
        {
            if (IsOpaqueName(path[part]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Folders that begin with a dot belong to tools; notes in them are not indexed.</summary>
    public static bool IsHiddenName(ReadOnlySpan<char> name) => name.StartsWith('.');

    /// <param name="extensions">With the dot, lower case.</param>
    public static bool IsNote(ReadOnlySpan<char> path, ImmutableArray<string> extensions) => EndsWithAny(path, extensions.AsSpan());

    /// <summary>BibTeX and BibLaTeX.</summary>
    public static bool IsBibliography(ReadOnlySpan<char> path) => path.EndsWith(".bib", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a path can be a glossary by its extension.</summary>
    public static bool IsYaml(ReadOnlySpan<char> path) => EndsWithAny(path, YamlExtensions);

    /// <summary><c>*.glossary.yml</c> and <c>*.glossary.yaml</c> anywhere; any YAML below a folder <c>glossary</c> of the workspace.</summary>
    /// <param name="below">Path relative to the root.</param>
    public static bool IsGlossary(ReadOnlySpan<char> below)
    {
        if (!IsYaml(below))
        {
            return false;
        }

        var stem = below[..below.LastIndexOf('.')];
        return stem.EndsWith(".glossary", StringComparison.OrdinalIgnoreCase)
            || below.StartsWith("glossary/", StringComparison.Ordinal)
            || below.Contains("/glossary/", StringComparison.Ordinal);
    }

    private static bool EndsWithAny(ReadOnlySpan<char> path, ReadOnlySpan<string> extensions)
    {
        foreach (var extension in extensions)
        {
            if (path.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
