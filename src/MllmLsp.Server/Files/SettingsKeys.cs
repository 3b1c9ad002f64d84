using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Server.Files;

/// <summary>Every setting there is: its dotted name and how its value is laid over others. <c>docs/mllm-lsp.schema.json</c> lists the same.</summary>
internal static class SettingsKeys
{
    /// <summary>The group whose keys are the diagnostic codes.</summary>
    public const string Severity = "diagnostics.severity";

    /// <summary>A list of objects, each with patterns and settings for the files that they match. Read by <see cref="SettingsParser"/>.</summary>
    public const string Overrides = "overrides";

    /// <summary>The patterns of one of the <see cref="Overrides"/>.</summary>
    public const string OverriddenFiles = "files";

    public const string IgnoreWords = "ignoreWords";

    public const string Baseline = "baseline";

    /// <summary>By dotted name, sorted.</summary>
    public static ImmutableSortedDictionary<string, SettingKey> All { get; } = new Dictionary<string, SettingKey>
    {
        ["dialect"] = new OneOfKey(
            ["auto", "github", "gitlab", "obsidian"],
            settings => (int)settings.Dialect,
            (settings, index) => settings with { Dialect = (Dialect)index }),
        [Baseline] = new FileKey(BaselineFile.DefaultName, settings => settings.BaselineFile, (settings, path) => settings with { BaselineFile = path }),
        ["links.root"] = new FolderKey(
            settings => settings.LinksRoot,
            (settings, text) => StaysInside(text) ? settings with { LinksRoot = text.Replace('\\', '/').Trim('/') } : null),
        ["wikiLinks.concepts"] = new SwitchKey(settings => settings.WikiLinksToConcepts, (settings, on) => settings with { WikiLinksToConcepts = on }),
        ["wikiLinks.aliases"] = new SwitchKey(settings => settings.WikiLinksToAliases, (settings, on) => settings with { WikiLinksToAliases = on }),
        ["files.extensions"] = new ListKey(
            "a list of file name endings with their dot, such as [\".md\"]",
            "带点的扩展名列表，如 [\".md\"]",
            (text, _) => text.Length > 1 && text[0] == '.' && !text.Contains('/') ? text.ToLowerInvariant() : null,
            settings => settings.Extensions,
            (settings, list) => settings with { Extensions = list }),
        ["files.exclude"] = new GlobsKey(settings => settings.Exclude, (settings, globs) => settings with { Exclude = globs }),
        ["ignoreFiles"] = new GlobsKey(settings => settings.IgnoreFiles, (settings, globs) => settings with { IgnoreFiles = globs }),

        // As with glossaries, a project's words add to the user's.
        [IgnoreWords] = new ListKey(
            "a list of words as the notes write them, such as [\"GPT4\"]",
            "笔记中的写法列表，如 [\"GPT4\"]",
            (text, _) => text.Length > 0 ? text : null,
            settings => settings.IgnoreWords,
            (settings, list) => settings with { IgnoreWords = [.. settings.IgnoreWords.Union(list)] }),
        ["preset"] = new OneOfKey(
            ["default", "strict", "links-only", "terms-only"],
            settings => (int)settings.Preset,
            (settings, index) => settings with { Preset = (Preset)index }),
        ["glossary.builtIn"] = new SwitchKey(settings => settings.BuiltInGlossary, (settings, on) => settings with { BuiltInGlossary = on }),

        // A project's list adds to the user's: notes cannot switch off a glossary that the user chose.
        ["glossary.files"] = new ListKey(
            "a list of glossary files; those that a project's own mllm-lsp.json names lie inside its root",
            "术语表文件列表；项目自带的 mllm-lsp.json 只能列出根目录内的文件",
            (text, source) => source.Locate(text),
            settings => settings.GlossaryFiles,
            (settings, list) => settings with { GlossaryFiles = [.. settings.GlossaryFiles.Union(list)] }),
        ["glossary.notes"] = new ListKey(
            "a list of folders or patterns as in .gitignore, such as [\"concepts/\"]",
            "文件夹或与 .gitignore 写法相同的模式的列表，如 [\"concepts/\"]",
            (text, _) => text.Length > 0 ? text : null,
            settings => settings.ConceptNotes,
            (settings, list) => settings with { ConceptNotes = list }),
        ["completion.pinyin"] = new SwitchKey(settings => settings.PinyinCompletion, (settings, on) => settings with { PinyinCompletion = on }),
        ["editor.semanticTokens"] = new SwitchKey(settings => settings.SemanticTokens, (settings, on) => settings with { SemanticTokens = on }),
        ["editor.codeLens"] = new SwitchKey(settings => settings.CodeLenses, (settings, on) => settings with { CodeLenses = on }),
        ["editor.inlayHints"] = new SwitchKey(settings => settings.InlayHints, (settings, on) => settings with { InlayHints = on }),
        ["diagnostics.scope"] = new OneOfKey(
            ["open", "workspace"],
            settings => (int)settings.DiagnosticScope,
            (settings, index) => settings with { DiagnosticScope = (DiagnosticScope)index }),
    }.Concat(DiagnosticCodes.DefaultSeverities.Keys.Select(SeverityOf)).ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>The keys that an entry of <see cref="Overrides"/> may have beside <see cref="OverriddenFiles"/>: those that judge findings.</summary>
    public static ImmutableSortedDictionary<string, SettingKey> Overridable { get; } = All
        .Where(key => key.Key is "preset" or IgnoreWords || key.Key.StartsWith(Severity + ".", StringComparison.Ordinal))
        .ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static KeyValuePair<string, SettingKey> SeverityOf(string code) => new($"{Severity}.{code}", new OneOfKey(
        ["off", "error", "warning", "information", "hint"],
        settings => (int?)settings.SeverityOf(code) ?? 0,
        (settings, index) => settings with { Severities = settings.Severities.SetItem(code, index == 0 ? null : (Core.Diagnostics.Severity)index) }));

    /// <summary>Whether the parts of a relative path never climb above where it starts.</summary>
    private static bool StaysInside(string path)
    {
        var depth = 0;
        foreach (var part in path.Split('/', '\\'))
        {
            depth += part switch { "" or "." => 0, ".." => -1, _ => 1 };
            if (depth < 0)
            {
                return false;
            }
        }

        return true;
    }
}
