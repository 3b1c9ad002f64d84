using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;

namespace MllmLsp.Core.Workspaces;

/// <summary>Whose rules decide what a link means.</summary>
public enum Dialect
{
    /// <summary>Obsidian's where the root holds <c>.obsidian</c>, else GitHub's with wiki links.</summary>
    Auto,
    GitHub,
    GitLab,
    Obsidian,
}

/// <summary>Which documents get diagnostics.</summary>
public enum DiagnosticScope
{
    OpenDocuments,
    Workspace,
}

/// <summary>Everything a user can set, in the one shape of <c>mllm-lsp.json</c>, the client's configuration and its initialization options.</summary>
public sealed record Settings
{
    public static Settings Default { get; } = new();

    public Dialect Dialect { get; init; } = Dialect.Auto;

    /// <summary><c>links.root</c>: the folder, relative to the root, that a leading <c>/</c> in a destination stands for.</summary>
    public string LinksRoot { get; init; } = "";

    /// <summary><c>wikiLinks.concepts</c>: a wiki link may name a glossary concept.</summary>
    public bool WikiLinksToConcepts { get; init; } = true;

    /// <summary><c>wikiLinks.aliases</c>: a wiki link may name a front-matter alias.</summary>
    public bool WikiLinksToAliases { get; init; }

    /// <summary><c>files.extensions</c>: of notes, with the dot, lower case.</summary>
    public ImmutableArray<string> Extensions { get; init; } = [".md", ".markdown"];

    /// <summary><c>files.exclude</c>: globs, relative to the folder, of notes that are not indexed.</summary>
    public ImmutableArray<string> Exclude { get; init; } = [];

    /// <summary><c>glossary.builtIn</c>: the MLLM glossary that comes with the program.</summary>
    public bool BuiltInGlossary { get; init; } = true;

    /// <summary><c>glossary.files</c>: glossary files outside the folder, absolute or relative to it.</summary>
    public ImmutableArray<string> GlossaryFiles { get; init; } = [];

    /// <summary><c>glossary.notes</c>: globs, relative to the root, of notes that are glossary entries without saying so.</summary>
    public ImmutableArray<string> ConceptNotes { get; init; } = [];

    /// <summary><c>completion.pinyin</c>.</summary>
    public bool PinyinCompletion { get; init; } = true;

    /// <summary><c>editor.semanticTokens</c>: terms, tags and broken links are coloured.</summary>
    public bool SemanticTokens { get; init; }

    /// <summary><c>editor.codeLens</c>: references are counted above notes, headings and concepts.</summary>
    public bool CodeLenses { get; init; }

    /// <summary><c>editor.inlayHints</c>: an abbreviation's expansion is shown where a note first uses it.</summary>
    public bool InlayHints { get; init; }

    /// <summary><c>diagnostics.scope</c>.</summary>
    public DiagnosticScope DiagnosticScope { get; init; } = DiagnosticScope.OpenDocuments;

    /// <summary><c>diagnostics.severity</c>: by code; null switches the code off.</summary>
    public ImmutableSortedDictionary<string, Severity?> Severities { get; init; } =
        ImmutableSortedDictionary.Create<string, Severity?>(StringComparer.Ordinal);

    /// <summary>The findings with the severities that hold here, without those that are switched off.</summary>
    public IEnumerable<Diagnostic> Judge(IEnumerable<Diagnostic> findings)
    {
        foreach (var finding in findings)
        {
            if (!Severities.TryGetValue(finding.Code, out var severity))
            {
                yield return finding;
            }
            else if (severity is { } set)
            {
                yield return finding with { Severity = set };
            }
        }
    }
}
