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

    /// <summary><c>files.exclude</c>: notes that are not indexed.</summary>
    public PathGlobs Exclude { get; init; } = PathGlobs.None;

    /// <summary><c>preset</c>: the rules that are on where <see cref="Severities"/> says nothing.</summary>
    public Preset Preset { get; init; } = Preset.Default;

    /// <summary><c>ignoreFiles</c>: files without findings; they are indexed.</summary>
    public PathGlobs IgnoreFiles { get; init; } = PathGlobs.None;

    /// <summary><c>ignoreWords</c>: words that are no terms here, as they are written.</summary>
    public ImmutableArray<string> IgnoreWords { get; init; } = [];

    /// <summary><c>overrides</c>: what holds for some files only; of several the last that says something counts.</summary>
    public ImmutableArray<SettingsOverride> Overrides { get; init; } = [];

    /// <summary><c>glossary.builtIn</c>: the MLLM glossary that comes with the program.</summary>
    public bool BuiltInGlossary { get; init; } = true;

    /// <summary><c>glossary.files</c>: glossary files outside the folder, absolute or relative to it.</summary>
    public ImmutableArray<string> GlossaryFiles { get; init; } = [];

    /// <summary><c>baseline</c>: the file of known findings, absolute or relative to the folder; null for none.</summary>
    public string? BaselineFile { get; init; }

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

    /// <summary>True in the settings of one file (<see cref="ForFile"/>) that <see cref="IgnoreFiles"/> names.</summary>
    public bool IsIgnored { get; init; }

    /// <summary>The settings with what the overrides say of one file laid over.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="folder">The folder to which patterns without one of their own are relative.</param>
    public Settings ForFile(string path, string folder)
    {
        var result = IgnoreFiles.Include(path, folder) ? this with { IsIgnored = true } : this;
        foreach (var over in Overrides)
        {
            result = over.Files.Include(path, folder) ? over.Over(result) : result;
        }

        return result;
    }

    /// <summary>What a code counts as where its rule has no word of its own; null where it is off.</summary>
    public Severity? SeverityOf(string code) =>
        Severities.TryGetValue(code, out var severity) ? severity : Preset.Includes(code) ? DiagnosticCodes.DefaultSeverities[code] : null;

    /// <summary>The findings with the severities that hold here, without those that are switched off.</summary>
    public IEnumerable<Diagnostic> Judge(IEnumerable<Diagnostic> findings)
    {
        foreach (var finding in IsIgnored ? [] : findings)
        {
            if (Severities.TryGetValue(finding.Code, out var severity))
            {
                if (severity is { } set)
                {
                    yield return finding with { Severity = set };
                }
            }
            else if (Preset.Includes(finding.Code))
            {
                yield return finding;
            }
        }
    }
}
